"""`ochung report` against a real, indexed drive."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

PERIOD = ("--since", "2026-01-01", "--until", "31/12/2026")


@pytest.mark.parametrize(("ending", "part"), [("xlsx", "xl/workbook.xml"), ("docx", "word/document.xml")])
def test_the_ending_says_which_file_is_written(ask: Ask, tmp_path: Path, ending: str, part: str) -> None:
    file = tmp_path / f"báo cáo.{ending}"
    code, found, said = ask("report", "coordination", *PERIOD, "--out", str(file))
    assert (code, found) == (0, {"file": str(file), "rows": 0})
    assert "0 contributions" in said
    assert part in zipfile.ZipFile(file).namelist()
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_a_file_that_is_there_stays_unless_forced(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_text("mine", encoding="utf-8")
    code, found, _ = ask("report", "coordination", *PERIOD, "--out", str(file))
    assert code == 2 and "--force" in found["hint"] and file.read_text(encoding="utf-8") == "mine"
    assert ask("report", "coordination", *PERIOD, "--out", str(file), "--force")[0] == 0
    assert zipfile.is_zipfile(file)


def test_nothing_is_written_to_a_watched_drive(ask: Ask, office: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(office / "closed")
    for place in (office / "drive" / "Ngân sách", tmp_path / "link"):
        code, found, _ = ask("report", "coordination", *PERIOD, "--out", str(place / "a.xlsx"), "--force")
        assert code == 2 and "lies on the drive" in found["error"]
        assert not (place / "a.xlsx").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--out", "a.pdf", *PERIOD),
        ("--out", "a.xlsx", "--since", "2026-02-01", "--until", "2026-01-01"),
        ("--out", "a.xlsx", *PERIOD, "--unit", "XX"),
        ("--out", "a.xlsx", "--since", "2026-02-01"),
    ],
)
def test_a_wrong_question_is_wrong_usage(ask: Ask, words: tuple[str, ...], tmp_path: Path) -> None:
    placed = [str(tmp_path / word) if word.startswith("a.") else word for word in words]
    code, found, _ = ask("report", "coordination", *placed)
    assert code == 2 and set(found) == {"error", "hint"} and list(tmp_path.iterdir()) == []
