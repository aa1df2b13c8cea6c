"""Who is reminded of what on a day, in an office whose work is given."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from indexer.coordination.reminding import next_office_hour, reminders
from indexer.coordination.working_days import PUBLIC
from indexer.model.task import Share, Task
from tests.service.reminded import configured, day


class Seen:
    """`Eyes` that were told what they see: units that worked, and that are silent."""

    def __init__(self, worked: str = "", silent: str = "") -> None:
        self._worked, self._silent = worked.split(), silent.split()

    def has_worked(self, task: Task, unit: str) -> bool:
        return unit in self._worked

    def is_silent(self, task: Task, unit: str) -> bool:
        return unit in self._silent


TASK = Task("A", "a", lead="NS", coordinating=(Share("DT"), Share("TT")), assigned_on=day(2), due_on=day(20))
"""Fourteen working days; on the 12th eight of them are gone, on the 13th nine."""


def told(home: Path, today: date, *tasks: Task, **seen: Seen) -> list[tuple[str, str, str]]:
    """(occasion, unit, person); `seen` by person, with _ for the dot of a login."""
    eyes = {login.replace("_", "."): one for login, one in seen.items()}
    found = reminders(tasks, configured(home), today, lambda login: eyes.get(login, Seen()), is_wanted=lambda one: True)
    return [(one.occasion.value, one.unit, one.person) for one in found]


def test_silence_is_told_when_sixty_percent_of_the_time_is_gone(tmp_path: Path) -> None:
    eyes = {login: Seen(silent="DT") for login in ("dung_pv", "hoa_tt", "giang_lt")}
    assert told(tmp_path, day(11), TASK, **eyes) == []
    assert told(tmp_path, day(13), TASK, **eyes) == [("silent", "DT", "dung.pv"), ("silent", "DT", "hoa.tt")]


def test_silence_is_told_to_whom_it_can_be_told_alone(tmp_path: Path) -> None:
    assert told(tmp_path, day(13), TASK, hoa_tt=Seen(silent="DT")) == [("silent", "DT", "hoa.tt")]
    assert told(tmp_path, day(13), TASK, hoa_tt=Seen(worked="DT", silent="DT")) == []


def test_without_a_deadline_or_a_day_of_assignment_nobody_is_silent(tmp_path: Path) -> None:
    eyes = {"hoa_tt": Seen(silent="DT NS")}
    without = Task("A", "a", lead="NS", coordinating=(Share("DT"),))
    assert told(tmp_path, day(13), without, Task("B", "b", lead="NS", due_on=day(30)), **eyes) == []


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-03-09T09:00", "2026-03-09T09:00"),
        ("2026-03-09T06:00", "2026-03-09T07:30"),
        ("2026-03-09T17:00", "2026-03-10T07:30"),
        ("2026-03-13T20:00", "2026-03-16T07:30"),
        ("2026-04-29T18:00", "2026-05-04T07:30"),
    ],
)
def test_the_next_office_hour(moment: str, opens: str) -> None:
    local = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert next_office_hour(local, (time(7, 30), time(17)), PUBLIC).isoformat()[:16] == opens
