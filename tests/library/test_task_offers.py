"""Tasks that documents assign: offered with their sentence, confirmed or refused by a head, each once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document as NewDocument

from indexer.errors import NotVisibleError, SpeakingError
from indexer.model.task import Origin, Share, Task
from tests.library.people_office import Office, filled, made_office

DECISION = (
    "ỦY BAN NHÂN DÂN TỈNH TÂN LỘC",
    "SỞ TÀI CHÍNH",
    "Số: 45/QĐ-STC",
    "Tân Lộc, ngày 02 tháng 3 năm 2026",
    "QUYẾT ĐỊNH",
    "Về việc giao nhiệm vụ quyết toán năm 2025",
    "GIÁM ĐỐC SỞ TÀI CHÍNH",
    "QUYẾT ĐỊNH:",
    "Điều 1. Giao Phòng Ngân sách chủ trì, phối hợp với Phòng Đầu tư và Thanh tra tham mưu báo cáo quyết toán thu chi"
    " ngân sách năm 2025, hoàn thành trước ngày 30/4/2026.",
    "Điều 2. Giao Phòng Đầu tư chủ trì rà soát danh mục dự án còn vướng mắc trong thời hạn 05 ngày làm việc.",
    "Điều 3. Giao Sở Xây dựng chủ trì kiểm tra chất lượng công trình trước ngày 30/5/2026.",
    "Điều 4. Giao Phòng Ngân sách chủ trì theo dõi việc thực hiện Quyết định này.",
)


def save(office: Office, path: str, lines: tuple[str, ...] = DECISION) -> None:
    file = office.home / path
    file.parent.mkdir(parents=True, exist_ok=True)
    document = NewDocument()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(file))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path, with_a_decision)
    yield made
    made.close()


def with_a_decision(home: Path) -> None:
    made = filled(home)
    save(made, "chung/Văn bản/45-QĐ giao nhiệm vụ.docx")
    made.index()
    made.close()


PLAN = ("SỞ TÀI CHÍNH", "Số: 51/KH-STC", "Bình An, ngày 02 tháng 3 năm 2026", "KẾ HOẠCH", "Công tác năm 2026")
TABLE = (
    ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"),
    ("I", "Công tác ngân sách", "", "", ""),
    ("1", "Lập báo cáo\ncông khai ngân sách", "Phòng Ngân sách", "Phòng Đầu tư;\nThanh tra", "30/4/2026"),
    ("2", "Kiểm tra chất lượng công trình", "Sở Xây dựng", "Phòng Đầu tư", "30/5/2026"),
    ("3", "Tổng hợp nợ xây dựng cơ bản", "Phòng Đầu tư", "", "10 ngày làm việc"),
)


def with_table(file: Path) -> None:
    document = NewDocument()
    for line in PLAN:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=5)
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.rows[1].cells[1].merge(table.rows[1].cells[4])
    document.save(str(file))


def test_each_row_of_a_plans_table_that_is_ours_is_offered(office: Office) -> None:
    with_table(office.home / "chung/Kế hoạch.docx")
    office.index()
    assert titles(office)[:2] == ["Lập báo cáo công khai ngân sách", "Rà soát danh mục dự án còn vướng mắc"]
    assert len(titles(office)) == 4
    draft = office.library.task(office.viewer("hoa.tt"), code_of(office, "công khai")).task
    assert (draft.lead, draft.coordinating) == ("NS", (Share("DT"), Share("TT")))
    assert (draft.directive, draft.due_on) == ("51/KH-STC ngày 02/03/2026", date(2026, 4, 30))
    assert office.library.confirm_draft(office.viewer("hoa.tt"), draft.code, "CK-01") == "CK-01"
    assert len(titles(office)) == 3


def titles(office: Office, login: str | None = None) -> list[str]:
    return sorted(card.task.title for card in office.library.drafts(office.viewer(login)))


def code_of(office: Office, title: str) -> str:
    return next(c.task.code for c in office.library.drafts(office.viewer(None)) if title in c.task.title)


def test_what_our_units_are_to_do_by_a_day_is_offered_with_its_sentence(office: Office) -> None:
    assert titles(office) == [
        "Rà soát danh mục dự án còn vướng mắc",
        "Tham mưu báo cáo quyết toán thu chi ngân sách năm 2025",
    ]
    draft = office.library.task(office.viewer("hoa.tt"), code_of(office, "quyết toán")).task
    assert (draft.lead, draft.coordinating) == ("NS", (Share("DT"), Share("TT")))
    assert (draft.due_on, draft.assigned_on) == (date(2026, 4, 30), date(2026, 3, 2))
    assert draft.directive == "45/QĐ-STC ngày 02/03/2026"
    assert draft.content.startswith("Giao Phòng Ngân sách chủ trì")
    assert (draft.is_draft, draft.origin) == (True, Origin.DOCUMENT)
    assert [card.task.code for card in office.library.tasks(office.viewer(None))] == ["DA-01"]


def test_the_head_of_the_leading_unit_confirms_and_may_mend_it(office: Office) -> None:
    code, head = code_of(office, "quyết toán"), office.viewer("hoa.tt")
    with pytest.raises(SpeakingError, match="Phòng Ngân sách"):
        office.library.confirm_draft(office.viewer("dung.pv"), code)
    final = office.library.confirm_draft(head, code, "QT-2025", {"title": "Báo cáo quyết toán 2025"})
    task = office.library.task(office.viewer("an.nv"), final).task
    assert (final, task.title, task.is_draft, task.origin) == (
        "QT-2025",
        "Báo cáo quyết toán 2025",
        False,
        Origin.DOCUMENT,
    )
    act = office.library.discussion(head, final)[0]
    assert (act.kind, act.by) == ("made", "hoa.tt") and act.document
    assert titles(office) == ["Rà soát danh mục dự án còn vướng mắc"]
    office.library.change_task(head, final, {"title": "Quyết toán 2025"})


def test_what_was_refused_is_not_offered_again_even_by_a_copy_or_a_changed_document(office: Office) -> None:
    code = code_of(office, "Rà soát")
    act = office.library.refuse_draft(office.viewer("dung.pv"), code, "Đã giao việc khác")
    save(office, "chung/Văn bản/45-QĐ giao nhiệm vụ.docx", (*DECISION, "Thêm một dòng."))
    save(office, "chung/Đầu tư/Bản sao 45-QĐ.docx")
    office.index()
    assert titles(office) == ["Tham mưu báo cáo quyết toán thu chi ngân sách năm 2025"]
    office.library.undo(office.viewer("dung.pv"), act)
    assert len(titles(office)) == 2


def test_a_draft_is_shown_only_to_who_may_see_its_document(office: Office) -> None:
    lines = tuple(
        line.replace("45/QĐ-STC", "46/QĐ-STC").replace("quyết toán thu chi", "thanh tra kín") for line in DECISION
    )
    save(office, "rieng/46-QĐ.docx", lines)
    office.index()
    hidden = "Tham mưu báo cáo thanh tra kín ngân sách năm 2025"
    assert hidden in titles(office, "giang.lt")
    assert hidden not in titles(office, "hoa.tt")
    code = code_of(office, "thanh tra kín")
    for ask in (
        office.library.task,
        office.library.discussion,
        office.library.confirm_draft,
        office.library.refuse_draft,
    ):
        with pytest.raises(NotVisibleError):
            ask(office.viewer("hoa.tt"), code)
    act = office.library.refuse_draft(office.viewer(None), code)
    with pytest.raises(NotVisibleError):
        office.library.undo(office.viewer("hoa.tt"), act)


def test_drafts_and_letters_without_a_number_offer_nothing(office: Office) -> None:
    blank = tuple(line.replace("Số: 45/QĐ-STC", "Số:      /QĐ-STC").replace("Rà soát", "Kiểm kê") for line in DECISION)
    save(office, "chung/Văn bản/dự thảo QĐ.docx", blank)
    office.index()
    assert len(titles(office)) == 2


def test_a_draft_takes_no_code_that_somebody_chose(office: Office) -> None:
    save(office, "chung/Văn bản/thử.docx", tuple(line.replace("45/QĐ-STC", "47/QĐ-STC") for line in DECISION))
    office.index()
    code = code_of(office, "quyết toán")
    number = max(int(card.task.reference) for card in office.library.drafts(office.viewer(None)))
    head = office.viewer("hoa.tt")
    mine = [
        office.library.make_task(head, replace(Task("", "Việc của tôi", lead="NS"), code=one))
        for one in (f"DT-{number + 1}-1", f"DT-{number + 1}-1-2")
    ]
    save(office, "chung/Văn bản/48.docx", tuple(line.replace("45/QĐ-STC", "48/QĐ-STC") for line in DECISION))
    office.index()
    assert [office.library.task(head, one).task.title for one in mine] == ["Việc của tôi"] * 2
    assert f"DT-{number + 1}-1-3" in {card.task.code for card in office.library.drafts(head)}
    assert code in {card.task.code for card in office.library.drafts(head)}
