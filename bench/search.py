"""How fast the index is built, searched and kept fresh. Run from the project's root:

    python -m bench.search [--documents 20000] [--queries 30] [--folder DIR]

Documents come from a seeded generator: syllables with Zipf's frequencies, most of them in set phrases, 400 a document
on average. Times are wall milliseconds, p50 / p95; `first` is the first time a query is asked, `again` the second.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from indexer.model.hit import FACETS, Sort
from indexer.search import IndexRow, Reader, Request, open_reader, open_writer, rebuild
from indexer.search.parser import parse

ONSETS = ("", *"bcdghklmnrstvxđ", "ch", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr")
RHYMES = ("a", "an", "anh", "ao", "ân", "em", "ê", "iên", "inh", "oan", "ong", "ôi", "ơn", "u", "ung", "ương")
TONED = tuple(tone + end for tone in "àáảãạèéẹìíịòóọùúụ" for end in ("", "n", "ng", "i", "o", "m"))
WORDS = 40_000
EPOCH = 1_700_000_000


class Language:
    """A made-up language: syllables, words of one to three of them, and how often each is used."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        syllables = [onset + rhyme for onset in ONSETS for rhyme in (*RHYMES, *TONED)]
        self.words = [
            " ".join(self._random.choices(syllables, k=self._random.choice((1, 2, 2, 2, 3)))) for _ in range(WORDS)
        ]
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))

        self._phrases = [self._drawn(self._random.randint(2, 6)) for _ in range(WORDS)]

    def text(self, count: int) -> str:
        """About so many words, most of them in set phrases."""
        pieces: list[str] = []
        while sum(map(len, pieces)) < 8 * count:
            pieces += self._random.choices(self._phrases, cum_weights=self._weights, k=max(1, count // 5))
            pieces.append(self._drawn(1))
        return " ".join(" ".join(pieces).split()[: 2 * count])

    def _drawn(self, count: int) -> str:
        return " ".join(self._random.choices(self.words, cum_weights=self._weights, k=count))

    def document(self, id_: int) -> IndexRow:
        pick, count = self._random.choice, max(20, int(self._random.lognormvariate(5, 0.8)))
        body = "\n".join(self.text(40) for _ in range(count // 40 + 1))
        number = f"{id_ % 3000}/QĐ-UBND"
        title = self.text(5)
        return IndexRow(
            id=id_, version=1, drive=f"ổ{id_ % 3}", path=f"Phòng {id_ % 20}/Việc {id_ % 700}/{id_}.docx",
            name=f"{title} {id_}.docx", title=title, text=body, numbers=(number,), kind=pick(("Quyết định", "Báo cáo")),
            type=pick(("docx", "pdf", "xlsx")), unit=f"Phòng {id_ % 20}", tasks=(f"NV-{id_ % 900}",),
            people=(f"Người {id_ % 300}",), year=str(2015 + id_ % 10), modified=EPOCH + id_,
        )  # fmt: skip

    def documents(self, count: int) -> Iterator[IndexRow]:
        return (self.document(id_) for id_ in range(1, count + 1))

    def questions(self, count: int) -> dict[str, list[str]]:
        """Six kinds of query, so many of each."""
        some, words = range(count), self.words
        return {
            "rare": [f"{11 + 97 * at} {words[at].split()[0]}" for at in some],
            "common": [words[at].split()[0] for at in some],
            "and": [self._drawn(2) for _ in some],
            "question": [self.text(4) + " ở đâu vậy nhỉ" for _ in some],
            "phrase": [f'"{words[at]} {words[2 * at + 1]}"' for at in some],
            "prefix": [words[50 + at][:3].strip() + "*" for at in some],
        }


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def shown(times: list[float]) -> str:
    ordered = sorted(times)
    return f"{ordered[len(ordered) // 2]:8.1f} / {ordered[int(len(ordered) * 0.95)]:.1f}"


def searching(reader: Reader, questions: dict[str, list[str]]) -> None:
    for facets in ((), FACETS):
        print(f"\nsearching{' with six facets' if facets else ''}: first p50 / p95, again p50 / p95, mean matches")
        for kind, texts in questions.items():
            requests = [Request(parse(text).query, None, {}, facets, Sort.RELEVANCE, 10, 0) for text in texts]
            first = [milliseconds(lambda each=each: reader.search(each)) for each in requests]
            again = [milliseconds(lambda each=each: reader.search(each)) for each in requests]
            mean = sum(reader.search(each).total for each in requests) / len(requests)
            print(f"  {kind:10}{shown(first)}   {shown(again)}   {mean:.0f}")


def suggesting(reader: Reader, questions: dict[str, list[str]]) -> None:
    texts = [text.strip("*")[:length] for text in questions["prefix"] for length in (1, 2, 3)]
    completing = [milliseconds(lambda text=text: reader.complete(text, None, 8)) for text in texts]
    wrong = [parse(text.replace("n", "nq", 1)).query for text in questions["and"]]
    correcting = [milliseconds(lambda query=query: reader.correct(query, None)) for query in wrong]
    print(f"\ncompletions        {shown(completing)}")
    print(f"did you mean       {shown(correcting)}")


def freshness(folder: Path, reader: Reader, language: Language, count: int) -> None:
    request = Request(parse("").query, None, {}, (), Sort.RELEVANCE, 10, 0)
    applying, refreshing, removing = [], [], []
    opening = []
    opening.append(milliseconds(lambda: open_writer(folder).close()))
    writer = open_writer(folder)
    for at in range(25):
        row = language.document(count // 2 + at)
        applying.append(milliseconds(lambda row=row: writer.apply([row], [])))
        refreshing.append(milliseconds(lambda: (reader.refresh(), reader.search(request))))
        removing.append(milliseconds(lambda at=at: writer.apply([], [count // 3 + at])))
    print(f"\nopening the writer {opening[0]:.1f}")
    print(f"one save applied   {shown(applying)}")
    print(f"refresh and search {shown(refreshing)}")
    print(f"one removal        {shown(removing)}")
    print(f"tidying            {milliseconds(lambda: [None for _ in iter(writer.tidy, False)]):.1f}")
    writer.close()
    print(f"nothing new        {milliseconds(reader.refresh):.3f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--queries", type=int, default=30)
    options.add_argument("--folder", type=Path)
    chosen = options.parse_args()
    language = Language(seed=7)
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        generating = milliseconds(lambda: [None for _ in Language(seed=7).documents(2000)]) / 2000 * chosen.documents
        built = milliseconds(lambda: rebuild(folder, language.documents(chosen.documents))) - generating
        size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
        print(
            f"{chosen.documents} documents: {chosen.documents / built * 1000:.0f} docs/s, {size / 1e6:.0f} MB,", end=" "
        )
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        started = time.perf_counter()
        reader = open_reader(folder)
        print(f"opening {(time.perf_counter() - started) * 1000:.1f} ms, generation {reader.generation}")
        searching(reader, language.questions(chosen.queries))
        suggesting(reader, language.questions(chosen.queries))
        freshness(folder, reader, language, chosen.documents)


if __name__ == "__main__":
    main()
