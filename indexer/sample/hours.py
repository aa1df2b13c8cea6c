"""Moments of office work: weekdays, in office hours of Vietnam, as aware UTC times. Pure."""

from datetime import UTC, date, datetime, timedelta
from random import Random

VIETNAM = timedelta(hours=7)  # UTC+7 the whole year
_HOURS = (7, 8, 8, 9, 9, 10, 10, 11, 13, 14, 14, 15, 15, 16, 16)


def moment(random: Random, day: date) -> datetime:
    """A second of that day; of the Friday before where it is no working day."""
    if day.weekday() >= 5:
        day -= timedelta(days=day.weekday() - 4)
    local = datetime(day.year, day.month, day.day, random.choice(_HOURS), random.randrange(60), random.randrange(60))
    return local.replace(tzinfo=UTC) - VIETNAM


def later(random: Random, at: datetime) -> datetime:
    """Usually within two weeks, sometimes months on; always after `at`."""
    days = 1 + min(int(random.expovariate(0.12)), 90)
    return max(moment(random, (at + VIETNAM).date() + timedelta(days=days)), at + timedelta(minutes=20))


def local_day(at: datetime) -> date:
    return (at + VIETNAM).date()
