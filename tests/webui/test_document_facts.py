from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from indexer.model.document import Document, Header
from indexer.model.family import Family, Member
from indexer.model.relation import Citation, Link, Relation
from webui.document_facts import byline, chips, paper_line, warnings
from webui.formats import Formats
from webui.words import words

NOW = datetime(2026, 3, 20, 3, 0, tzinfo=UTC)
VI = Formats(words("vi"), ZoneInfo("Asia/Ho_Chi_Minh"), NOW)
DECISION = Header("Quyết định", "12/QĐ-STC", date(2026, 3, 12), "SỞ TÀI CHÍNH", "Ban hành quy chế")
OWN = Document(1, "Chung", b"a", "a/quy che.docx", "quy che.docx", "docx", 2048, NOW, header=DECISION)
OTHER = replace(OWN, id=2, name="moi.docx", header=replace(DECISION, number="40/QĐ-STC"))


def said(*links: Link, kin: Family | None = None, document: Document = OWN) -> list[tuple[str, int]]:
    return [(warning["text"], warning["document"]) for warning in warnings(document, links, kin, VI)]


def back(relation: Relation, other: Document = OTHER, *, is_sure: bool = True) -> Link:
    return Link(Citation(relation, "12/QĐ-STC"), other, is_backward=True, is_sure=is_sure)


def test_what_is_replaced_or_amended_says_so_and_names_the_other() -> None:
    assert said(back(Relation.REPLACES)) == [("Văn bản này đã được thay thế hoặc bãi bỏ bởi", 2)]
    assert said(back(Relation.AMENDS)) == [("Văn bản này đã được sửa đổi, bổ sung bởi", 2)]
    [warning] = warnings(OWN, (back(Relation.REPLACES),), None, VI)
    assert warning["name"] == "Quyết định 40/QĐ-STC ngày 12/03/2026"


def test_what_may_mean_another_document_or_is_a_draft_is_no_fact() -> None:
    assert said(back(Relation.REPLACES, is_sure=False)) == [("Có thể đã được thay thế hoặc bãi bỏ bởi", 2)]
    draft = replace(OTHER, header=replace(OTHER.header, is_draft=True))
    assert said(back(Relation.REPLACES, draft)) == [("Đang có dự thảo thay thế văn bản này:", 2)]


@pytest.mark.parametrize("relation", [Relation.ANSWERS, Relation.BASED_ON, Relation.CARRIES_OUT, Relation.CITES])
def test_other_relations_warn_of_nothing(relation: Relation) -> None:
    assert said(back(relation)) == []


def test_what_it_replaces_itself_is_no_warning() -> None:
    assert said(Link(Citation(Relation.REPLACES, "3/QĐ-STC"), OTHER)) == []


def test_an_old_draft_leads_to_the_final_one() -> None:
    kin = Family((Member(OTHER, is_final=True), Member(OWN, draft=1, likeness=0.8)))
    assert said(kin=kin) == [("Đây là bản dự thảo. Bản chính thức:", 2)]
    assert said(kin=kin, document=OTHER) == []


def test_an_older_state_leads_to_the_newer_one_but_a_copy_is_as_good() -> None:
    older = Family((Member(OTHER), Member(OWN, likeness=0.9)))
    assert said(kin=older) == [("Đã có bản mới hơn:", 2)]
    assert said(kin=Family((Member(OTHER), Member(OWN, likeness=1.0)))) == []


def test_the_line_under_the_name_does_not_repeat_it() -> None:
    assert paper_line(OWN, VI) == ("Quyết định 12/QĐ-STC ngày 12/03/2026", "Ban hành quy chế")
    assert paper_line(replace(OWN, name="12 Ban hành Quy chế.docx"), VI)[1] == ""
    assert byline(OWN, VI) == "DOCX · 2 KB · sửa lúc 10:00 20/03/2026"


def test_how_it_was_read_and_how_urgent_it_is_stand_at_the_top() -> None:
    header = replace(DECISION, urgency="HỎA TỐC", is_draft=True)
    document = replace(OWN, header=header, notes=("legacy:tcvn3", "ocr:2-5", "hidden_sheets"))
    assert [text for text, _ in chips(document, VI)] == [
        "Hỏa tốc",
        "Dự thảo",
        "Chuyển từ phông chữ cũ (TCVN3)",
        "Đọc từ bản quét: trang 2-5",
    ]
