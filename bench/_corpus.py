"""Documents and queries for measuring search engines beside each other, the same on every run.

Documents are Vietnamese legal articles where a folder of them is at hand (`articles.jsonl.xz`, `queries.json`, see
`bench.search_quality`), taken again in new combinations until there are enough; else those of `bench.search`.
"""

import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.search import EPOCH, Language
from indexer.search import IndexRow
from indexer.vietnamese.text import lower, normalise, words

KINDS = ("rare", "common", "and", "question", "phrase", "prefix")
UNITS = 20


@dataclass(frozen=True, slots=True)
class Corpus:
    """`texts` are what documents are made of; `asked` real questions, or () where there are none."""

    name: str
    texts: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]

    def documents(self, count: int) -> Iterator[IndexRow]:
        """The texts as they are, then the first half of one joined to the second half of another."""
        random_ = random.Random(11)
        for id_ in range(1, count + 1):
            title, body = self.texts[(id_ - 1) % len(self.texts)]
            if id_ > len(self.texts):
                other = random_.choice(self.texts)[1]
                body = body[: len(body) // 2] + other[len(other) // 2 :]
            yield IndexRow(
                id=id_, version=1, drive="ổ", path=f"Phòng {id_ % UNITS}/Việc {id_ % 700}/{id_}.docx",
                name=f"{id_}.docx", title=title, text=body, numbers=(f"{id_ % 3000}/QĐ-UBND",),
                kind=random_.choice(("Quyết định", "Báo cáo")), type=random_.choice(("docx", "pdf", "xlsx")),
                unit=f"Phòng {id_ % UNITS}", tasks=(f"NV-{id_ % 900}",), people=(f"Người {id_ % 300}",),
                year=str(2015 + id_ % 10), modified=EPOCH + id_,
            )  # fmt: skip

    def questions(self, count: int) -> dict[str, list[str]]:
        """So many queries of each kind, as a person would type them."""
        random_ = random.Random(12)
        told = [words(lower(normalise(body))) for _, body in random_.sample(self.texts, min(4000, len(self.texts)))]
        told = [each for each in told if len(each) > 30]
        held = Counter(word for each in told for word in set(each))
        rare = sorted(word for word, number in held.items() if number == 1 and len(word) > 2)
        common = sorted(word for word, number in held.items() if number > len(told) / 50)
        return {
            "rare": random_.sample(rare, count),
            "common": random_.choices(common, k=count),
            "and": [" ".join(_some(random_, told, random_.randint(2, 4))) for _ in range(count)],
            "question": list(self.asked[:count]) or [" ".join(_run(random_, told, 10)) for _ in range(count)],
            "phrase": [f'"{" ".join(_run(random_, told, random_.randint(2, 4)))}"' for _ in range(count)],
            "prefix": [f"{word[:3]}*" for word in random_.choices([each for each in common if len(each) > 2], k=count)],
        }


def corpus(folder: Path | None) -> Corpus:
    """The articles of the folder, or generated texts."""
    if folder and (folder / "articles.jsonl.xz").exists():
        with lzma.open(folder / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
            texts = tuple((each["title"], each["body"]) for each in map(json.loads, lines))
        asked = json.loads((folder / "queries.json").read_text("utf-8"))
        return Corpus("legal articles", texts, tuple(each["query"] for each in asked))
    language = Language(seed=7)
    return Corpus("generated texts", tuple((row.title, row.text) for row in language.documents(20_000)), ())


def _some(random_: random.Random, told: list[list[str]], count: int) -> list[str]:
    return random_.sample(random_.choice(told), count)


def _run(random_: random.Random, told: list[list[str]], count: int) -> list[str]:
    text = random_.choice(told)
    start = random_.randrange(len(text) - count)
    return text[start : start + count]
