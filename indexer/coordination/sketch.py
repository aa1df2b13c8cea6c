"""A small picture of a text, from which the likeness of two texts is estimated. Pure.

A bottom-k sketch (Cohen & Kaplan, "Summarizing data using bottom-k sketches", PODC 2007) holds the k smallest hashes of
a set. Three sets are pictured of each text: its runs of three words, folded and with digits left out; its figures
(numbers, dates, sums); and its names. Papers made from one form share the words and have other figures or names.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from indexer.model.trace import Sketch
from indexer.vietnamese.text import fold, normalise

WORDS = 64  # hashes kept of the runs of words: likeness within about 0.06
FIGURES = 40
NAMES = 24
LEAST_WORDS = 20  # shorter texts look like everything and nothing
LEAST_FACTS = 4  # figures or names: fewer tell nothing

_HEAD, _TAIL = 24_000, 8_000  # letters that are looked at: about ten pages and the last three
_WORD = re.compile(r"[a-z]+")
_FIGURE = re.compile(r"\d+(?:[.,/-]\d+)+|\d{3,}")
_NAME = re.compile(
    r"(?<![.:;!?/\n-] )(?<![\n\t])(?:[A-ZĐÀ-ỸÂĂÊÔƠƯ][a-zđà-ỹăâêôơư]+ ){1,4}[A-ZĐÀ-ỸÂĂÊÔƠƯ][a-zđà-ỹăâêôơư]+"
)
_PRIMES = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
_64 = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """The share of common runs of words and of common facts, 0 to 1. Facts: the mean of figures and names."""

    words: float
    facts: float


def sketch(text: str) -> Sketch:
    """Of a text in any form; the same text gives the same sketch on every machine."""
    written = normalise(text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}")
    words = _hashes(_WORD.findall(fold(written)))
    return Sketch(
        words=_smallest(_runs(words), WORDS),
        figures=_smallest(_hashes(_FIGURE.findall(written)), FIGURES),
        names=_smallest(_hashes(map(fold, _NAME.findall(written))), NAMES),
        length=len(words),
    )


def alike(one: Sketch, other: Sketch) -> Likeness:
    """How much two texts have in common. Where both have too few facts to tell, only the same ones are alike."""
    words = _common(one.words, other.words, WORDS)
    pairs = ((one.figures, other.figures, FIGURES), (one.names, other.names, NAMES))
    telling = [_common(*pair) for pair in pairs if max(map(len, pair[:2])) >= LEAST_FACTS]
    is_same = (one.figures, one.names) == (other.figures, other.names)
    return Likeness(words, sum(telling) / len(telling) if telling else float(is_same))


def _common(one: Sequence[int], other: Sequence[int], size: int) -> float:
    """The estimated share of common members of two sets, from their sketches of this size."""
    mine, theirs = frozenset(one), frozenset(other)
    together = sorted(mine | theirs)[:size]
    return sum(each in mine and each in theirs for each in together) / len(together) if together else 0.0


def _hashes(parts: Iterable[str]) -> list[int]:
    return [crc32(part.encode("utf-8", "replace")) for part in parts]


def _runs(hashes: list[int]) -> Iterable[int]:
    one, two, three = _PRIMES
    for first, second, third in zip(hashes, hashes[1:], hashes[2:], strict=False):
        yield first * one + second * two + third * three


def _smallest(hashes: Iterable[int], size: int) -> tuple[int, ...]:
    one, two, _ = _PRIMES
    mixed = {((each * one & _64) >> 31) * two >> 32 & 0xFFFFFFFF for each in set(hashes)}
    return tuple(sorted(mixed)[:size])
