"""Numbers, sizes, days and times as people of one language write them. Pure: the time now and the zone are given."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from webui.words import Words

_KILO = 1024
_UNITS = ("KB", "MB", "GB", "TB")
_FEW_DAYS = 30


@dataclass(frozen=True, slots=True)
class Formats:
    """`now` is aware; days and times are shown in `zone`."""

    words: Words
    zone: ZoneInfo
    now: datetime

    @property
    def today(self) -> date:
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def number(self, value: int) -> str:
        """1.011 in Vietnamese, 1,011 in English."""
        shown = f"{value:,}"
        return shown.replace(",", ".") if self._is_vietnamese else shown

    def counted(self, key: str, value: int) -> str:
        return self.words.counted(key, value, self.number(value))

    def size(self, count: int) -> str:
        """Bytes as 12 KB, 20,3 MB; never less than 1 KB but for an empty file."""
        if count <= 0:
            return "0 KB"
        amount = max(count / _KILO, 1.0)
        for unit in _UNITS:
            if amount < _KILO or unit == _UNITS[-1]:
                break
            amount /= _KILO
        shown = f"{amount:.0f}" if unit == "KB" or amount >= 100 else f"{amount:.1f}".removesuffix(".0")
        return f"{shown.replace('.', ',') if self._is_vietnamese else shown} {unit}"

    def day_and_month(self, day: date) -> str:
        """30/07, or 30 Jul."""
        return self.date(day)[:-5]

    def month(self, day: date) -> str:
        """07/2025, or Jul 2025."""
        return self.date(day)[3:] if self._is_vietnamese else self.date(day).partition(" ")[2]

    def date(self, day: date) -> str:
        """30/07/2025, or 30 Jul 2025."""
        if self._is_vietnamese:
            return f"{day.day:02}/{day.month:02}/{day.year}"
        months = self.words("heat.months").split()
        return f"{day.day} {months[day.month - 1]} {day.year}"

    def time(self, moment: datetime) -> str:
        """14:30"""
        return moment.astimezone(self.zone).strftime("%H:%M")

    def moment(self, moment: datetime) -> str:
        """14:30 for today, 14:30 30/07/2025 for any other day."""
        day = self.day_of(moment)
        return self.time(moment) if day == self.today else f"{self.time(moment)} {self.date(day)}"

    def exactly(self, moment: datetime) -> str:
        """14:30 30/07/2025, for today too."""
        return f"{self.time(moment)} {self.date(self.day_of(moment))}"

    def ago(self, moment: datetime) -> str:
        """How long ago, counted in calendar days from yesterday on; the date after a month, and for the future."""
        minutes = int((self.now - moment).total_seconds() // 60)
        days = (self.today - self.day_of(moment)).days
        if minutes < -1 or days > _FEW_DAYS:
            return self.date(self.day_of(moment))
        if minutes < 1:
            return self.words("ago.now")
        if minutes < 60:
            return self.counted("ago.minutes", minutes)
        if days < 1:
            return self.counted("ago.hours", minutes // 60)
        return self.counted("ago.days", days)

    @property
    def _is_vietnamese(self) -> bool:
        return self.words.language == "vi"
