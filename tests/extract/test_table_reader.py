"""Spreadsheets as cells, read in a child process: what cannot be read says why."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document as NewDocument

from indexer.extract.limits import Limits
from indexer.extract.table_reader import TableReader
from indexer.model.reading import Reason, Refusal
from indexer.model.sheet import Sheet


@pytest.fixture
def reader() -> Iterator[TableReader]:
    made = TableReader(Limits(seconds=30))
    yield made
    made.close()


def read(reader: TableReader, file: Path) -> tuple[Sheet, ...]:
    found = reader.read(bytes(file), file.name).result()
    assert not isinstance(found, Refusal)
    return found


def why(reader: TableReader, file: Path) -> str:
    found = reader.read(bytes(file), file.name).result()
    assert isinstance(found, Refusal)
    return found.reason


def test_cells_keep_their_places_types_and_merges(reader: TableReader, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"], sheet["C2"], sheet["B3"], sheet["C4"] = "Thời hạn", date(2026, 3, 31), 5, "Hết"
    sheet.merge_cells("B3:B4")
    book.save(tmp_path / "a.xlsx")
    (found,) = read(reader, tmp_path / "a.xlsx")
    assert found.rows == (
        (None, None, None),
        (None, "Thời hạn", date(2026, 3, 31)),
        (None, 5.0, None),
        (None, None, "Hết"),
    )
    assert found.spans == ((2, 1, 3, 1),)


def test_a_csv_of_any_separator_and_an_old_font_are_understood(reader: TableReader, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('Mã;Nội dung\nA;"Một; hai"\n', encoding="utf-8-sig")
    assert read(reader, tmp_path / "a.csv")[0].rows == (("Mã", "Nội dung"), ("A", "Một; hai"))
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Néi dung nhiÖm vô", "§¬n vÞ chñ tr×", "Thêi h¹n hoµn thµnh", "B¸o c¸o quyÕt to¸n n¨m 2025"])
    book.save(tmp_path / "b.xlsx")
    assert read(reader, tmp_path / "b.xlsx")[0].rows[0][:2] == ("Nội dung nhiệm vụ", "Đơn vị chủ trì")


def test_what_is_no_spreadsheet_or_a_damaged_one_says_so(reader: TableReader, tmp_path: Path) -> None:
    NewDocument().save(str(tmp_path / "a.xlsx"))
    assert why(reader, tmp_path / "a.xlsx") == Reason.UNSUPPORTED
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04" + b"x" * 1000)
    assert why(reader, tmp_path / "b.xlsx") in (Reason.DAMAGED, Reason.UNSUPPORTED)
    assert why(reader, tmp_path / "missing.xlsx") == Reason.VANISHED
    (tmp_path / "c.xlsx").write_bytes(b"x" * 2000)
    small = TableReader(Limits(max_file_bytes=1000))
    assert why(small, tmp_path / "c.xlsx") == Reason.TOO_LARGE
    small.close()
