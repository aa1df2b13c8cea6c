"""Ledger and sightings on a real SQLite file that somebody has tampered with."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.model.sighting import Deed, Sighting
from tests.catalogue.test_catalogue import T0, event, put

SEEN = Sighting("chung", b"a.docx", Deed.WROTE, T0, "samba", "an.nv", reference="log@1")


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    found = open_catalogue(tmp_path / "state")
    document = put(found, b"a.docx")
    for number in range(4):
        found.events.add(replace(event(document), words_added=number))
    found.sightings.add(replace(SEEN, reference=f"log@{number}") for number in range(4))
    return found


def test_what_nobody_touched_holds(catalogue: Catalogue) -> None:
    assert (catalogue.events.first_broken(), catalogue.sightings.first_broken()) == (None, None)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE event SET words_added = 900 WHERE id = 2", 2),
        ("UPDATE event SET evidence = '[]' WHERE id = 3", 3),
        ("DELETE FROM event WHERE id = 2", 3),
        ("UPDATE event SET hash = x'00' WHERE id = 4", 4),
    ],
)
def test_a_changed_event_is_found(catalogue: Catalogue, statement: str, broken: int) -> None:
    _tamper(catalogue, "event_no_update", "event_no_delete", statement)
    assert catalogue.events.first_broken() == broken


@pytest.mark.parametrize(
    ("statement", "broken"),
    [("UPDATE sighting SET name = 'binh.lv' WHERE id = 2", 2), ("DELETE FROM sighting WHERE id = 1", 2)],
)
def test_a_changed_sighting_is_found(catalogue: Catalogue, statement: str, broken: int) -> None:
    _tamper(catalogue, "sighting_no_update", "sighting_no_delete", statement)
    assert catalogue.sightings.first_broken() == broken


def test_a_sighting_that_ended_still_holds(catalogue: Catalogue) -> None:
    [held] = catalogue.sightings.add([replace(SEEN, deed=Deed.HELD, reference="lock")])
    catalogue.sightings.end(held.id, T0)
    assert catalogue.sightings.first_broken() is None


def test_the_same_line_read_again_is_no_news(catalogue: Catalogue) -> None:
    assert catalogue.sightings.add([replace(SEEN, reference="log@2")]) == ()
    assert len(catalogue.sightings.at("chung", (b"a.docx",), T0, T0)) == 4


def test_sightings_cannot_be_changed(catalogue: Catalogue) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sqlite3.connect(catalogue.file).execute("UPDATE sighting SET name = 'x'")


def _tamper(catalogue: Catalogue, *statements: str) -> None:
    """As somebody would who owns the file: the triggers go first."""
    other = sqlite3.connect(catalogue.file)
    for trigger in statements[:-1]:
        other.execute(f"DROP TRIGGER {trigger}")
    other.execute(statements[-1])
    other.commit()
