"""What the address of the reminders' page says: what is written by hand, to whom, and which part of the log. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

Kind = Literal["remind", "praise", "correction"]
Show = Literal["all", "waiting", "failed"]
KINDS: tuple[Kind, ...] = ("remind", "praise", "correction")
SHOWS: tuple[Show, ...] = ("all", "waiting", "failed")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class RemindersView:
    """`task`, `unit`: codes, `person`: a login; all "" where nothing is written."""

    task: str = ""
    unit: str = ""
    person: str = ""
    kind: Kind = "remind"
    show: Show = "all"


def read(params: Mapping[str, Sequence[str]]) -> RemindersView:
    """What makes no sense is passed over."""
    said = {name: next(iter(values), "").strip()[:_LONGEST] for name, values in params.items()}
    return RemindersView(
        said.get("task", ""),
        said.get("unit", ""),
        said.get("person", ""),
        next((one for one in KINDS if one == said.get("kind")), "remind"),
        next((one for one in SHOWS if one == said.get("show")), "all"),
    )


def write(view: RemindersView) -> dict[str, list[str]]:
    usual = RemindersView()
    said = {name: getattr(view, name) for name in ("task", "unit", "person", "kind", "show")}
    return {name: [value] for name, value in said.items() if value != getattr(usual, name)}


def page_of(task: str, unit: str = "", person: str = "", kind: Kind = "remind") -> str:
    """The page with the form filled in, as other pages link to it."""
    return "reminders?" + urlencode(write(RemindersView(task, unit, person, kind)), doseq=True)
