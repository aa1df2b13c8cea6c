"""The best piece of a text for a query, matches marked. Pure.

Folding keeps the length of NFC text, so what is found in the folded text is marked in the original.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from indexer.search.query import Field, Number, Period, Phrase, Prefix, Query, Word, wanted
from indexer.search.spelling import bare, bares, spelling, twins, writings
from indexer.vietnamese.text import WORD, fold, lower, normalise, words

LONGEST = 400_000
"""Letters looked at."""

MOST_MATCHES = 2_000
_EXACT = 3
_FOLDED = 2
_TOGETHER = 0.5
_AGAIN = 0.1
_APART = 8  # letters between two words that stand side by side: a comma, a bracket, a line end


@dataclass(frozen=True, slots=True)
class _Found:
    """A match: its place in the text, which word of the query it is, how well it fits."""

    start: int
    end: int
    key: str
    worth: int


@dataclass(frozen=True, slots=True)
class Extract:
    """A piece of a text for a query. `html`: matches in <mark>…</mark>, all else escaped, `…` where text was left out.

    `at`: which letter of the text its first match begins with, None without a match. `words`: the terms of the query
    that the text holds, by themselves or by what stands for them. `is_phrase`: all words of the query stand side by
    side in it, in their order.
    """

    html: str
    at: int | None = None
    words: frozenset[str] = frozenset()
    is_phrase: bool = False


def extract(text: str, query: Query, *, words: int = 34) -> Extract:
    """About `words` words around the most different matches; the beginning of the text where nothing matches."""
    shown = normalise(text)[:LONGEST]
    found = _matches(shown, query)
    start, end = _window(shown, found, words)
    inside = [each for each in found if start <= each.start and each.end <= end]
    return Extract(
        html=_marked(shown, inside, start, end),
        at=inside[0].start if inside else None,
        words=_terms(query, found),
        is_phrase=_is_phrase(shown, found, sequence(query)),
    )


def _terms(query: Query, found: list[_Found]) -> frozenset[str]:
    keys, also = {each.key for each in found}, _also(query)
    return frozenset(keys).union(*(also[key] for key in keys & also.keys()))


def snippet(text: str, query: Query, *, words: int = 34) -> str:
    """The HTML of `extract`."""
    return extract(text, query, words=words).html


def sequence(query: Query) -> tuple[str, ...]:
    """The folded words that the query wants in a text, in their order."""
    return tuple(twins(word)[1] for leaf in wanted(query) for word in _words_of(leaf))


def _is_phrase(text: str, found: list[_Found], wanted_words: tuple[str, ...]) -> bool:
    """Whether two words or more stand side by side, with no other word and no empty line between them."""
    size = len(wanted_words)
    keys = [each.key for each in found]
    if size < 2 or not set(wanted_words) <= set(keys):
        return False
    return any(
        keys[at] == wanted_words[0]
        and tuple(keys[at : at + size]) == wanted_words
        and all(_are_neighbours(text, *pair) for pair in pairwise(found[at : at + size]))
        for at in range(len(keys) - size + 1)
    )


def _are_neighbours(text: str, first: _Found, second: _Found) -> bool:
    between = text[first.end : second.start]
    return len(between) <= _APART and "\n\n" not in between and not WORD.search(between)


def _matches(text: str, query: Query) -> list[_Found]:
    asked, beginnings = _asked(query)
    pattern = _pattern({*asked, *_also(query)}, beginnings)
    if pattern is None:
        return []
    found: list[_Found] = []
    for match in pattern.finditer(fold(text)):
        start, end = match.span()
        key = " ".join(bares(match[0]))
        found.append(_Found(start, end, key, _worth(text[start:end], asked.get(key))))
        if len(found) >= MOST_MATCHES:
            break
    return found


def _asked(query: Query) -> tuple[dict[str, set[str]], set[str]]:
    """Folded words -> how they were typed, and folded beginnings."""
    asked: dict[str, set[str]] = {}
    beginnings: set[str] = set()
    for leaf in wanted(query):
        if isinstance(leaf, Prefix):
            beginnings.add(leaf.text)
        for word in _words_of(leaf):
            typed, term = twins(word)
            asked.setdefault(term, set()).add(typed)
    return asked, beginnings


def _also(query: Query) -> dict[str, frozenset[str]]:
    """Terms, of long forms with blanks between, that stand for words of the query -> the terms of these words."""
    found: dict[str, frozenset[str]] = {}
    for word in (leaf for leaf in wanted(query) if isinstance(leaf, Word)):
        for other in word.also:
            key = " ".join(bares(other.text))
            found[key] = found.get(key, frozenset()) | {twins(word.text)[1]}
    return found


def _words_of(leaf: Query) -> Iterator[str]:
    if isinstance(leaf, (Word, Phrase, Number)) or (isinstance(leaf, Field) and leaf.name in ("number", "name")):
        text = leaf.value if isinstance(leaf, Field) else leaf.text
        yield from words(lower(normalise(text)))
    elif isinstance(leaf, Period):
        yield from (word for word in words(leaf.text) if len(word) > 2)  # not every 3 of a "tháng 3"


def _pattern(asked: set[str], beginnings: set[str]) -> re.Pattern[str] | None:
    # long forms before their words
    choices = [_written(term) for term in sorted(asked, key=lambda term: (" " not in term, term))]
    choices += [re.escape(each) + r"[^\W_]*" for each in sorted(beginnings)]
    choices += [_written(bare(each)) for each in sorted(beginnings)]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(choices)})(?![^\W_])") if choices else None


def _written(term: str) -> str:
    """A term as folded text writes it: `ky` or `ki`, any signs between the words of a long form."""
    return rf"[\W_]{{1,{_APART}}}".join(f"(?:{'|'.join(map(re.escape, writings(word)))})" for word in term.split())


def _worth(written: str, typed: set[str] | None) -> int:
    return _EXACT if typed is None or spelling(lower(written)) in typed else _FOLDED


def _window(text: str, found: list[_Found], size: int) -> tuple[int, int]:
    """Where the piece starts and ends: whole words, some before the first match."""
    if not found:
        return _stretch(text, 0, size)
    starts = [each.start for each in found]
    best, most = 0, -1.0
    for at, first in enumerate(found):
        reach = first.start + size * 5
        score = _score(found[at : bisect_left(starts, reach)])
        if score > most:
            best, most = at, score
    return _stretch(text, found[best].start, size)


def _score(found: list[_Found]) -> float:
    best: dict[str, int] = {}
    for each in found:
        best[each.key] = max(best.get(each.key, 0), each.worth)
    together = sum(first.end + 1 == second.start and first.key != second.key for first, second in pairwise(found))
    return sum(best.values()) + _TOGETHER * min(together, len(best)) + _AGAIN * len(found) / (1 + len(best))


def _stretch(text: str, match: int, size: int) -> tuple[int, int]:
    """`size` words of which about a fifth come before the match."""
    lead = size // 5
    behind = [word.start() for word in WORD.finditer(text, max(0, match - 40 * lead), match)]
    start = behind[-lead] if len(behind) >= lead > 0 else (behind[0] if behind else match)
    if start <= 1:
        start = 0
    end = start
    for count, word in enumerate(WORD.finditer(text, start), 1):
        end = word.end()
        if count >= size:
            return start, end
    return start, len(text)


def _marked(text: str, found: list[_Found], start: int, end: int) -> str:
    pieces, at = ["…" if start > 0 else ""], start
    for each in found:
        pieces += [_plain(text[at : each.start]), "<mark>", _plain(text[each.start : each.end]), "</mark>"]
        at = each.end
    pieces += [_plain(text[at:end]), "…" if end < len(text) else ""]
    return "".join(pieces)


def _plain(text: str) -> str:
    return html.escape(text, quote=False)
