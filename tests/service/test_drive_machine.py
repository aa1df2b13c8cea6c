"""Random changes, crashes, mount losses and restarts: at rest drive, catalogue, index and ledger agree."""

import sys
from pathlib import Path

import pytest
from hypothesis.stateful import run_state_machine_as_test

from indexer.service.crew import Crew
from indexer.service.jobs import index_with
from tests.service.drive_machine import DriveMachine, at_most
from tests.service.office import Office

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="tells renamed files by Linux's file handles"
)


def test_whatever_happens_at_rest_all_agree() -> None:
    run_state_machine_as_test(DriveMachine, settings=at_most(1_000))


def test_a_renamed_document_is_known_at_once_though_its_name_is_used_again(tmp_path: Path) -> None:
    with Office(tmp_path) as office, Crew(office.config) as crew:
        (office.drive / "báo cáo.txt").write_text("bản cũ của báo cáo", "utf-8")
        index_with(crew, progress=None, accept_removals=False)
        [first] = office.find("bản cũ")

        (office.drive / "báo cáo.txt").rename(office.drive / "báo cáo cũ.txt")
        (office.drive / "báo cáo.txt").write_text("bản mới của báo cáo", "utf-8")
        index_with(crew, progress=None, accept_removals=False)

        [old] = office.find("bản cũ")
        assert (old.id, old.path) == (first.id, "báo cáo cũ.txt")
        assert office.paths("bản mới") == {"báo cáo.txt"}
        assert office.story()[1:] == [("moved", "báo cáo cũ.txt", "báo cáo.txt"), ("added", "báo cáo.txt")]
