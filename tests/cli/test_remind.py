"""`ochung remind`: who would be reminded, without and with doing it."""

import json
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.cli.main import main
from indexer.config.load import load
from indexer.model.task import Task
from tests.notify.mail_server import MailServer
from tests.service.reminded import RemindedOffice, day


def test_a_dry_run_writes_and_sends_nothing_and_the_rest_comes_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with MailServer() as server:
        office = RemindedOffice(tmp_path, server.port)
        office.keep(Task("QT-01", "Quyết toán", lead="NS", lead_person="an.nv", due_on=day(2)))
        office.catalogue.close()
        told = []
        for words in (["--dry-run"], ["--now"], ["--now"]):
            assert main(["--config", str(office.config.file), "remind", *words, "--json"]) == 0
            told.append(json.loads(capsys.readouterr().out))
            told[-1]["taken"] = len(server.taken)
    assert [(len(one["reminders"]), one["done"], one["sent"], one["taken"]) for one in told] == [
        *((2, False, 0, 0), (2, True, 2, 2), (0, True, 0, 2))
    ]
    assert told[0]["reminders"][0]["occasion"] == "overdue" and told[0]["reminders"][0]["due_on"] == "2026-03-02"
    assert told[0].keys() - {"taken"} >= {"reminders", "digests", "letters", "refused", "waiting", "trouble"}


def test_a_server_that_is_down_is_told_and_the_letters_wait(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = RemindedOffice(tmp_path, 1)
    office.keep(Task("QT-01", "Quyết toán", lead="NS", due_on=day(2)))
    office.catalogue.close()
    assert main(["--config", str(office.config.file), "remind", "--now", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["waiting"] == 1 and "localhost:1" in told["trouble"]
    catalogue = open_catalogue(load(office.config.file).state.path)
    assert len(catalogue.reminders.log()) == 1
    catalogue.close()
