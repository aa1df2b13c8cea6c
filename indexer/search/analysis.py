"""What the index keeps of a document: bags of terms, keywords, numbers. Pure.

Terms of `uni` are syllables in both spellings, as written (see `spelling`) and folded; title and file name
count four times. Terms of `pair` are folded neighbours of one paragraph ("quyet toan"): they do for Vietnamese what
word segmentation promises, and are why a query without marks loses almost nothing.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from indexer.search.engine import IndexRow
from indexer.search.numbers import key_of
from indexer.search.phrases import terms_of
from indexer.search.spelling import BARE, LONGEST_TERM, bare, twins
from indexer.vietnamese.text import WORD, fold, lower, normalise

HEAD_WEIGHT = 4
OWN_NUMBER_WEIGHT = 4
KEYWORDS = (
    *("drive", "folder", "unit", "task", "kind", "type", "year", "person"),
    *("issuer", "signer", "place", "urgency"),
)


@dataclass(frozen=True, slots=True)
class Bags:
    """A document's terms with their counts; lengths in words, as BM25 needs them."""

    uni: dict[str, int]
    pair: dict[str, int]
    name: dict[str, int]
    number: dict[str, int]
    phrase: dict[str, int]
    keywords: dict[str, tuple[str, ...]]
    uni_length: int
    pair_length: int


def analyse(row: IndexRow) -> Bags:
    """The bags of one document."""
    head, body = f"{row.title}\n{row.name}", normalise(row.text)
    tokens = Counter(WORD.findall(lower(body)))
    heads = WORD.findall(lower(normalise(head)))
    for token in heads:
        tokens[token] += HEAD_WEIGHT
    pairs: Counter[str] = Counter()
    for paragraph in paragraphs(body):
        pairs.update(_neighbours(paragraph))
    for pair in pairs_of(normalise(head)):
        pairs[pair] += HEAD_WEIGHT
    return Bags(
        uni=_both_spellings(tokens),
        pair=pairs,
        name=_names(heads),
        number=_numbers(row.numbers),
        phrase=dict.fromkeys((each for each in terms_of(row.title) if len(each) <= LONGEST_TERM), 1),
        keywords=keywords(row),
        uni_length=tokens.total(),
        pair_length=pairs.total(),
    )


def keywords(row: IndexRow) -> dict[str, tuple[str, ...]]:
    """Keyword column -> the document's values, without empty ones and repetitions."""
    folder = row.path.rpartition("/")[0]
    found = (
        (row.drive,), (folder,), (row.unit,), row.tasks, (row.kind,), (row.type,), (row.year,), row.people,
        (row.issuer,), (row.signer,), (row.place,), (row.urgency,),
    )  # fmt: skip
    return {name: tuple(dict.fromkeys(filter(None, values))) for name, values in zip(KEYWORDS, found, strict=True)}


def pairs_of(text: str) -> Iterator[str]:
    """Folded neighbours, "quyet toan", of each paragraph of NFC text."""
    for paragraph in paragraphs(text):
        yield from _neighbours(paragraph)


def _neighbours(paragraph: str) -> Iterator[str]:
    return map(" ".join, pairwise(map(BARE.__getitem__, WORD.findall(fold(paragraph)))))


def paragraphs(text: str) -> Iterator[str]:
    """Lines, where one that begins with a small letter goes on from the line before (pages of PDF files)."""
    begun: list[str] = []
    for line in text.split("\n"):
        if begun and not line.lstrip()[:1].islower():
            yield " ".join(begun)
            begun = []
        if line:
            begun.append(line)
    if begun:
        yield " ".join(begun)


def _both_spellings(tokens: Counter[str]) -> dict[str, int]:
    bag: dict[str, int] = {}
    for token, count in tokens.items():
        term, folded = twins(token)
        bag[term] = bag.get(term, 0) + count
        if folded != term:
            bag[folded] = bag.get(folded, 0) + count
    return bag


def _names(heads: list[str]) -> dict[str, int]:
    """Folded as they are written too, for beginnings: `qu` is one of `quý`, whose term is `qui`."""
    folded = [fold(token)[:LONGEST_TERM] for token in heads]
    return dict.fromkeys((*folded, *map(bare, folded)), 1)


def _numbers(numbers: tuple[str, ...]) -> dict[str, int]:
    bag: dict[str, int] = {}
    for place, number in enumerate(numbers):
        key = key_of(number)[:LONGEST_TERM]
        if key:
            bag[key] = max(bag.get(key, 0), 1 if place else OWN_NUMBER_WEIGHT)
    return bag
