"""A wall clock that jumps: events keep the order in which they were recorded and no time lies in the future."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from indexer import service
from indexer.clock import now
from indexer.model.entry import Entry
from indexer.pipeline import Moment
from indexer.service.crew import Crew
from indexer.service.jobs import index_with
from tests.service.office import Office

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


def changed(at: datetime) -> Entry:
    ns = int(at.timestamp() * 1e9)
    return Entry(1, 0, ns, 1)


@pytest.mark.parametrize(
    ("at", "since", "told"),
    [
        (AT - HOUR / 2, AT - HOUR, AT - HOUR / 2),
        (AT + HOUR, AT - HOUR, AT),  # the drive's clock is ahead, or ours was set back
        (AT - 2 * HOUR, AT - HOUR, AT),  # it lay elsewhere then
        (AT - HOUR / 2, AT + HOUR, AT),  # ours was set back since the last look
        (AT - HOUR / 2, None, AT),
    ],
)
def test_a_change_happened_between_the_last_look_and_now(at: datetime, since: datetime | None, told: datetime) -> None:
    assert Moment(AT, since).of(changed(at)) == told


def test_a_clock_set_back_by_a_day_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Office(tmp_path) as office, Crew(office.config) as crew:
        (office.drive / "một.txt").write_text("văn bản một", encoding="utf-8")
        index_with(crew, progress=None, accept_removals=False)
        away = office.drive.with_name("away")
        office.drive.rename(away)
        assert index_with(crew, progress=None, accept_removals=False).held == "root_missing"
        away.rename(office.drive)
        (office.drive / "hai.txt").write_text("văn bản hai", encoding="utf-8")
        for module in (service.crew, service.holding, service.jobs):
            monkeypatch.setattr(module, "now", lambda: now() - timedelta(days=1))
        index_with(crew, progress=None, accept_removals=False)
        assert office.story() == [("added", "một.txt"), ("added", "hai.txt")]
        assert office.library.status(office.library.viewer(None)).drives[0].held == ""
