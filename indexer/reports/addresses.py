"""Addresses of the pages that a report's numbers lead to. Pure; "" where no address of the page is known."""

from datetime import date
from urllib.parse import urlencode

_LONGEST = 2000  # signs; spreadsheets refuse longer ones


class Addresses:
    def __init__(self, base: str, since: date, until: date) -> None:
        """`base`: the address people type for the pages, "" where there is none."""
        self._base = base.rstrip("/")
        self._period = {"since": since.isoformat(), "until": until.isoformat()}

    def task(self, code: str) -> str:
        return self._made("task", {"code": code})

    def activity(self, **asked: str) -> str:
        """What happened in the period; `task` by its code, `unit` and `person` by their names."""
        return self._made("activity", {**{key: value for key, value in asked.items() if value}, **self._period})

    def _made(self, page: str, asked: dict[str, str]) -> str:
        made = f"{self._base}/{page}?{urlencode(asked)}"
        return made if self._base and len(made) <= _LONGEST else ""
