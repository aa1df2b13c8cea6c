import html
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as some

from indexer.model.document import Contributor, Document
from indexer.model.event import Strength
from indexer.model.hit import Hit, Spot, Why
from indexer.model.reading import Place
from webui.cards import Beside, card, family, marked
from webui.explained import place
from webui.formats import Formats
from webui.words import words

NOW = datetime(2025, 7, 30, 7, 30, tzinfo=UTC)
VI = Formats(words("vi"), ZoneInfo("Asia/Ho_Chi_Minh"), NOW)
HIT = Hit(
    id=7,
    drive="Chung",
    path="Ngân sách/2025/Quyết định.docx",
    name="Quyết định.docx",
    type="docx",
    kind="Quyết định",
    number="123/QĐ-UBND",
    issued_on=date(2025, 7, 1),
    issuer="UBND tỉnh",
    subject="Phê duyệt quyết toán",
    unit="Phòng Ngân sách",
    tasks=("QT-01", "XX-99"),
    modified_at=NOW - timedelta(days=6),
    size=21_286_912,
    people=(Contributor("Người Một", "", Strength.LIKELY), Contributor("Người Hai", "", Strength.CERTAIN)),
    score=1.0,
    snippet="về <mark>quyết</mark> <mark>toán</mark> &lt;b&gt;",
    duplicates=("a/b.docx",),
)


def test_a_card_says_what_a_clerk_wants_to_know() -> None:
    shown = card(HIT, Beside("\\\\may\\chung"), {"QT-01": "Thẩm tra"}, VI, is_asked=True)
    assert shown["folder"] == ["Chung", "Ngân sách", "2025"]
    assert shown["paper"] == "Quyết định 123/QĐ-UBND ngày 01/07/2025"
    assert shown["who"] == "nhiều khả năng Người Một +1 · 6 ngày trước · 20,3 MB"
    assert shown["tasks"] == [
        {"code": "QT-01", "title": "Thẩm tra", "page": "task?code=QT-01"},
        {"code": "XX-99", "title": "XX-99", "page": "task?code=XX-99"},
    ]
    assert shown["twins"] == "1 bản giống hệt"
    assert shown["snippet"] == [("về ", False), ("quyết toán", True), (" <b>", False)]


def test_a_card_says_what_state_a_document_is_in_and_how_it_was_read() -> None:
    hit = replace(
        HIT,
        issuer="UBND TỈNH",
        signer="Người Ba",
        capacity="KT.",
        urgency="HỎA TỐC",
        is_draft=True,
        notes=("legacy:tcvn3", "ocr:2-5", "macros"),
        spot=Spot(Place.SHEET, "Dự toán"),
        why=(Why.OWN_NUMBER, Why.NAME),
    )
    shown = card(hit, Beside(), {}, VI, is_asked=True)
    assert shown["badges"] == [("urgent", "Hỏa tốc"), ("draft", "Dự thảo")]
    assert shown["signed"] == ["UBND TỈNH", "KT.\u00a0Người\u00a0Ba\u00a0ký"]
    assert shown["notes"] == ["chuyển từ TCVN3", "đọc từ bản quét (OCR)"]
    assert (shown["place"], shown["why"]) == ("trang tính Dự toán", ["đúng số văn bản", "khớp tên tệp"])


def test_older_drafts_and_the_newer_document_are_named_as_far_as_they_may_be_seen() -> None:
    newer = Document(9, "Chung", b"a", "a/Bản ký.docx", "Bản ký.docx", "docx", 1, NOW)
    older = replace(newer, id=5, name="Dự thảo lần 1.docx")
    hit = replace(HIT, older=(5, 6), newer=9)
    shown = card(hit, Beside("", "&q=x", {5: older, 9: newer}), {}, VI, is_asked=True)
    assert shown["older"] == "1 bản thảo, bản sao khác"
    assert shown["older_ones"] == [{"name": "Dự thảo lần 1.docx", "page": "document?id=5&q=x", "when": "30/07/2025"}]
    assert shown["newer"]["name"] == "Bản ký.docx"
    assert card(hit, Beside(), {}, VI, is_asked=True)["newer"] is None


def test_nothing_is_said_where_nothing_is_known() -> None:
    shown = card(HIT, Beside(), {}, VI, is_asked=True)
    assert [shown[name] for name in ("badges", "place", "why", "notes", "older", "newer")] == [[], "", [], [], "", None]
    assert place(Spot(Place.COMMENT), words("vi")) == "bình luận"


def test_without_a_question_there_is_no_piece_of_text() -> None:
    assert card(HIT, Beside(), {}, VI, is_asked=False)["snippet"] == []


@given(some.lists(some.tuples(some.text(min_size=1), some.booleans())))
def test_a_snippet_gives_back_its_text_and_never_html(pieces: list[tuple[str, bool]]) -> None:
    snippet = "".join(f"<mark>{html.escape(text)}</mark>" if hit else html.escape(text) for text, hit in pieces)
    texts = "".join(text for text, _ in marked(snippet))
    assert "".join(texts.split()) == "".join("".join(text for text, _ in pieces).split())  # blanks may change


def test_types_have_families_and_strangers_too() -> None:
    assert [family(type) for type in ("docx", "xls", "pdf", "dwg", "")] == ["word", "sheet", "pdf", "other", "other"]
