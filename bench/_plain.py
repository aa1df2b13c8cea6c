"""Search engines as they come, without anything made for Vietnamese: what ours has to be better than.

Each gives the ids of the best documents for a question, any of whose words may match, by BM25.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from whoosh import fields, query, scoring
from whoosh.analysis import StandardAnalyzer
from whoosh.index import create_in

from indexer.search import IndexRow
from indexer.vietnamese.text import lower, normalise, words


class StockWhoosh:
    """Whoosh with its standard analyser and BM25F, title, name and text in one field: three take minutes longer."""

    name = "stock Whoosh"

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        analyser = StandardAnalyzer()
        self._analyser = analyser
        self._index = create_in(str(folder), fields.Schema(id=fields.STORED, all=fields.TEXT(analyser, phrase=False)))

    def build(self, rows: Iterable[IndexRow]) -> None:
        writer = self._index.writer(limitmb=512)
        for row in rows:
            writer.add_document(id=row.id, all=f"{row.title}\n{row.name}\n{row.text}")
        writer.commit()
        self._searcher = self._index.searcher(weighting=scoring.BM25F())

    def best(self, text: str, limit: int) -> list[int]:
        terms = dict.fromkeys(token.text for token in self._analyser(normalise(text), mode="query"))
        asked = query.Or([query.Term("all", term) for term in terms])
        return [hit["id"] for hit in self._searcher.search(asked, limit=limit)]


class Fts5:
    """SQLite's full-text index; `folding` is what unicode61 does with marks: 0 keeps them, 2 takes them off."""

    def __init__(self, file: Path, folding: int) -> None:
        self.name = f"SQLite FTS5, remove_diacritics {folding}"
        self._sql = sqlite3.connect(file)
        tokenise = f"unicode61 remove_diacritics {folding}"
        self._sql.execute(f"CREATE VIRTUAL TABLE found USING fts5(title, name, text, tokenize = '{tokenise}')")

    def build(self, rows: Iterable[IndexRow]) -> None:
        told = ((row.id, normalise(row.title), normalise(row.name), normalise(row.text)) for row in rows)
        self._sql.executemany("INSERT INTO found (rowid, title, name, text) VALUES (?, ?, ?, ?)", told)

    def best(self, text: str, limit: int) -> list[int]:
        asked = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(lower(normalise(text)))))
        found = self._sql.execute(
            "SELECT rowid FROM found WHERE found MATCH ? ORDER BY bm25(found) LIMIT ?", (asked, limit)
        )
        return [id_ for (id_,) in found]
