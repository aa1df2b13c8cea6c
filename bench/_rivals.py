"""Other engines on the same documents, each as it comes: words in lower case, BM25, the ten best.

Each answers a kind of query (`bench._corpus.KINDS`) in up to four ways: plain, filtered to one unit, with the counts of
the units and kinds of all matches, with marked extracts of the ten. `None` where an engine has no such thing.
"""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import tantivy
from tantivy import Occur, Query
from whoosh import query as stock
from whoosh import scoring
from whoosh.index import open_dir

from indexer.search import IndexRow
from indexer.search.analysis import pairs_of, twins
from indexer.search.pointer import current
from indexer.search.ranking import K1, B
from indexer.search.whoosh_schema import INDEX
from indexer.vietnamese.text import fold, lower, normalise, words

Way = Callable[[str, str], object]  # kind, text
UNIT = "Phòng 3"
LIMIT = 10


class Fts5:
    """SQLite's full-text index (unicode61, which folds marks)."""

    name = "SQLite FTS5"

    def __init__(self, file: Path) -> None:
        self._sql = sqlite3.connect(file)

    def build(self, rows: Iterable[IndexRow]) -> None:
        self._sql.execute("CREATE VIRTUAL TABLE found USING fts5(title, text)")
        self._sql.execute("CREATE TABLE document (id INTEGER PRIMARY KEY, unit TEXT, kind TEXT)")
        for row in rows:
            self._sql.execute("INSERT INTO found (rowid, title, text) VALUES (?, ?, ?)", (row.id, row.title, row.text))
            self._sql.execute("INSERT INTO document VALUES (?, ?, ?)", (row.id, row.unit, row.kind))
        self._sql.commit()
        self._sql.execute("INSERT INTO found (found) VALUES ('optimize')")

    def ways(self) -> dict[str, Way]:
        return {"plain": self._plain, "filtered": self._filtered, "facets": self._facets, "snippets": self._snippets}

    def _plain(self, kind: str, text: str) -> object:
        return self._rows("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 10", kind, text)

    def _filtered(self, kind: str, text: str) -> object:
        join = "found JOIN document ON document.id = found.rowid"
        sql = f"SELECT id FROM {join} WHERE found MATCH ? AND unit = '{UNIT}' ORDER BY rank LIMIT 10"
        return self._rows(sql, kind, text)

    def _facets(self, kind: str, text: str) -> object:
        join = "found JOIN document ON document.id = found.rowid"
        counted = [
            self._rows(f"SELECT {name}, count(*) FROM {join} WHERE found MATCH ? GROUP BY {name}", kind, text)
            for name in ("unit", "kind")
        ]
        return self._plain(kind, text), counted

    def _snippets(self, kind: str, text: str) -> object:
        cut = "snippet(found, 1, '<mark>', '</mark>', '…', 30)"
        return self._rows(f"SELECT {cut} FROM found WHERE found MATCH ? ORDER BY rank LIMIT 10", kind, text)

    def _rows(self, sql: str, kind: str, text: str) -> list[tuple[object, ...]]:
        return self._sql.execute(sql, (_match(kind, text),)).fetchall()


class Tantivy:
    """tantivy (Rust) with its default tokeniser; title counts three times."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder().add_integer_field("id", stored=True)
        builder = builder.add_text_field("title").add_text_field("text", stored=True)
        for name in ("unit", "kind"):
            builder = builder.add_text_field(name, tokenizer_name="raw", fast=True)
        self._schema = builder.build()
        folder.mkdir()
        self._index = tantivy.Index(self._schema, path=str(folder))

    def build(self, rows: Iterable[IndexRow]) -> None:
        writer = self._index.writer(heap_size=256 << 20, num_threads=1)
        for row in rows:
            found = {"id": row.id, "title": row.title, "text": row.text, "unit": row.unit, "kind": row.kind}
            writer.add_document(tantivy.Document(**found))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ways(self) -> dict[str, Way]:
        return {"plain": self._plain, "filtered": self._filtered, "facets": self._facets, "snippets": self._snippets}

    def _plain(self, kind: str, text: str) -> object:
        return self._searcher.search(self._query(kind, text), LIMIT).hits

    def _filtered(self, kind: str, text: str) -> object:
        unit = Query.term_query(self._schema, "unit", UNIT)
        both = Query.boolean_query(
            [(Occur.Must, self._query(kind, text)), (Occur.Must, Query.const_score_query(unit, 0))]
        )
        return self._searcher.search(both, LIMIT).hits

    def _facets(self, kind: str, text: str) -> object:
        asked = self._query(kind, text)
        counted = {name: {"terms": {"field": name, "size": 100}} for name in ("unit", "kind")}
        return self._searcher.search(asked, LIMIT).hits, self._searcher.aggregate(asked, counted)

    def _snippets(self, kind: str, text: str) -> object:
        asked = self._query(kind, text)
        cutter = tantivy.SnippetGenerator.create(self._searcher, asked, self._schema, "text")
        found = self._searcher.search(asked, LIMIT).hits
        return [cutter.snippet_from_doc(self._searcher.doc(where)).to_html() for _, where in found]

    def _query(self, kind: str, text: str) -> Query:
        found = words(lower(text))
        if kind == "phrase":
            return Query.phrase_query(self._schema, "text", found)
        if kind == "prefix":
            return Query.regex_query(self._schema, "text", f"{found[0]}.*")
        occur = Occur.Should if kind == "question" else Occur.Must
        return Query.boolean_query([(occur, self._word(word)) for word in dict.fromkeys(found)])

    def _word(self, word: str) -> Query:
        title = Query.boost_query(Query.term_query(self._schema, "title", word), 3.0)
        return Query.boolean_query(
            [(Occur.Should, title), (Occur.Should, Query.term_query(self._schema, "text", word))]
        )


class StockWhoosh:
    """Whoosh's own searcher on our index: the same files, its arithmetic."""

    name = "stock Whoosh"

    def __init__(self, root: Path) -> None:
        folder = current(root)
        assert folder is not None
        self._searcher = open_dir(str(folder), indexname=INDEX).searcher(weighting=scoring.BM25F(B=B, K1=K1))

    def ways(self) -> dict[str, Way]:
        return {"plain": self._plain, "filtered": self._filtered}

    def _plain(self, kind: str, text: str) -> object:
        return self._searcher.search(_tree(kind, text), limit=LIMIT).docs()

    def _filtered(self, kind: str, text: str) -> object:
        return self._searcher.search(_tree(kind, text), limit=LIMIT, filter=stock.Term("unit", UNIT)).docs()


def _tree(kind: str, text: str) -> stock.Query:
    if kind == "phrase":
        return stock.And([stock.Term("pair", pair) for pair in pairs_of(text)])
    found = [fold(word) for word in words(lower(normalise(text)))]
    if kind == "prefix":
        return stock.Prefix("uni", found[0])
    terms = [stock.Term("uni", term) for term in dict.fromkeys(twins(word)[1] for word in found)]
    return stock.Or(terms) if kind == "question" else stock.And(terms)


def _match(kind: str, text: str) -> str:
    quoted = [f'"{word}"' for word in words(lower(text))]
    if kind == "phrase":
        return f'"{" ".join(words(lower(text)))}"'
    if kind == "prefix":
        return f"{quoted[0]}*"
    return (" OR " if kind == "question" else " AND ").join(dict.fromkeys(quoted))
