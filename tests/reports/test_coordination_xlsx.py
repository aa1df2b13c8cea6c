"""The workbook as openpyxl reads it back."""

import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from indexer.coordination.silence import Doubt
from indexer.reports.coordination_xlsx import coordination_xlsx
from indexer.reports.words import LANGUAGES, texts
from tests.reports.example import AT, LONG, empty, report

BASE = "https://ochung.example.vn/"


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(book: Workbook, sheet: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_sheets_have_fixed_heads_and_the_words_of_the_reader() -> None:
    book = opened(coordination_xlsx(report()))
    assert book.sheetnames == ["Tổng hợp", "Nhiệm vụ", "Đóng góp", "Đơn vị im lặng", "Độ phủ"]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    english = opened(coordination_xlsx(report(), "", "en"))
    assert english.sheetnames == ["Summary", "Tasks", "Contributions", "Silent units", "Coverage"]
    assert cells(english, "Tasks")[1][9] == "Under way, in time"


def test_the_summary_counts_and_adds_up() -> None:
    head, *rows = cells(opened(coordination_xlsx(report())), "Tổng hợp")
    assert head[:6] == [
        "Đơn vị",
        "Chủ trì",
        *(texts("vi")[f"state.{one}"] for one in ("done", "done_late", "open", "overdue")),
    ]
    assert rows[0] == ["Phòng Quản lý ngân sách", 4, 1, 0, 2, 1, 0, 1, 0, 4, 12, 3400]
    assert rows[2][0] == "Thanh tra" and rows[2][6:9] == [3, 0, 2]
    assert rows[-1] == ["Cộng", 4, 1, 0, 2, 1, 6, 2, 2, 5, 14, 3650]


def test_dates_are_dates_and_numbers_lead_to_the_page() -> None:
    book = opened(coordination_xlsx(report(), BASE))
    task = book["Nhiệm vụ"][2]
    assert task[7].value == datetime(2026, 4, 30) and task[7].number_format == "dd/mm/yyyy"
    assert task[12].value == AT
    assert task[0].hyperlink.target == "https://ochung.example.vn/task?code=QT-2026-01"
    row = book["Đóng góp"][2]
    assert (row[7].value, row[7].data_type) == (12, "n")
    assert row[7].hyperlink.target.startswith("https://ochung.example.vn/activity?task=QT-2026-01&unit=Ph")
    assert row[7].hyperlink.target.endswith("&since=2026-01-01&until=2026-03-31")
    plain = opened(coordination_xlsx(report()))
    assert not any(cell.hyperlink for sheet in plain for row in sheet.iter_rows() for cell in row)


def test_nothing_becomes_a_formula() -> None:
    book = opened(coordination_xlsx(report(), BASE))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in found if cell.data_type == "f"]
    odd = [cell for cell in found if str(cell.value).startswith(("=", "@", "+"))]
    assert {cell.value for cell in odd} == {"=HYPERLINK(1)", "@SUM(A1)", "+84/KH-STC", "=cmd"}
    assert all(cell.quotePrefix for cell in odd)


def test_silence_is_told_with_what_may_be_said() -> None:
    rows = cells(opened(coordination_xlsx(report())), "Đơn vị im lặng")[1:]
    assert [row[0] for row in rows] == ["Thanh tra", "Thanh tra"]
    assert [(row[4], row[6]) for row in rows] == [("Chưa thấy", 1.14), ("Chỉ mở, lưu", 1.14)]
    assert {row[7] for row in rows} == {"Chưa ghi nhận đóng góp, đề nghị đôn đốc"}
    (blind,) = (row for row in cells(opened(coordination_xlsx(report(1))), "Đơn vị im lặng") if row[1] == "NV-000")
    assert blind[4] == "Chưa thể kết luận"
    assert blind[7] == "Chưa thể kết luận: nhiều thời gian ổ chung không được theo dõi"


def test_how_much_it_rests_on_is_told_with_the_time_that_was_watched() -> None:
    told = dict(cells(opened(coordination_xlsx(report())), "Độ phủ"))
    assert told["Tỷ lệ thời gian ổ chung được theo dõi"] == 0.98


def test_there_are_words_for_every_doubt() -> None:
    assert {f"doubt.{one}" for one in Doubt if one} <= texts("vi").keys()


def test_very_long_titles_stay_whole() -> None:
    assert cells(opened(coordination_xlsx(report())), "Nhiệm vụ")[2][1] == LONG


def test_rows_are_as_high_as_their_texts_and_not_higher_than_a_screen() -> None:
    sheet = opened(coordination_xlsx(report()))["Nhiệm vụ"]
    assert [sheet.row_dimensions[row].height for row in (1, 3)] == [33.0, 165.0]
    assert sheet.row_dimensions[2].height == 33.0  # two coordinating units


def test_an_empty_period_has_heads_only() -> None:
    book = opened(coordination_xlsx(empty()))
    assert [len(cells(book, name)) for name in book.sheetnames[:4]] == [1, 1, 1, 1]
    assert dict(cells(book, "Độ phủ"))["Tỷ lệ đã biết người làm"] == "Chưa đo được"


def test_both_languages_hold_the_same_words() -> None:
    assert texts("vi").keys() == texts("en").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty(language: str) -> None:
    assert [key for key, text in texts(language).items() if not text.strip()] == []
