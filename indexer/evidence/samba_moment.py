"""The times of log lines: with a zone, local, or without a year. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_AHEAD = timedelta(days=1)  # how far a clock may be before ours


@dataclass(frozen=True, slots=True)
class Moments:
    """`zone`: of times that name none. `written`: when the log was last written to, which tells the year where the
    line does not. `received`: the time of lines without any; None where they are older than our looking.
    """

    zone: ZoneInfo
    written: datetime
    received: datetime | None = None

    def of(self, text: bytes) -> datetime | None:
        """Aware UTC; b"" is a line without a time. None where there is no such time."""
        if not text:
            return self.received
        try:
            if text[:1].isalpha():
                return self._without_year(text.decode("ascii"))
            at = datetime.fromisoformat(text.decode("ascii").replace("/", "-").replace(",", "."))
            return (at if at.tzinfo else at.replace(tzinfo=self.zone)).astimezone(UTC)
        except (ValueError, OverflowError):
            return None

    def _without_year(self, text: str) -> datetime | None:
        """`Nov 22 14:53:58`: the newest such day that had come when the log was written."""
        newest = (self.written + _AHEAD).astimezone(self.zone)
        for year in range(newest.year, newest.year - 5, -1):  # a 29 February is not in every year
            try:
                at = datetime.strptime(f"{year} {text}", "%Y %b %d %H:%M:%S").replace(tzinfo=self.zone)
            except ValueError:
                continue
            if at <= newest:
                return at.astimezone(UTC)
        return None
