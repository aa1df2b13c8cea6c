"""Our engine beside stock Whoosh, SQLite FTS5 and tantivy: six kinds of query, four ways each. `make bench-search`.

    python -m bench.engines [--documents 100000] [--queries 40] [--articles FOLDER]

Wall milliseconds p50 / p95. Every query is asked of all engines in turn, once unmeasured and once measured. Engines
other than ours keep words only; ours keeps both spellings and pairs of syllables, and so has more to add up.
"""

import argparse
import tempfile
import time
import zlib
from functools import partial
from pathlib import Path

from bench._corpus import KINDS, Corpus, corpus
from bench._rivals import UNIT, Fts5, StockWhoosh, Tantivy, Way
from bench.search import milliseconds, shown
from indexer.model.hit import FACETS, Sort
from indexer.search import Answer, Reader, Request, open_reader, rebuild
from indexer.search.highlight import snippet
from indexer.search.parser import parse

WAYS = ("plain", "filtered", "facets", "snippets")
ARTICLES = Path("../shared/quality")


class Ours:
    """The engine as the library uses it: parsed, searched, six facets, extracts of the ten best from stored texts."""

    name = "Ổ Chung"

    def __init__(self, reader: Reader, texts: list[bytes]) -> None:
        self._reader = reader
        self._texts = texts

    def ways(self) -> dict[str, Way]:
        return {
            "plain": lambda kind, text: self._answer(text),
            "filtered": lambda kind, text: self._answer(text, chosen={"unit": (UNIT,)}),
            "facets": lambda kind, text: self._answer(text, facets=FACETS),
            "snippets": lambda kind, text: self._extracts(text),
        }

    def _answer(
        self, text: str, *, chosen: dict[str, tuple[str, ...]] | None = None, facets: tuple[str, ...] = ()
    ) -> Answer:
        return self._reader.search(Request(parse(text).query, None, chosen or {}, facets, Sort.RELEVANCE, 10, 0))

    def _extracts(self, text: str) -> list[str]:
        asked = parse(text).query
        found = self._reader.search(Request(asked, None, {}, FACETS, Sort.RELEVANCE, 10, 0)).matches
        return [snippet(zlib.decompress(self._texts[match.id - 1]).decode(), asked) for match in found]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=100_000)
    options.add_argument("--queries", type=int, default=40)
    options.add_argument("--articles", type=Path, default=ARTICLES)
    chosen = options.parse_args()
    found = corpus(chosen.articles)
    with tempfile.TemporaryDirectory(prefix="ochung-engines-") as temporary:
        print(f"{chosen.documents} documents, {found.name}")
        engines = _built(found, chosen.documents, Path(temporary))
        _compare([(engine.name, engine.ways()) for engine in engines], found.questions(chosen.queries))


def _built(found: Corpus, count: int, folder: Path) -> list[Ours | StockWhoosh | Fts5 | Tantivy]:
    making = milliseconds(lambda: [None for _ in found.documents(count)]) / 1000
    started = time.monotonic()
    rebuild(folder / "index", found.documents(count))
    _say("Ổ Chung", count, time.monotonic() - started - making)
    ours = Ours(open_reader(folder / "index"), [zlib.compress(row.text.encode(), 1) for row in found.documents(count)])
    rivals = (Fts5(folder / "fts5.db"), Tantivy(folder / "tantivy"))
    for rival in rivals:
        started = time.monotonic()
        rival.build(found.documents(count))
        _say(rival.name, count, time.monotonic() - started - making)
    return [ours, StockWhoosh(folder / "index"), *rivals]


def _say(name: str, count: int, seconds: float) -> None:
    print(f"built {name:14} {seconds:7.1f} s {count / seconds:7.0f} docs/s", flush=True)


def _compare(engines: list[tuple[str, dict[str, Way]]], questions: dict[str, list[str]]) -> None:
    print(f"\n{'':22}" + "".join(f"{name:>20}" for name, _ in engines))
    for kind in KINDS:
        for way in WAYS:
            asked = [ways.get(way) for _, ways in engines]
            times: list[list[float]] = [[] for _ in engines]
            for text in questions[kind]:
                for each, one in zip(times, asked, strict=True):
                    if one:
                        one(kind, text)
                        each.append(milliseconds(partial(one, kind, text)))
            cells = "".join(f"{shown(each) if each else '–':>20}" for each in times)
            print(f"{kind:10}{way:12}{cells}", flush=True)


if __name__ == "__main__":
    main()
