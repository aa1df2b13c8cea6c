import io
from datetime import date

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

from indexer.model.reading import Mark, Place, Reason
from tests.extract.compound import compound
from tests.extract.conftest import Read, Refuse, texts
from tests.extract.office import packed


def saved(book: openpyxl.Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tổng hợp"
    sheet.append(["Đơn vị", "Số liệu", "Ngày"])
    sheet.append(["Phòng Ngân sách", 1234567.5, date(2026, 3, 5)])
    sheet.append(["Phòng Giá", 15, None])
    sheet["A2"].comment = Comment("kiểm tra lại số", "Dung")
    hidden = book.create_sheet("Nháp")
    hidden["A1"] = "số cũ"
    hidden.sheet_state = "hidden"
    return saved(book)


def test_values_dates_hidden_sheets_and_comments(read: Read) -> None:
    reading = read("bảng.xlsx", workbook())
    assert reading.type == "xlsx"
    assert [(part.label, part.text) for part in reading.parts if part.place is Place.SHEET] == [
        ("Tổng hợp", "Tổng hợp\nĐơn vị\tSố liệu\tNgày\nPhòng Ngân sách\t1234567.5\t05/03/2026\nPhòng Giá\t15"),
        ("Nháp", "Nháp\nsố cũ"),
    ]
    assert texts(reading, Place.COMMENT) == ["kiểm tra lại số"]
    assert reading.marks == (Mark("commented", "Dung", None, 4),)
    assert "hidden_sheets" in reading.notes


def test_results_of_formulas_and_titles_of_charts(read: Read) -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("S")
        sheet.write_formula("A1", "=1+1", value=4711)
        sheet.insert_textbox("C3", "hộp chữ")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=S!$A$1:$A$1", "name": "chuỗi số liệu"})
        chart.set_title({"name": "Biểu đồ giải ngân"})
        sheet.insert_chart("D5", chart)
    text = read("a.xlsx", made.getvalue()).text()
    assert all(expected in text for expected in ("4711", "hộp chữ", "Biểu đồ giải ngân", "chuỗi số liệu"))


def test_a_mostly_empty_sheet_costs_only_its_filled_cells(read: Read) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "đầu"
    book.active["XFD1048576"] = "cuối"
    reading = read("a.xlsx", saved(book))
    assert reading.text() == "Sheet\nđầu\ncuối"
    assert "cell_by_cell" in reading.notes


def test_a_workbook_without_sheets_is_damaged(refuse: Refuse) -> None:
    package = packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
    assert refuse("a.xlsx", package).reason is Reason.DAMAGED


def test_a_package_behind_a_password_is_encrypted(refuse: Refuse) -> None:
    found = refuse("Lương.xlsx", compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}))
    assert (found.reason, found.type) == (Reason.ENCRYPTED, "xlsx")


def test_a_locked_old_workbook_is_encrypted(refuse: Refuse) -> None:
    begin, lock = b"\x09\x08\x10\x00" + b"\x00\x06" + bytes(14), b"\x2f\x00\x02\x00\x00\x00"
    assert refuse("a.xls", compound({"Workbook": begin + lock})).reason is Reason.ENCRYPTED


def test_excel_2_without_a_compound_file(read: Read) -> None:
    def record(kind: int, body: bytes) -> bytes:
        return kind.to_bytes(2, "little") + len(body).to_bytes(2, "little") + body

    cell = b"\x00\x00\x00\x00\x00\x00\x00"  # row, column, attributes
    book = record(0x09, b"\x02\x00\x10\x00") + record(4, cell + b"\x05Total") + record(2, cell + b"\x2a\x00")
    assert read("a.xls", book + record(0x0A, b"")).text() == "Total\t42"
