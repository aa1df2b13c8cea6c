"""Which days are worked, and counting in them. Pure; what the configuration says goes before the table of holidays."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from indexer.config.tree import CalendarConfig
from indexer.vietnamese.days_off import public_days

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """`off`: days of the week that are not worked; `worked`: days of weekends that are. Both in order, each once."""

    off: tuple[date, ...] = ()
    worked: tuple[date, ...] = ()

    def is_working_day(self, day: date) -> bool:
        is_weekend = day.weekday() >= _SATURDAY
        days = self.worked if is_weekend else self.off
        at = bisect_left(days, day)
        return is_weekend is (at < len(days) and days[at] == day)

    def working_day_from(self, day: date) -> date:
        """The day itself where it is worked, else the next one that is."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def after(self, day: date, count: int) -> date:
        """So many working days later; the first one counted is the next day that is worked."""
        while count > 0:
            day = self.working_day_from(day + _DAY)
            count -= 1
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative where `end` lies before."""
        if end < start:
            return -self.between(end, start)
        days = (end - start).days
        weeks, rest = divmod(days, 7)
        plain = weeks * 5 + sum((start + _DAY * (weeks * 7 + n)).weekday() < _SATURDAY for n in range(1, rest + 1))
        off, worked = (bisect_right(days, end) - bisect_right(days, start) for days in (self.off, self.worked))
        return plain - off + worked


@cache
def calendar_of(config: CalendarConfig) -> Calendar:
    """The public calendar with the office's own days: `days_off` are never worked, `working_weekends` always."""
    off, worked = public_days()
    mine = frozenset(config.working_weekends)
    own_off = frozenset(config.days_off)
    return Calendar(
        tuple(sorted(day for day in (off - mine) | own_off if day.weekday() < _SATURDAY)),
        tuple(sorted(day for day in (worked | mine) - own_off if day.weekday() >= _SATURDAY)),
    )


PUBLIC = calendar_of(CalendarConfig())
"""The public calendar as it is."""
