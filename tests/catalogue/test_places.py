"""Where the parts of a text stand, kept beside it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.model.document import Document
from indexer.model.entry import Entry
from indexer.model.reading import Part, Place, Reading, Stretch


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return open_catalogue(tmp_path / "state")


def put(catalogue: Catalogue, name: str, notes: tuple[str, ...] = ()) -> int:
    id = catalogue.files.add("chung", name.encode(), Entry(10, 1, 2, 3, 0, b"h" + name.encode()), b"")
    at = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    catalogue.documents.put(
        Document(id, "chung", name.encode(), name, name, "pptx", 10, at, notes=notes), text="", cited=()
    )
    return id


def test_stretches_point_at_their_parts_in_the_whole_text() -> None:
    parts = (Part(Place.SLIDE, "Mục tiêu", "1"), Part(Place.SLIDE, "", "2"), Part(Place.COMMENT, "sửa lại", "2"))
    reading = Reading("pptx", parts)
    text = reading.text()
    assert [(one.place, one.label, text[one.start :].split("\n")[0]) for one in reading.stretches()] == [
        (Place.SLIDE, "1", "Mục tiêu"),
        (Place.COMMENT, "2", "sửa lại"),
    ]


def test_stretches_come_back_and_are_replaced(catalogue: Catalogue) -> None:
    deck, letter = put(catalogue, "a.pptx"), put(catalogue, "b.docx")
    catalogue.places.put(deck, (Stretch(Place.SLIDE, "1", 0), Stretch(Place.SLIDE, "2", 40)))
    catalogue.places.put(letter, (Stretch(Place.BODY, "", 0),))
    assert catalogue.places.many([deck, letter]) == {
        deck: (Stretch(Place.SLIDE, "1", 0), Stretch(Place.SLIDE, "2", 40))
    }
    catalogue.places.put(deck, (Stretch(Place.SLIDE, "1", 0),))
    assert catalogue.places.many([deck])[deck] == (Stretch(Place.SLIDE, "1", 0),)
    catalogue.places.put(deck, ())
    assert catalogue.places.many([deck]) == {}


def test_notes_of_a_reading_are_kept(catalogue: Catalogue) -> None:
    document = catalogue.documents.get(put(catalogue, "a.pdf", ("ocr:1-3", "legacy:tcvn3")))
    assert document is not None and document.notes == ("ocr:1-3", "legacy:tcvn3")
