"""Owner of table `tag_lesson`: how often suggestions for this reason were right and wrong."""

import sqlite3
from collections.abc import Mapping


class TagLessons:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def all(self) -> dict[str, tuple[float, float]]:
        """Reason -> (accepted, refused), each the sum of how much the reason counted."""
        found = self._sql.execute("SELECT reason, accepted, refused FROM tag_lesson")
        return {reason: (accepted, refused) for reason, accepted, refused in found}

    def learn(self, reasons: Mapping[str, float], *, accepted: bool, back: bool = False) -> None:
        """One decision on a suggestion; `back`: it was taken back."""
        column, sign = "accepted" if accepted else "refused", -1.0 if back else 1.0
        self._sql.executemany(
            f"INSERT INTO tag_lesson (reason, accepted, refused) VALUES (?, {'?, 0' if accepted else '0, ?'})"
            f" ON CONFLICT (reason) DO UPDATE SET {column} = {column} + ?",
            [(reason, sign * worth, sign * worth) for reason, worth in sorted(reasons.items())],
        )
