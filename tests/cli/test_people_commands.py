"""Names and words on events, from the shell."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as NewDocument

from indexer.cli.main import main

CONFIG = """
[[drives]]
name = "Chung"
path = "drive"
[[units]]
code = "NS"
name = "Phòng Ngân sách"
head = "hoa"
folders = ["Ngân sách"]
[[people]]
login = "an"
name = "Nguyễn Văn An"
unit = "NS"
[[people]]
login = "hoa"
name = "Trần Thị Hoa"
unit = "NS"
"""
Told = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs a command: exit code and JSON."""
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    file = tmp_path / "drive/Ngân sách/Dự toán.docx"
    file.parent.mkdir(parents=True)
    document = NewDocument()
    document.core_properties.author = document.core_properties.last_modified_by = "PC-07\\An"
    document.save(str(file))

    def tell(*words: str) -> tuple[int, dict[str, Any]]:
        code = main(["--config", str(tmp_path / "config.toml"), "--json", *words])
        return code, json.loads(capsys.readouterr().out)

    assert tell("index")[0] == 0
    return tell


def person(told: Told) -> str:
    events = told("activity")[1]["events"]
    return str(next(one["person"] for one in events if one["action"] in ("added", "modified")))


def test_a_name_is_merged_and_taken_back(told: Told) -> None:
    [name] = told("names")[1]["names"]
    assert (name["value"], name["suggestions"]) == ("PC-07\\An", ["an"])
    _, merged = told("names", "merge", "PC-07\\An", "an")
    assert person(told) == "Nguyễn Văn An"
    code, listed = told("names")
    assert (code, listed["names"], [one["login"] for one in listed["merged"]]) == (0, [], ["an"])
    assert [one["login"] for one in told("names", "--all")[1]["names"]] == ["an"]
    assert told("names", "undo", str(merged["id"])) == (0, {"undone": merged["id"]})
    assert person(told) == "PC-07\\An"
    assert told("names", "--nobody", "PC-07\\An")[0] == 0
    assert person(told) == ""


def test_who_may_not_is_told_so(told: Told) -> None:
    code, answer = told("--as", "an", "names")
    assert (code, "heads of units" in answer["error"]) == (2, True)
    assert told("names", "merge", "PC-07\\An")[0] == 2
    assert told("names", "undo", "x")[0] == 2
    assert told("names", "undo", "99")[0] == 1
    assert told("names", "merge", "Người lạ", "an")[0] == 1


def test_a_word_is_said_decided_and_counts(told: Told) -> None:
    [event] = [one["id"] for one in told("activity")[1]["events"]]
    _, said = told("--as", "an", "say", str(event), "--also", "an", "--reason", "tôi lập bảng")
    assert person(told) == "PC-07\\An"
    assert told("--as", "an", "decide", str(said["id"]), "accept")[0] == 2
    assert told("--as", "hoa", "decide", str(said["id"]), "accept")[0] == 0
    assert person(told) == "Nguyễn Văn An"
    [one] = told("sayings")[1]["sayings"]
    assert (one["verdict"], one["said_by"], one["decided_by"], one["reason"]) == (
        "accepted",
        "an",
        "hoa",
        "tôi lập bảng",
    )
