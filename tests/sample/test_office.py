"""People and hours of the sample office, over many seeds."""

from datetime import UTC, date, timedelta
from random import Random

import pytest

from indexer.sample.hours import VIETNAM, later, moment
from indexer.sample.office import NOBODY, office

SEEDS = range(20)


@pytest.mark.parametrize("seed", SEEDS)
def test_logins_are_distinct_and_plain(seed: int) -> None:
    logins = [member.login for member in office(Random(seed)).members]
    assert len(set(logins)) == len(logins)
    assert all(login.isascii() and login.replace(".", "").isalnum() for login in logins)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_an_office_program_writes_means_one_person_or_nobody(seed: int) -> None:
    members = office(Random(seed)).members
    for member in members:
        if member.office_name != NOBODY:
            names = [{one.login, one.name, *one.aliases} for one in members]
            assert sum(member.office_name in name for name in names) == 1, member


@pytest.mark.parametrize("seed", SEEDS)
def test_somebody_is_named_neither_by_the_log_nor_by_documents(seed: int) -> None:
    assert any(not member.is_logged and member.office_name == NOBODY for member in office(Random(seed)).members)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_unit_has_four_people_and_one_of_them_is_its_head(seed: int) -> None:
    whole = office(Random(seed))
    for unit in whole.units:
        people = whole.of(unit)
        assert len(people) >= 4 and unit.head in {member.login for member in people}


@pytest.mark.parametrize("day", [date(2026, 11, 16) + timedelta(days=number) for number in range(14)])
def test_work_is_done_on_weekdays_in_office_hours(day: date) -> None:
    for seed in SEEDS:
        local = moment(Random(seed), day) + VIETNAM
        assert local.tzinfo is UTC and local.weekday() < 5 and 7 <= local.hour < 17
        assert timedelta(0) <= day - local.date() <= timedelta(days=2)


def test_later_is_later() -> None:
    at = moment(Random(0), date(2026, 11, 20))  # a Friday: the day after leads back to it
    assert all(later(Random(seed), at) >= at + timedelta(minutes=20) for seed in range(200))
