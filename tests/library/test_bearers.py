"""Which of the documents of one number is meant."""

from dataclasses import replace
from datetime import date

from indexer.catalogue.citations import Bearer
from indexer.library.bearers import Meant, meant
from indexer.model.relation import Citation, Relation

CITING = Bearer(1, "chung", "Ngân sách/Dự toán/báo cáo.docx", "NS", ("NV-1",), "", date(2025, 6, 1), "", False, "2025")
BEARER = Bearer(2, "chung", "Quyết định/a.docx", "", (), "05/qd-ubnd", date(2025, 2, 1), "", False, "2025")
SAID = Citation(Relation.CITES, "05/QĐ-UBND")


def ids(found: Meant) -> list[int]:
    return [bearer.id for bearer in found.copies]


def test_the_day_decides() -> None:
    other = replace(BEARER, id=3, issued_on=date(2024, 5, 5))
    found = meant(replace(SAID, issued_on=date(2024, 5, 5), year=2024), CITING, [BEARER, other])
    assert (ids(found), found.is_sure) == ([3], True)


def test_another_year_is_another_document() -> None:
    assert meant(replace(SAID, year=2019), CITING, [BEARER]) == Meant()


def test_another_day_is_another_document_unless_the_office_is_the_same() -> None:
    told = replace(SAID, issued_on=date(2025, 3, 9), year=2025, issuer="UBND tỉnh")
    assert meant(told, CITING, [BEARER]) == Meant()
    assert ids(meant(told, CITING, [replace(BEARER, issuer="ỦY BAN NHÂN DÂN TỈNH TÂN LỘC")])) == [2]


def test_another_office_is_not_meant() -> None:
    told = replace(SAID, year=2025, issuer="UBND tỉnh")
    assert meant(told, CITING, [replace(BEARER, issuer="ỦY BAN NHÂN DÂN XÃ BÌNH AN")]) == Meant()


def test_what_came_later_is_not_cited() -> None:
    assert meant(SAID, CITING, [replace(BEARER, issued_on=date(2025, 7, 1))]) == Meant()


def test_without_a_word_of_the_text_the_near_one_is_chosen_and_said_to_be_unsure() -> None:
    far, near = replace(BEARER, issuer="ỦY BAN NHÂN DÂN XÃ BÌNH AN"), replace(BEARER, id=3, path="Ngân sách/x.docx")
    near = replace(near, issuer="ỦY BAN NHÂN DÂN TỈNH")
    found = meant(SAID, CITING, [far, near])
    assert (ids(found), found.is_sure) == ([3], False)
    assert meant(SAID, CITING, [far, replace(near, tasks=("NV-1",))]).is_sure


def test_of_copies_the_final_and_newest_is_used() -> None:
    draft = replace(BEARER, id=3, path="Quyết định/dự thảo.docx", modified_at="2027")
    newer = replace(BEARER, id=4, modified_at="2026")
    found = meant(SAID, CITING, [BEARER, draft, newer])
    assert (ids(found), found.is_sure) == ([4, 2, 3], True)


def test_nobody_cites_itself() -> None:
    assert meant(SAID, replace(CITING, id=2), [BEARER]) == Meant()
