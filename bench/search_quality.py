"""How good the order of the answers is, on questions with known answers. Run from the project's root:

    python -m bench.search_quality FOLDER [--bare]

FOLDER holds `articles.jsonl.xz` (JSON lines: id, law, article, title, body) and `queries.json` (query, relevant: pairs
of law and article). Prints nDCG@10, recall@20 and MRR@10, means over the questions; `--bare` types them without marks.
"""

import argparse
import json
import lzma
import math
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from indexer.model.hit import Sort
from indexer.search import IndexRow, Request, open_reader, rebuild
from indexer.search.parser import parse
from indexer.vietnamese.text import fold, normalise

Key = tuple[str, str]


def articles(folder: Path) -> Iterator[tuple[Key, IndexRow]]:
    """The judged collection, each article as a document."""
    with lzma.open(folder / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for id_, line in enumerate(lines, 1):
            found = json.loads(line)
            yield (found["law"], found["article"]), IndexRow(
                id=id_, version=1, drive="d", path="", name="", title=found["title"], text=found["body"], numbers=(),
                kind="", type="", unit="", tasks=(), people=(), year="", modified=0,
            )  # fmt: skip


def ndcg(found: list[bool], relevant: int) -> float:
    """Normalised discounted cumulative gain of the first ten."""
    gained = sum(1 / math.log2(at + 2) for at, is_relevant in enumerate(found[:10]) if is_relevant)
    return gained / sum(1 / math.log2(at + 2) for at in range(min(10, relevant)))


def reciprocal(found: list[bool]) -> float:
    return next((1 / (at + 1) for at, is_relevant in enumerate(found[:10]) if is_relevant), 0.0)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--bare", action="store_true")
    chosen = options.parse_args()
    ids: dict[Key, int] = {}

    def rows() -> Iterator[IndexRow]:
        for key, row in articles(chosen.folder):
            ids[key] = row.id
            yield row

    with tempfile.TemporaryDirectory() as temporary:
        started = time.perf_counter()
        count = rebuild(Path(temporary), rows())
        print(f"{count} articles, {count / (time.perf_counter() - started):.0f} docs/s")
        reader = open_reader(Path(temporary))
        totals, asked = [0.0, 0.0, 0.0, 0.0], 0
        for question in json.loads((chosen.folder / "queries.json").read_text("utf-8")):
            relevant = {ids[key] for law, article in question["relevant"] if (key := (law, article)) in ids}
            if not relevant:
                continue
            text = fold(normalise(question["query"])) if chosen.bare else question["query"]
            answer = reader.search(Request(parse(text).query, None, {}, (), Sort.RELEVANCE, 20, 0))
            hits = [match.id in relevant for match in answer.matches]
            figures = (ndcg(hits, len(relevant)), sum(hits) / len(relevant), reciprocal(hits), answer.total)
            totals = [total + figure for total, figure in zip(totals, figures, strict=True)]
            asked += 1
        names = ("nDCG@10", "recall@20", "MRR@10", "matches")
        print(asked, "questions:", ", ".join(f"{n} {t / asked:.4f}" for n, t in zip(names, totals, strict=True)))


if __name__ == "__main__":
    main()
