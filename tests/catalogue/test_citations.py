"""Who cites a number and who bears it, on a real SQLite file."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.model.document import Document, Header
from indexer.model.entry import Entry
from indexer.model.relation import Citation, Relation


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return open_catalogue(tmp_path / "state")


def put(catalogue: Catalogue, name: str, number: str = "", day: date | None = None, drive: str = "chung") -> int:
    id = catalogue.files.add(drive, name.encode(), Entry(10, 1, 2, 3, 0, b"h" + name.encode()), b"")
    at = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    header = Header(number=number, issued_on=day)
    catalogue.documents.put(
        Document(id, drive, name.encode(), name, name, "docx", 10, at, header=header), text="", cited=()
    )
    return id


REPLACED = Citation(
    Relation.REPLACES, "05/QĐ-STC", "về việc giao dự toán", date(2024, 2, 1), 2024, "Sở Tài chính", False
)
LAW = Citation(Relation.BASED_ON, "83/2015/QH13", is_national=True)


def test_what_is_put_comes_back_whole_and_in_order(catalogue: Catalogue) -> None:
    id = put(catalogue, "a.docx")
    catalogue.citations.put(id, (REPLACED, LAW))
    assert catalogue.citations.of(id) == (REPLACED, LAW)
    catalogue.citations.put(id, (LAW,))
    assert catalogue.citations.of(id) == (LAW,)


def test_citing_documents_are_found_in_any_writing_of_the_number(catalogue: Catalogue) -> None:
    id = put(catalogue, "a.docx")
    catalogue.citations.put(id, (Citation(Relation.CITES, "5 / qđ-stc"),))
    assert [bearer.id for bearer, _ in catalogue.citations.citing("05/qd-stc", None, None, 10)] == [id]


def test_citing_documents_of_another_year_gone_or_out_of_scope_are_left_out(catalogue: Catalogue) -> None:
    there, gone, elsewhere = put(catalogue, "a"), put(catalogue, "b"), put(catalogue, "c", drive="riêng")
    for id in (there, gone, elsewhere):
        catalogue.citations.put(id, (REPLACED,))
    catalogue.documents.mark_gone(gone)

    def citing(year: int | None, *drives: str) -> set[int]:
        return {bearer.id for bearer, _ in catalogue.citations.citing("05/qd-stc", year, drives or None, 10)}

    assert citing(None) == citing(2024) == {there, elsewhere}
    assert citing(2023) == set()
    assert citing(2024, "chung") == {there}


def test_bearers_are_found_by_number_year_and_scope(catalogue: Catalogue) -> None:
    old, new = put(catalogue, "a", "5/QĐ-STC", date(2023, 1, 1)), put(catalogue, "b", "05/QĐ-STC", date(2024, 1, 1))
    undated, elsewhere = put(catalogue, "c", "05/QĐ-STC"), put(catalogue, "d", "05/QĐ-STC", drive="riêng")
    gone = put(catalogue, "e", "05/QĐ-STC")
    catalogue.documents.mark_gone(gone)

    def bearing(year: int | None, *drives: str) -> set[int]:
        return {bearer.id for bearer in catalogue.citations.bearing("05/qd-stc", year, drives or None)}

    assert bearing(None) == {old, new, undated, elsewhere}
    assert bearing(2024, "chung") == {new, undated}
    put(catalogue, "f")
    assert catalogue.citations.bearing("", None, None) == ()


def test_each_question_has_its_index(catalogue: Catalogue) -> None:
    asked: list[str] = []
    catalogue._sql.set_trace_callback(asked.append)
    list(catalogue.citations.citing("05/qd-stc", 2024, ("chung",), 10))
    catalogue.citations.bearing("05/qd-stc", 2024, ("chung",))
    catalogue._sql.set_trace_callback(None)
    assert len(asked) == len(Relation) + 1
    for statement in asked:
        plan = " ".join(str(row[3]) for row in catalogue._sql.execute(f"EXPLAIN QUERY PLAN {statement}"))
        assert "SCAN" not in plan and ("citation_number" in plan or "document_number" in plan)
