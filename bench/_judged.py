"""Documents and questions whose answers are known: legal articles from a folder, or the sample drive's own truth."""

import hashlib
import json
import lzma
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from indexer import sample
from indexer.catalogue import open_catalogue
from indexer.config.load import load
from indexer.indexing import index_row
from indexer.search import IndexRow
from indexer.service.jobs import index
from indexer.vietnamese.text import fold, normalise

_UNTIL = datetime(2026, 6, 30, tzinfo=UTC)

_PLAIN = IndexRow(
    id=0, version=1, drive="d", path="", name="", title="", text="", numbers=(), kind="", type="",
    unit="", tasks=(), people=(), year="", modified=0,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """`bare`: typed without marks. `relevant`: ids of the documents that answer. `is_beside`: of the half on
    which no weights were searched."""

    text: str
    bare: str
    relevant: frozenset[int]
    is_beside: bool


@dataclass(frozen=True, slots=True)
class Judged:
    name: str
    rows: tuple[IndexRow, ...]
    questions: tuple[Question, ...]


def judged(folder: Path, files: int) -> Judged:
    """The articles of the folder (`articles.jsonl.xz`, `queries.json`) if it is there, else a sample of `files`."""
    if (folder / "articles.jsonl.xz").exists():
        return _articles(folder)
    if (folder / "truth.json").exists():
        return _sample(folder)
    with tempfile.TemporaryDirectory(prefix="ochung-judged-") as temporary:
        home = Path(temporary) / "sample"
        sample.write(home, files=files, seed=1, until=_UNTIL)
        return _sample(home)


def _articles(folder: Path) -> Judged:
    """JSON lines of id, law, article, title, body; questions with pairs of law and article."""
    ids: dict[tuple[str, str], int] = {}
    rows: list[IndexRow] = []
    with lzma.open(folder / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for id_, found in enumerate(map(json.loads, lines), 1):
            ids[found["law"], found["article"]] = id_
            rows.append(replace(_PLAIN, id=id_, title=found["title"], text=found["body"]))
    questions = []
    for each in json.loads((folder / "queries.json").read_text("utf-8")):
        relevant = frozenset(ids[law, article] for law, article in each["relevant"] if (law, article) in ids)
        bare = fold(normalise(each["query"]))
        questions.append(Question(each["query"], bare, relevant, _is_beside(each["id"])))
    return Judged(f"articles of {folder}", tuple(rows), tuple(each for each in questions if each.relevant))


def _sample(home: Path) -> Judged:
    """The sample drive as the product reads it, with the questions of its truth.json."""
    config = load(home / "config.toml")
    index(config)
    catalogue = open_catalogue(config.state.path)
    rows = tuple(map(index_row, catalogue.documents.every_indexable()))
    catalogue.close()
    ids = {row.path: row.id for row in rows}
    asked = json.loads((home / "truth.json").read_text("utf-8"))["queries"]
    questions = (
        Question(q["q"], q["q_plain"], frozenset(ids[p] for p in q["relevant"] if p in ids), _is_beside(q["q"]))
        for q in asked
    )
    return Judged(f"sample drive of {len(rows)} documents", rows, tuple(each for each in questions if each.relevant))


def _is_beside(key: str) -> bool:
    return bool(hashlib.md5(key.encode(), usedforsecurity=False).digest()[-1] & 1)
