"""What a newer version learns of the texts that are stored already."""

from datetime import UTC, datetime
from pathlib import Path

from indexer.catalogue import open_catalogue
from indexer.model.document import Document, Header
from indexer.model.entry import Entry
from indexer.model.relation import Relation
from indexer.pipeline.again import describe_again

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_catalogue_from_before_learns_what_its_documents_cite(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    id = catalogue.files.add("chung", b"a.txt", Entry(10, 1, 2, 3, 0, b"h"), b"")
    document = Document(id, "chung", b"a.txt", "a.txt", "a.txt", "txt", 10, NOON, header=Header())
    text = "Thay thế Quyết định số 5/QĐ-STC ngày 01/02/2024."
    catalogue.documents.put(document, text=text, cited=("05/qd-stc",))
    before = catalogue.documents.versions()[id]
    assert describe_again(catalogue, 10, NOON) == 1
    [citation] = catalogue.citations.of(id)
    assert (citation.relation, citation.number) == (Relation.REPLACES, "05/QĐ-STC")
    assert catalogue.documents.versions()[id] == before, "the index has nothing to learn"
    assert describe_again(catalogue, 10, NOON) == 0
