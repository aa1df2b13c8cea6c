"""Who is asking, and what they may see."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """Every question to the library is asked by one. `drives` is the scope: None means every drive."""

    login: str
    name: str = ""
    drives: frozenset[str] | None = None
    is_administrator: bool = False

    def may_see(self, drive: str) -> bool:
        return self.drives is None or drive in self.drives
