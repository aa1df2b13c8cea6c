from dataclasses import replace

import pytest

from indexer.model.status import DriveStatus, IndexStatus, Status, Work
from webui.beat import beat

DRIVE = DriveStatus("Chung", "/d", 9, None, watch="native", watch_alive=True)
WELL = Status((DRIVE,), 9, 0, 0, IndexStatus(9, 1, 1), service=True, work=Work())


@pytest.mark.parametrize(
    "changed",
    [
        replace(WELL, service=False),
        replace(WELL, outbox=3),
        replace(WELL, failures=1),
        replace(WELL, work=Work("first", 1, 9)),
        replace(WELL, drives=(replace(DRIVE, held="root_missing"),)),
        replace(WELL, drives=(replace(DRIVE, watch_alive=False),)),
    ],
)
def test_what_a_reader_is_warned_of_changes_the_pulse(changed: Status) -> None:
    assert beat("1.1", changed, 5) != beat("1.1", WELL, 5)


def test_news_and_minutes_change_the_pulse_and_nothing_else_does() -> None:
    assert beat("1.1", WELL, 5) != beat("1.2", WELL, 5)
    assert beat("1.1", WELL, 5) != beat("1.1", WELL, 6)
    assert beat("1.1", replace(WELL, outbox=3), 5) == beat("1.1", replace(WELL, outbox=4), 5)
