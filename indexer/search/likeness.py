"""Documents about the same thing: what of a document is telling. Pure; every engine of ours compares by this.

A document becomes a weighted query of its most telling terms (tf·idf, as in Manning, Raghavan & Schütze, "Introduction
to Information Retrieval", 2008, ch. 6): pairs of neighbours say what it is about, rare syllables are names, and who
cites the same numbers works on the same matter. Others are scored with BM25 on these terms.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator

from indexer.search.analysis import HEAD_WEIGHT, pairs_of
from indexer.search.engine import Sample
from indexer.search.numbers import key_of
from indexer.search.ranking import FEWEST, Term, idf
from indexer.search.spelling import LONGEST_TERM, twins
from indexer.vietnamese.text import WORD, fold, lower, normalise

MOST_TERMS = 40
LEAST = 0.06
"""Whoever scores less than this part of what the document itself scores is about something else."""

_READ = 8_000  # letters of the text: what it is about stands at the beginning
_MOST_PAIRS = 120  # of the text that are looked up: a lookup in each segment costs more than a score
_MOST_NAMES = 30
_COMMON = 0.08  # terms in more of the documents than this tell nothing
_NAME_WEIGHT = 0.4  # of a syllable beside a pair
_NUMBER_WEIGHT = 1.5
_SHORTEST = 3  # letters of a syllable
_NAME = re.compile(r"(?<=[a-zà-ỹđ,] )[A-ZĐÀ-Ỹ][a-zà-ỹđ]+")  # a capital within a sentence
_FORMULAS = frozenset(
    pairs_of(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nKính gửi\nNơi nhận\nỦy ban nhân dân tỉnh"
        "\nCăn cứ Nghị định số của Chính phủ\nCăn cứ Luật số\nQuy định chi tiết\nmột số điều\ncác đơn vị"
    )
)


def telling(sample: Sample, documents: int, holding: Callable[[Term], int]) -> list[tuple[Term, float]]:
    """The terms to compare by with their full weights, best first. `holding` counts who has a term, of `documents`."""
    limit = _COMMON * documents if documents >= FEWEST else documents
    found: list[tuple[Term, float]] = []
    for term, count in _counted(sample).items():
        held = holding(term)
        if 2 <= held <= limit:  # one holder is the document itself
            found.append((term, term.weight * (1 + math.log(count)) * idf(documents, held) ** 2))
    found.sort(key=lambda each: (-each[1], each[0].field, each[0].text))
    return found[:MOST_TERMS]


def _counted(sample: Sample) -> dict[Term, int]:
    """Terms that may tell something, and how often they stand there; those of the head always."""
    head, body = normalise(sample.head), normalise(sample.text[:_READ])
    pairs, names = Counter(_pairs(body)), Counter(map(lower, _NAME.findall(body)))
    head_pairs = Counter(_pairs(head))
    head_names = Counter(token for token in WORD.findall(lower(head)) if token.isalpha())
    counted = {Term("pair", pair, 1.0): times for pair, times in _first(pairs, head_pairs, _MOST_PAIRS)}
    for name, times in _first(names, head_names, _MOST_NAMES):
        if len(name) >= _SHORTEST:
            counted[Term("uni", twins(name)[0], _NAME_WEIGHT)] = times
    for number in sample.numbers:
        if key := key_of(fold(number))[:LONGEST_TERM]:
            counted[Term("number", key, _NUMBER_WEIGHT)] = 1
    return counted


def _pairs(text: str) -> Iterator[str]:
    return (pair for pair in pairs_of(text) if pair not in _FORMULAS and not any(map(str.isdigit, pair)))


def _first(body: Counter[str], head: Counter[str], most: int) -> Iterator[tuple[str, int]]:
    """Those of the head, then the most frequent of the body, the earlier first."""
    for term, times in head.items():
        yield term, times * HEAD_WEIGHT + body[term]
    yield from (each for each in body.most_common(most) if each[0] not in head)
