"""Who is asking, and what they may see."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """Every question to the library is asked by one. `drives` is the scope: None means every drive.

    `acts_as`: who a visitor of an open page says to be. It is written down with what they say, and shows them nothing.
    """

    login: str
    name: str = ""
    drives: frozenset[str] | None = None
    is_administrator: bool = False
    acts_as: str = ""

    def may_see(self, drive: str) -> bool:
        return self.drives is None or drive in self.drives
