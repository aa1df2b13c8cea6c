"""How alike two tasks are: by the rarer words they share, their units, and the kinds of their documents. Pure."""

import math
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from indexer.vietnamese.text import fold, words

_TEXT, _UNITS, _KINDS = 0.7, 0.15, 0.15
_LEAST = 0.15  # of the text's likeness: below it two tasks have nothing to do with each other


def text_likeness(text: str, others: Mapping[str, str]) -> dict[str, float]:
    """How much of a text's words and pairs of words others hold, rare ones weighing more; 0 to 1."""
    own = _terms(text)
    common = {code: own & _terms(other) for code, other in others.items()}
    spread = Counter(term for found in common.values() for term in found)
    rarity = {term: math.log(1 + (len(others) + 1) / (spread[term] + 1)) for term in own}
    whole = sum(rarity.values()) or 1.0
    found = {code: sum(rarity[term] for term in terms) / whole for code, terms in common.items()}
    return {code: alike for code, alike in found.items() if alike >= _LEAST}


def likeness(text: float, units: tuple[frozenset[str], ...], kinds: tuple[frozenset[str], ...]) -> float:
    """0 to 1, of the texts' likeness and of what the two tasks' units and kinds of documents have in common."""
    return _TEXT * text + _UNITS * _overlap(*units) + _KINDS * _overlap(*kinds)


@lru_cache(maxsize=20_000)
def _terms(text: str) -> frozenset[str]:
    found = words(fold(text))
    return frozenset((*found, *(f"{first} {second}" for first, second in pairwise(found))))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
