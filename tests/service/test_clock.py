"""The server's clock jumps: nothing is lost or told twice, and the ledger keeps the order in which it learned."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from indexer.clock import now
from indexer.service import crew as crew_module
from indexer.service import jobs
from indexer.service.crew import Crew
from indexer.service.jobs import verify
from tests.service.office import Office


class Clock:
    """The real time, and what somebody turned it by."""

    def __init__(self) -> None:
        self.turned = timedelta()

    def __call__(self) -> datetime:
        return now() + self.turned


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(hours=-1), timedelta(hours=1), timedelta(days=400)])
def test_a_jump_of_the_clock_changes_nothing_but_times(
    tmp_path: Path, jump: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(crew_module, "now", clock)
    monkeypatch.setattr(jobs, "now", clock)
    with Office(tmp_path) as office, Crew(office.config) as crew:
        file = office.drive / "kế hoạch.txt"
        for text, turned in (("bản một", timedelta()), ("bản hai", jump), ("bản ba", timedelta())):
            clock.turned = turned
            file.write_text(text, "utf-8")
            jobs.index_with(crew, progress=None, accept_removals=False)
        clock.turned = jump
        file.rename(office.drive / "kế hoạch quý.txt")
        jobs.index_with(crew, progress=None, accept_removals=False)
        clock.turned = timedelta()
        (office.drive / "kế hoạch quý.txt").unlink()
        (office.drive / "khác.txt").write_text("để ổ không rỗng", "utf-8")
        jobs.index_with(crew, progress=None, accept_removals=False)

        assert [event.action.value for event in office.events() if event.path != "khác.txt"] == [
            "added", "modified", "modified", "moved", "removed",
        ]  # fmt: skip
        assert office.paths("để ổ không rỗng") == {"khác.txt"} and not office.find("bản ba")
    report = verify(office.config)
    assert report.ok, report
