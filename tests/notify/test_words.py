"""Both languages say the same things, and nothing that people write breaks a letter."""

import re
from datetime import date

import pytest

from indexer.model.reminder import Occasion, Reminder
from indexer.model.task import Role
from indexer.notify import as_html, as_text, reminding
from indexer.notify.words import texts, words

UNITS = {"NS": "Phòng Ngân sách"}


def one(occasion: Occasion = Occasion.OVERDUE, **more: object) -> Reminder:
    facts: dict[str, object] = {"title": "Thẩm tra", "words": "trước ngày 21/3", "role": Role.LEAD, "left": -2}
    return Reminder(occasion, "QT-01", "NS", "an.nv", date(2026, 3, 20), **(facts | more))  # type: ignore[arg-type]


def test_both_languages_hold_the_same_keys_and_arguments() -> None:
    vi, en = texts()["vi"], texts()["en"]
    assert vi.keys() == en.keys()
    for key, text in vi.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", en[key])), key


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            "Phòng Ngân sách chủ trì\n  Thời hạn: 20/03/2026 (ghi trong văn bản: trước ngày 21/3); đã quá hạn 2 ngày",
        ),
        ("en", "Phòng Ngân sách leads\n  Due: 20 Mar 2026 (as written: trước ngày 21/3); 2 working days late"),
    ],
)
def test_a_letter_states_the_facts_in_its_language(language: str, said: str) -> None:
    page = reminding([one()], "Nguyễn Văn An", UNITS, "https://ochung.example.vn", language)
    assert said in as_text(page)
    assert "https://ochung.example.vn/task?code=QT-01" in as_text(page)


def test_several_reminders_are_one_letter_that_counts_them() -> None:
    soon = one(Occasion.DUE_SOON, left=0)
    silent = one(Occasion.SILENT, left=9, used=0.6, role=Role.COORDINATING)
    page = reminding([soon, one(), one(), silent], "An", UNITS, "", "vi")
    assert page.subject == "Nhắc việc: 2 việc quá hạn, 1 việc sắp đến hạn, 1 việc chưa thấy tham gia"
    text = as_text(page)
    assert text.index("QUÁ HẠN") < text.index("SẮP ĐẾN HẠN") < text.index("CHƯA THẤY")
    assert "hôm nay là ngày cuối" in text and "đã qua 60 % thời gian; trên ổ đĩa chung chưa thấy" in text
    assert "http" not in text


def test_what_people_write_is_text_and_never_markup_or_a_key() -> None:
    hostile = "<script>alert(1)</script> {code} & \"x\" 'y'"
    page = reminding([one(title=hostile, words=hostile)], hostile, {"NS": hostile}, "https://a.example", "vi")
    html = as_html(page)
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert hostile in page.subject and hostile in as_text(page)
    assert not re.search(r"src=|url\(", html)


def test_english_counts_one_properly() -> None:
    assert words("en").counted("fact.left", 1) == "1 working day left"
    assert words("xx").language == "vi"
