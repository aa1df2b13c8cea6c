"""Completions from the segments of one commit: numbers, phrases and names that the scope has."""

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from indexer.search import completion, numbers, phrases
from indexer.search.analysis import OWN_NUMBER_WEIGHT
from indexer.search.engine import Completions
from indexer.search.whoosh_match import Matcher
from indexer.search.whoosh_postings import Postings
from indexer.search.whoosh_score import leaders
from indexer.search.whoosh_snapshot import Mask, Part

_LOOKED_AT = 1500
"""Terms of one beginning that are looked at in one segment."""

_STEMS = 8
_OFTEN = 48

Documents = NDArray[np.int32]


class Completer:
    """Looks in one snapshot for one scope; `scope` has the documents of each part that may be told of."""

    def __init__(self, parts: Sequence[Part], matchers: Sequence[Matcher], scope: Sequence[Mask]) -> None:
        self._parts = tuple(zip(parts, matchers, scope, strict=True))

    def complete(self, text: str, limit: int) -> Completions:
        return Completions(self._numbers(text, limit), self._phrases(text, limit), self._names(text, limit))

    def titles(self, pair: str) -> list[str]:
        """File names and titles of the newest documents that have these neighbours, and each of them in their name."""
        fit = [
            scope & matcher.holding("pair", pair) & matcher.holding("name", first) & matcher.holding("name", second)
            for first, second in [pair.split(" ")]
            for _, matcher, scope in self._parts
        ]
        return [_label(part, number, line) for part, number in self._leading(fit) for line in (0, 1)]

    def _numbers(self, text: str, limit: int) -> tuple[str, ...]:
        typed = numbers.typed(text)
        if typed is None:
            return ()
        found: dict[str, tuple[str, int, str]] = {}
        for part, matcher, scope in self._parts:
            for key in islice(_own_numbers(part, matcher, scope, *typed), completion.NUMBERS):
                number = _newest(part, _own_in(matcher, scope, key))
                each = (key, _modified(part, number), _label(part, number, 2))
                found[key] = max(each, found.get(key, each), key=lambda one: one[1])
        shortest = sorted(found)[: completion.NUMBERS]
        return completion.ordered_numbers((found[key] for key in shortest), typed[0], limit)

    def _phrases(self, text: str, limit: int) -> tuple[str, ...]:
        begins = completion.beginnings(text)
        total: Counter[str] = Counter()
        for part, _, _ in self._parts:
            for begin in begins:
                total.update(_often(part, begin, begin.count(" ") + 1))
        counts = {phrase: self._count(phrase) for phrase, _ in total.most_common(_OFTEN)}
        found = (self._written(phrase) for phrase in phrases.best(counts, 2 * limit))
        return completion.ordered(filter(None, found), text, limit)

    def _count(self, phrase: str) -> int:
        return sum(int(scope[_holding(matcher, phrase).ids].sum()) for _, matcher, scope in self._parts)

    def _written(self, phrase: str) -> str | None:
        """As the newest document that has it writes it."""
        newest = (-1, "")
        for part, matcher, scope in self._parts:
            ids = _holding(matcher, phrase).ids
            if len(ids := ids[scope[ids]]):
                number = _newest(part, ids)
                newest = max(newest, (_modified(part, number), _label(part, number, 1)))
        return phrases.written(newest[1], phrase)

    def _names(self, text: str, limit: int) -> tuple[str, ...]:
        finished, last = completion.split(text)
        if not last:
            return ()
        fit = []
        for _, matcher, scope in self._parts:
            mask = scope
            for word in finished:
                mask = mask & matcher.holding("name", word)
            fit.append(mask & matcher.begun("name", last, _LOOKED_AT) if mask.any() else mask)
        labels = (_label(part, number, line) for part, number in self._leading(fit) for line in (0, 1))
        return completion.ordered(filter(None, labels), text, limit)

    def _leading(self, masks: list[Mask]) -> list[tuple[Part, int]]:
        """The newest documents of the masks."""
        held = [np.flatnonzero(mask) for mask in masks]
        if not held:
            return []
        modified, ids = (
            np.concatenate(
                [part.segment.column(name)[where] for (part, _, _), where in zip(self._parts, held, strict=True)]
            )
            for name in ("modified", "id")
        )
        origin = np.repeat(np.arange(len(held)), [len(each) for each in held])
        every = np.concatenate(held)
        places = leaders((modified, -ids), completion.CANDIDATES)
        return [(self._parts[origin[place]][0], int(every[place])) for place in places]


def _own_numbers(part: Part, matcher: Matcher, scope: Mask, beginning: str, letters: str) -> Iterator[str]:
    for key, _ in part.segment.counted("number", beginning, _LOOKED_AT):
        if numbers.goes_on(key, beginning, letters) and len(_own_in(matcher, scope, key)):
            yield key


def _own_in(matcher: Matcher, scope: Mask, key: str) -> Documents:
    """Documents of the scope that bear the number as their own."""
    postings = matcher.term("number", key)
    ids = postings.ids[postings.counts >= OWN_NUMBER_WEIGHT]
    return ids[scope[ids]]


def _holding(matcher: Matcher, phrase: str) -> Postings:
    return matcher.term("phrase", phrases.term(phrase))


def _often(part: Part, begin: str, count: int) -> dict[str, int]:
    """The most frequent phrases of a segment that begin so, `count` words typed."""
    kept = part.segment.often
    if begin not in kept:
        if len(kept) > _LOOKED_AT:
            kept.clear()
        kept[begin] = dict(_begun(part, begin, count) if count > 1 else _stems_and_longer(part, begin))
    return kept[begin]


def _begun(part: Part, begin: str, fewest: int) -> list[tuple[str, int]]:
    """Frequent phrases of at least so many words."""
    sizes = range(max(fewest, phrases.SHORTEST), phrases.LONGEST + 1)
    found = (each for size in sizes for each in part.segment.counted("phrase", f"{size}{begin}", _LOOKED_AT))
    return [(phrase[1:], count) for phrase, count in nlargest(_OFTEN, found, key=lambda each: each[1])]


def _stems_and_longer(part: Part, begin: str) -> Iterator[tuple[str, int]]:
    """Of one typed word: the most frequent short phrases, and what they go on to."""
    short = part.segment.counted("phrase", f"{phrases.SHORTEST}{begin}", 2 * _LOOKED_AT)
    for phrase, count in nlargest(_STEMS, short, key=lambda each: each[1]):
        yield phrase[1:], count
        if count >= phrases.FEWEST:
            yield from _begun(part, f"{phrase[1:]} ", phrases.SHORTEST + 1)[:_STEMS]


def _newest(part: Part, ids: Documents) -> int:
    """Of the newest the one with the smallest id, as everywhere."""
    modified = part.segment.column("modified")[ids]
    latest = ids[modified == modified.max()]
    return int(latest[np.argmin(part.segment.column("id")[latest])])


def _modified(part: Part, number: int) -> int:
    return int(part.segment.column("modified")[number])


def _label(part: Part, number: int, line: int) -> str:
    """Line 0 is the file name, 1 the title, 2 the own number."""
    lines = part.segment.label(number).decode("utf-8", "replace").split("\n")
    return lines[line] if line < len(lines) else ""
