"""Registers of tasks as offices keep them, made with Excel's own means."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import xlsxwriter

UNITS = """
[[units]]
code = "NS"
name = "Phòng Quản lý ngân sách"
short = "QLNS"
head = "hoa.tt"
[[units]]
code = "DT"
name = "Phòng Tài chính đầu tư"
[[units]]
code = "VP"
name = "Văn phòng"
[[people]]
login = "hoa.tt"
name = "Trần Thị Hoa"
unit = "NS"
"""
REGISTER = UNITS + '[tasks_register]\nfile = "Điều hành/Nhiệm vụ 2026.xlsx"\n'
HEAD = ("STT", "Mã", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Ngày giao", "Thời hạn", "Sản phẩm")
WRONG = {7: "unknown_unit", 130: "wrong_date", 260: "duplicate", 390: "unknown_unit"}


def small(file: Path, rows: Sequence[Sequence[object]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(HEAD))
    for row in rows:
        sheet.append(list(row))
    book.save(file)


def edited(file: Path, cells: dict[str, object]) -> None:
    """As somebody who opens it, types into cells and saves."""
    book = openpyxl.load_workbook(file)
    assert book.active is not None
    for place, value in cells.items():
        book.active[place] = value
    book.save(file)


def large(file: Path, count: int = 500) -> None:
    """`count` rows below a title and a head of two lines: merged units, every form of date, four bad rows (`WRONG`)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(file)
    sheet, day = book.add_worksheet("Nhiệm vụ"), book.add_format({"num_format": "dd/mm/yyyy"})
    book.add_worksheet("Danh mục")
    sheet.merge_range(0, 0, 0, 7, "DANH MỤC NHIỆM VỤ NĂM 2026")
    for column, words in enumerate(("STT", "Mã", "Nội dung nhiệm vụ")):
        sheet.merge_range(2, column, 3, column, words)
    sheet.merge_range(2, 3, 2, 4, "Đơn vị")
    sheet.write_row(3, 3, ("chủ trì", "phối hợp"))
    for column, words in ((5, "Ngày giao"), (6, "Thời hạn"), (7, "Sản phẩm")):
        sheet.merge_range(2, column, 3, column, words)
    leads = ("QLNS", "phong tai chinh dau tu", "Văn phòng", "P. Quản lý ngân sách")
    for number in range(count):
        row, due = number + 4, date(2026, 3, 2) + timedelta(days=number % 200)
        sheet.write(row, 0, number + 1)
        sheet.write(row, 1, "NV-0006" if WRONG.get(number) == "duplicate" else f"NV-{number:04}")
        sheet.write(row, 2, f"Nhiệm vụ số {number}: rà soát, báo cáo")
        if number % 10 == 0 and not any(number <= wrong < number + 2 for wrong in WRONG):
            sheet.merge_range(row, 3, row + 1, 3, leads[number % 4])
        elif number % 10 != 1 or number - 1 in WRONG or number in WRONG:
            sheet.write(row, 3, "Phòng Ma" if WRONG.get(number) == "unknown_unit" else leads[number % 4])
        sheet.write(row, 4, ("QLNS; VP", "Văn phòng\nPhòng Tài chính đầu tư", "")[number % 3])
        sheet.write_datetime(row, 5, date(2026, 2, 2), day)
        words = (None, f"{due:%d/%m/%Y}", "Quý II/2026", "05 ngày làm việc", "Thường xuyên")[number % 5]
        if WRONG.get(number) == "wrong_date":
            sheet.write(row, 6, "31/02/2026")
        elif words is None:
            sheet.write_datetime(row, 6, due, day)
        else:
            sheet.write(row, 6, words)
        sheet.write(row, 7, "Báo cáo; Tờ trình")
    book.close()
