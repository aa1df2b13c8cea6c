"""The address of one task's page. Pure."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

_LONGEST = 100


def read(params: Mapping[str, Sequence[str]]) -> str:
    """The code an address asks for, "" for none."""
    return " ".join(next(iter(params.get("code", ())), "").split())[:_LONGEST]


def task_page(code: str, **more: str) -> str:
    return "task?" + urlencode({"code": code, **more})


def reminder_page(code: str, unit: str) -> str:
    """Where a head reminds a unit of its part."""
    return "reminders?" + urlencode({"task": code, "unit": unit})
