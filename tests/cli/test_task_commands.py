"""Tasks from the shell."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.catalogue import open_catalogue
from indexer.cli.main import main
from indexer.config.load import load
from indexer.model.event import Credit, Strength
from indexer.model.task import How, Tag
from tests.cli.test_shapes import documented

CONFIG = """
[[drives]]
name = "Chung"
path = "drive"
[[units]]
code = "NS"
name = "Phòng Ngân sách"
folders = ["Ngân sách"]
[[units]]
code = "DT"
name = "Phòng Đầu tư"
[[tasks]]
code = "QT-01"
title = "Thẩm tra quyết toán"
lead = "NS"
coordinating = ["DT"]
due_on = 2026-03-31
closed_on = 2026-04-02
products = ["Báo cáo"]
directive = "12/QĐ-UBND"
[[tasks]]
code = "KH-02"
title = "Kế hoạch năm"
lead = "DT"
"""
Told = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs a command: exit code and JSON."""
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    file = tmp_path / "drive/Ngân sách/Dự toán.txt"
    file.parent.mkdir(parents=True)
    file.write_text("Dự toán", encoding="utf-8")

    def tell(*words: str) -> tuple[int, dict[str, Any]]:
        code = main(["--config", str(tmp_path / "config.toml"), *words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    assert tell("index")[0] == 0
    return tell


def test_the_list_holds_what_the_contract_promises(told: Told) -> None:
    code, found = told("tasks", "--state", "done_late")
    (task,) = found["tasks"]
    assert code == 0
    promised = {
        "code": "QT-01",
        "title": "Thẩm tra quyết toán",
        "objective": "",
        "lead": "NS",
        "coordinating": ["DT"],
        "people": [],
        "assigned_on": None,
        "due_on": "2026-03-31",
        "unit_due": {"NS": "2026-03-31", "DT": "2026-03-31"},
        "products": ["Báo cáo"],
        "directive": "12/QĐ-UBND",
        "state": "done_late",
        "closed_on": "2026-04-02",
        "files": 0,
        "last_at": None,
    }
    assert {key: task[key] for key in promised} == promised
    assert [one["code"] for one in told("tasks", "--unit", "DT")[1]["tasks"]] == ["KH-02", "QT-01"]


def test_one_task_comes_with_its_documents_and_with_what_was_said(told: Told, tmp_path: Path) -> None:
    catalogue = open_catalogue(load(tmp_path / "config.toml").state.path)
    (document,) = catalogue.documents.at("Ngân sách/Dự toán.txt", None)
    with catalogue.writing():
        catalogue.tags.put(Tag(document.id, "QT-01", How.FOLDER, "Ngân sách"))
    catalogue.close()
    code, task = told("task", "show", "QT-01")
    assert (code, task["code"], task["files"]) == (0, "QT-01", 1)
    (found,) = task["documents"]
    assert (found["path"], found["how"], found["detail"]) == ("Ngân sách/Dự toán.txt", "folder", "Ngân sách")
    assert [act["kind"] for act in task["acts"]] == ["made"]


def test_an_unknown_task_or_unit_is_said_plainly(told: Told) -> None:
    assert told("task", "show", "QT-99")[0] == 1
    assert told("tasks", "--unit", "XX") == (2, {"error": "There is no unit 'XX'", "hint": "Units: NS, DT"})


def test_every_key_of_a_task_is_documented(told: Told) -> None:
    assert set(told("tasks")[1]["tasks"][0]) == documented("task")


def test_an_import_is_tried_first_and_then_done_once(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "Danh mục.csv"
    rows = ("Mã;Nhiệm vụ;Chủ trì;Thời hạn", "B-1;Báo cáo;NS;31/3/2026", "B-2;Kế hoạch;Phòng Ma;", "QT-01;Khác;NS;")
    file.write_text("\n".join(rows), encoding="utf-8")
    code, tried = told("task", "import", str(file), "--dry-run")
    assert (code, tried["added"], tried["rows"]) == (0, ["B-1"], 3)
    assert [(fault["row"], fault["why"]) for fault in tried["faults"]] == [(3, "unknown_unit"), (4, "kept_elsewhere")]
    assert told("task", "show", "B-1")[0] == 1
    told("task", "import", str(file))
    task = told("task", "show", "B-1")[1]
    assert (task["lead"], task["due_on"], task["origin"]) == ("NS", "2026-03-31", "page")
    assert told("task", "import", str(file))[1]["changed"] == {}
    assert len(told("task", "show", "B-1")[1]["acts"]) == 1


def test_an_import_that_makes_no_sense_says_why(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "Thơ.csv"
    file.write_text("Một;Hai\nBa;Bốn", encoding="utf-8")
    assert told("task", "import", str(file))[1]["state"] == "no_head"
    assert told("task", "import")[0] == 2
    assert told("task", "import", str(tmp_path / "không có.csv"))[1]["state"] == "unreadable"


def test_contributions_hold_a_row_for_each_person_and_for_each_idle_unit(told: Told, tmp_path: Path) -> None:
    catalogue = open_catalogue(load(tmp_path / "config.toml").state.path)
    (document,) = catalogue.documents.at("Ngân sách/Dự toán.txt", None)
    (event,) = catalogue.events.of_document(document.id)
    who = Credit("Nguyễn Văn An", "Phòng Ngân sách", "", Strength.CERTAIN)
    with catalogue.writing():
        catalogue.tags.put(Tag(document.id, "QT-01", How.FOLDER, "Ngân sách"))
        catalogue.credits.put(event.id, event.at, (who,), is_disputed=False)
    catalogue.close()
    code, found = told("contributions", "--task", "QT-01")
    assert code == 0
    assert [(row["unit"], row["role"], row["person"], row["edits"], row["certain"]) for row in found["rows"]] == [
        ("NS", "lead", "Nguyễn Văn An", 1, 1),
        ("DT", "coordinating", "", 0, 0),
    ]
    assert set(found["rows"][0]) == documented("row")
    assert [row["unit"] for row in told("contributions", "--unit", "DT")[1]["rows"]] == ["DT", "DT"]
    assert told("contributions", "--since", "2020-01-01", "--until", "2020-12-31", "--person", "an")[1] == {"rows": []}
    assert told("contributions", "--task", "QT-99")[0] == 1


def test_documents_are_put_to_a_task_and_taken_from_it(told: Told, tmp_path: Path) -> None:
    (tmp_path / "drive/Ngân sách/Biểu.txt").write_text("Biểu", encoding="utf-8")
    assert told("index")[0] == 0
    code, done = told("task", "tag", "KH-02", "Ngân sách", "Ngân sách/Biểu.txt")
    assert (code, done["code"], len(done["acts"])) == (0, "KH-02", 2)
    assert [one["path"] for one in done["documents"]] == ["Ngân sách/Biểu.txt", "Ngân sách/Dự toán.txt"]
    assert {one["how"] for one in told("task", "show", "KH-02")[1]["documents"]} == {"hand"}
    assert told("task", "tag", "KH-02", "Ngân sách/*.txt")[1]["acts"] == []
    assert len(told("task", "untag", "KH-02", str(done["documents"][0]["id"]))[1]["acts"]) == 1
    shown = told("task", "show", "KH-02")[1]
    assert [one["path"] for one in shown["documents"]] == ["Ngân sách/Dự toán.txt"]
    assert [(one["kind"], one["document"]) for one in shown["acts"]][-1] == ("untagged", done["documents"][0]["id"])


def test_what_cannot_be_tagged_is_said_plainly_and_nothing_is_done(told: Told) -> None:
    code, said = told("task", "tag", "KH-02", "Ngân sách/Dự toán.txt", "Không có.txt")
    assert (code, said["error"]) == (1, "There is no document Không có.txt")
    assert told("task", "tag", "QT-99", "Ngân sách/Dự toán.txt")[0] == 1
    assert told("task", "show", "KH-02")[1]["documents"] == []
