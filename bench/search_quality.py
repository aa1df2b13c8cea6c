"""How good the order of the answers is, on questions with known answers, beside plain engines. `make bench-quality`.

    python -m bench.search_quality [FOLDER] [--files N] [--ours]

FOLDER (default: ../shared/quality) holds `articles.jsonl.xz` and `queries.json`, or is a sample drive with its
`truth.json`; where it is not there, a sample drive of N files is made. nDCG@10, Recall@20 and MRR@10 are means over the
questions, typed with and without marks. Weights were searched on one half of the questions (by a hash) with the other
shown beside; choices of kind were made on the whole. Neither half is unseen: questions kept elsewhere decide.
"""

import argparse
import math
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench._judged import Judged, Question, judged
from bench._plain import Fts5, StockWhoosh
from indexer.model.hit import Sort
from indexer.search import IndexRow, Request, open_reader, rebuild
from indexer.search.parser import parse

FOLDER = Path("../shared/quality")
LIMIT = 20

Best = Callable[[str, int], list[int]]
Figures = tuple[float, float, float]


class Ours:
    name = "Ổ Chung"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def build(self, rows: tuple[IndexRow, ...]) -> None:
        rebuild(self._folder, rows)
        self._reader = open_reader(self._folder)

    def best(self, text: str, limit: int) -> list[int]:
        answer = self._reader.search(Request(parse(text).query, None, {}, (), Sort.RELEVANCE, limit, 0))
        return [match.id for match in answer.matches]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    options.add_argument("--files", type=int, default=400, help="files of the sample drive (default: 400)")
    options.add_argument("--ours", action="store_true", help="only our engine")
    chosen = options.parse_args()
    found = judged(chosen.folder, chosen.files)
    print(f"{found.name}: {len(found.rows)} documents, {len(found.questions)} questions\n")
    print("|  | with marks: nDCG@10 | Recall@20 | MRR@10 | without: nDCG@10 | Recall@20 | MRR@10 | ms a question |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="ochung-quality-") as temporary:
        for line in _measured(found, Path(temporary), only_ours=chosen.ours):
            print(line, flush=True)


def _measured(found: Judged, folder: Path, *, only_ours: bool) -> Iterator[str]:
    ours = Ours(folder / "ours")
    ours.build(found.rows)
    yield _line(ours.name, ours.best, found.questions)
    for name, is_beside in (("searched on", False), ("shown beside", True)):
        some = tuple(each for each in found.questions if each.is_beside is is_beside)
        yield _line(f"… {len(some)} questions {name}", ours.best, some)
    if only_ours:
        return
    for plain in (Fts5(folder / "0.db", 0), Fts5(folder / "2.db", 2), StockWhoosh(folder / "whoosh")):
        plain.build(found.rows)
        yield _line(plain.name, plain.best, found.questions)


def _line(name: str, best: Best, questions: tuple[Question, ...]) -> str:
    started = time.perf_counter()
    marked = _means([figures(best(each.text, LIMIT), each.relevant) for each in questions])
    bare = _means([figures(best(each.bare, LIMIT), each.relevant) for each in questions])
    took = 1000 * (time.perf_counter() - started) / max(1, 2 * len(questions))
    return f"| {name} | " + " | ".join(f"{figure:.4f}" for figure in (*marked, *bare)) + f" | {took:.1f} |"


def figures(found: list[int], relevant: frozenset[int]) -> Figures:
    """nDCG@10 (Järvelin & Kekäläinen 2002, relevance 0 or 1), Recall@20, MRR@10 of one question."""
    hits = [id_ in relevant for id_ in found]
    gained = sum(_discounted(at) for at, is_hit in enumerate(hits[:10]) if is_hit)
    ideal = sum(_discounted(at) for at in range(min(10, len(relevant))))
    first = next((1 / (at + 1) for at, is_hit in enumerate(hits[:10]) if is_hit), 0.0)
    return gained / ideal, sum(hits[:LIMIT]) / len(relevant), first


def _discounted(at: int) -> float:
    return 1 / math.log2(at + 2)


def _means(each: list[Figures]) -> Figures:
    ndcg, recall, first = (sum(column) / max(1, len(each)) for column in zip(*each, strict=True))
    return ndcg, recall, first


if __name__ == "__main__":
    main()
