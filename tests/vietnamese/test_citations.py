"""Accuracy on our labelled sentences (citations.json), and what else a citation says.

The words were tuned on the sentences that `is_tuned` picks (about six in ten, by hash); the others only measure.
"""

import hashlib
import json
import time
from datetime import date
from pathlib import Path

import pytest

from indexer.model.relation import Citation, Relation
from indexer.vietnamese.citations import MOST, find_citations
from indexer.vietnamese.cited_facts import LONGEST_ABOUT
from indexer.vietnamese.numbers import number_key

CASES: list[tuple[str, dict[str, str]]] = json.loads(Path(__file__).with_name("citations.json").read_text("utf-8"))


def is_tuned(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % 10 < 6


def said(text: str) -> dict[str, str]:
    return {number_key(one.number): str(one.relation) for one in find_citations(text)}


def keyed(expected: dict[str, str]) -> dict[str, str]:
    return {number_key(number): relation for number, relation in expected.items()}


@pytest.mark.parametrize(("text", "expected"), [case for case in CASES if is_tuned(case[0])])
def test_every_tuned_sentence_is_read_as_labelled(text: str, expected: dict[str, str]) -> None:
    assert said(text) == keyed(expected)


def test_untuned_sentences_are_read_nearly_as_well() -> None:
    untuned = [case for case in CASES if not is_tuned(case[0])]
    right = sum(said(text) == keyed(expected) for text, expected in untuned)
    assert len(untuned) > 30
    assert right / len(untuned) >= 0.9


def only(text: str) -> Citation:
    [found] = find_citations(text)
    return found


def test_day_issuer_and_matter_are_read_beside_the_number() -> None:
    found = only(
        "Căn cứ Quyết định số 118/QĐ-STC ngày 05/02/2026 của Giám đốc Sở Tài chính về việc giao dự toán năm 2026;"
    )
    assert (found.number, found.issued_on, found.year) == ("118/QĐ-STC", date(2026, 2, 5), 2026)
    assert (found.issuer, found.about) == ("Giám đốc Sở Tài chính", "về việc giao dự toán năm 2026")


def test_a_law_is_known_by_its_name() -> None:
    assert only("Căn cứ Luật Ngân sách nhà nước số 83/2015/QH13;").about == "Luật Ngân sách nhà nước"
    assert only("Căn cứ Luật Đấu thầu số 22/2023/QH15 ngày 23/6/2023;").about == "Luật Đấu thầu"


def test_the_matter_ends_where_the_next_document_begins() -> None:
    first, second = find_citations(
        "Căn cứ Quyết định số 9/QĐ-STC của Giám đốc Sở về việc giao dự toán và Kế hoạch số 21/KH-STC về thanh tra;"
    )
    assert (first.about, second.about) == ("về việc giao dự toán", "về thanh tra")


def test_a_long_matter_is_shortened() -> None:
    about = only("Thực hiện Công văn số 12/UBND-TH về việc " + "rà soát tài sản công " * 20).about
    assert about.startswith("về việc rà soát") and about.endswith("…") and len(about) <= LONGEST_ABOUT


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("Luật số 83/2015/QH13", True),
        ("Nghị định số 30/2020/NĐ-CP", True),
        ("Thông tư số 96/2021/TT-BTC", True),
        ("Quyết định số 1719/QĐ-TTg", True),
        ("Nghị quyết số 57-NQ/TW", True),
        ("Quyết định số 118/QĐ-STC", False),
        ("Quyết định số 45/2021/QĐ-UBND", False),
        ("Công văn số 12/BTC-NSNN", False),
        ("Quyết định số 5/QĐ-BQLDA", False),
    ],
)
def test_law_that_everybody_knows_is_told_from_the_offices_own(number: str, expected: bool) -> None:
    assert only(f"Theo {number} thì được.").is_national is expected


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    found = only("Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định\n\nsố 36/QĐ-STC ngày 21/05/2026.")
    assert found.relation is Relation.REPLACES


def test_the_own_number_is_no_citation() -> None:
    assert find_citations("Quyết định số 118/QĐ-STC có hiệu lực.", own="118/QĐ-STC") == ()
    assert find_citations("SỞ TÀI CHÍNH\nSố: 118/QĐ-STC\nQUYẾT ĐỊNH") == ()


def test_the_mention_that_says_more_decides() -> None:
    again = "Căn cứ Quyết định số 1/QĐ-STC ngày 2/1/2020;\nQuyết định này thay thế Quyết định số 1/QĐ-STC."
    assert only(again).relation is Relation.REPLACES
    assert only(again).issued_on == date(2020, 1, 2)


def test_one_number_of_two_years_is_two_documents() -> None:
    found = find_citations("Theo Quyết định số 1/QĐ-STC ngày 2/1/2020 và Quyết định số 1/QĐ-STC ngày 3/1/2024.")
    assert [one.year for one in found] == [2020, 2024]


def test_forms_are_not_documents() -> None:
    assert find_citations("lập theo mẫu số 15/BB-BKD và Phụ lục số 03/ĐKHN") == ()


def test_there_is_an_end() -> None:
    assert len(find_citations("\n".join(f"Quyết định số {n}/QĐ-STC." for n in range(1, 400)))) == MOST


@pytest.mark.parametrize(
    "text",
    ["Căn cứ " * 6000 + "số 12/QĐ-UBND " * 500, "số 1/QĐ-UBND, " * 3000, " " * 50_000, "a;" * 25_000, "tại " * 12_000],
)
def test_hostile_text_costs_little(text: str) -> None:
    started = time.perf_counter()
    find_citations(text)
    assert time.perf_counter() - started < 2
