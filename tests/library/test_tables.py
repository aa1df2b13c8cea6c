"""Tables as other programs read them: csv, openpyxl, and LibreOffice where it is installed."""

import csv
import io
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from indexer.library.tables import Cell, csv_pieces, write_xlsx

AT = datetime(2026, 3, 2, 14, 3, 12)
HEAD: list[Cell] = ["Thời điểm", "Tệp", "Từ"]
FORMULAS = ["=cmd|'/c calc'!A1", "+1", "-2+3", "@SUM(A1)", "\t=1"]
ODD = ["Đề án\nhai dòng", 'ngoặc "kép", phẩy', "_x0041_", "a\x00b", "  cách  ", "<b>&amp;</b>"]


def rows() -> list[list[Cell]]:
    return [HEAD, *([AT, name, number] for number, name in enumerate([*FORMULAS, *ODD])), [None, "cuối", None]]


def workbook(tmp_path: Path) -> Path:
    file = tmp_path / "bảng.xlsx"
    with file.open("wb") as out:
        write_xlsx(rows(), out, [19, 40, 8])
    return file


def test_csv_has_excels_mark_and_guards_formulas() -> None:
    body = b"".join(csv_pieces(rows()))
    assert body.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert found[0] == HEAD
    assert found[1] == ["2026-03-02 14:03:12", "'=cmd|'/c calc'!A1", "0"]
    assert [row[1] for row in found[1:6]] == [f"'{text}" for text in FORMULAS]
    assert [row[1] for row in found[6:8]] == ODD[:2]
    assert found[-1] == ["", "cuối", ""]


def test_csv_comes_in_pieces() -> None:
    pieces = csv_pieces([n] for n in range(1000))
    assert next(pieces).count(b"\n") == 200
    assert b"".join(pieces).count(b"\n") == 800


def test_xlsx_holds_texts_numbers_and_times_and_no_formula(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(workbook(tmp_path)).active
    assert sheet is not None
    found = list(sheet.iter_rows())
    assert [cell.value for cell in found[0]] == HEAD and found[0][0].font.b
    assert (found[1][0].value, found[1][2].value) == (AT, 0)
    texts = [row[1] for row in found[1:-1]]
    assert {cell.data_type for cell in texts} == {"s"}
    assert [cell.value for cell in texts[:5]] == FORMULAS
    assert all(cell.quotePrefix for cell in texts[:5])
    assert [cell.value for cell in texts[5:]] == [*ODD[:2], "_x005F_x0041_", "a\ufffdb", *ODD[4:]]
    assert sheet.freeze_panes == "A2"


def test_libreoffice_reads_the_same(tmp_path: Path) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [program, home, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(workbook(tmp_path))], check=True, timeout=120)
    found = list(csv.reader((tmp_path / "bảng.csv").read_text(encoding="utf-8").splitlines()))
    assert found[1][1] == FORMULAS[0] and found[1][0].startswith("02/03/2026 14:03:12")
    assert "_x0041_" in {row[1] for row in found if len(row) > 1}
