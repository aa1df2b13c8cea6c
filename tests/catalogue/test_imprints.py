"""What is kept of a last reading beside its text."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.catalogue.imprints import Imprint
from indexer.model.document import Document
from indexer.model.entry import Entry
from indexer.model.reading import Mark

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SAME = b"w" * 16


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return open_catalogue(tmp_path / "state")


def put(catalogue: Catalogue, drive: str, name: str, imprint: Imprint) -> int:
    id = catalogue.files.add(drive, name.encode(), Entry(10, 1, 2, 3, 0, b"h" + name.encode()), b"")
    catalogue.documents.put(Document(id, drive, name.encode(), name, name, "docx", 10, AT), text="", cited=())
    catalogue.imprints.put(id, imprint)
    return id


def test_an_imprint_comes_back_is_replaced_and_forgotten(catalogue: Catalogue) -> None:
    marks = (Mark("inserted", "Lê Văn Bình", AT, 3), Mark("commented", "An"))
    id = put(catalogue, "chung", "a.docx", Imprint(SAME, "a.word.b", marks))
    assert catalogue.imprints.of(id) == Imprint(SAME, "a.word.b", marks)
    catalogue.imprints.put(id, Imprint(look="c.word.d"))
    assert catalogue.imprints.of(id) == Imprint(b"", "c.word.d", ())
    catalogue.imprints.forget(id)
    assert catalogue.imprints.of(id) is None


def test_who_says_the_same_is_looked_for_on_one_drive_only(catalogue: Catalogue) -> None:
    elsewhere = put(catalogue, "mật", "a.docx", Imprint(SAME))
    first, other = put(catalogue, "chung", "a.docx", Imprint(SAME)), put(catalogue, "chung", "b.docx", Imprint())
    assert catalogue.imprints.of_same_words("chung", SAME, other) == first
    assert catalogue.imprints.of_same_words("chung", SAME, first) is None
    assert catalogue.imprints.of_same_words("mật", SAME, first) == elsewhere
    assert catalogue.imprints.of_same_words("chung", b"", other) is None
