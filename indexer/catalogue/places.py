"""Owner of table `place`: where in a document's text its pages, slides, sheets, tables and comments begin."""

import json
import sqlite3
import zlib
from collections.abc import Sequence

from indexer.catalogue.rows import to_json
from indexer.model.reading import Place, Stretch


class TextPlaces:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, document: int, stretches: Sequence[Stretch]) -> None:
        """Replaces what is known of a document. One that is nothing but running text has no row."""
        if all(one.place is Place.BODY and not one.label for one in stretches):
            self._sql.execute("DELETE FROM place WHERE document = ?", (document,))
            return
        listed = to_json([(one.place, one.label, one.start) for one in stretches])
        self._sql.execute(
            "INSERT INTO place (document, stretches) VALUES (?, ?)"
            " ON CONFLICT (document) DO UPDATE SET stretches = excluded.stretches",
            (document, zlib.compress(listed.encode(), 1)),
        )

    def many(self, documents: Sequence[int]) -> dict[int, tuple[Stretch, ...]]:
        """The stretches of documents in the order of their text; those of running text alone are left out."""
        marks = ",".join("?" * len(documents))
        found = self._sql.execute(
            f"SELECT document, stretches FROM place WHERE document IN ({marks})", tuple(documents)
        )
        return {id: _stretches(packed) for id, packed in found}


def _stretches(packed: bytes) -> tuple[Stretch, ...]:
    return tuple(Stretch(Place(place), label, start) for place, label, start in json.loads(zlib.decompress(packed)))
