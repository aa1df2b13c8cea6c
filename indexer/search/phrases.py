"""Phrases of a subject that people would type: `quyết toán`, `quyết toán dự án`, `quyết toán dự án hoàn thành`. Pure.

A subject is cut at words that only join, at digits and at punctuation; most Vietnamese words have two syllables, so
phrases begin at every second syllable of a piece. A term is the number of its syllables and the folded phrase
("4quyet toan du an"), so that short ones can be looked through without the many long ones.
"""

import re
from collections.abc import Iterable, Iterator

from indexer.search.spelling import bare, bares
from indexer.vietnamese.text import WORD, fold, lower, normalise

SHORTEST, LONGEST = 2, 7
FEWEST = 2
"""Documents that must have a phrase before it is offered."""

SAME = 0.75
"""A phrase is not offered beside a longer one that so many of its documents have."""

_JOINING = frozenset(
    WORD.findall(
        "về việc v và của cho tại theo các những được đã đang sẽ trong với trên để do từ đến năm ngày tháng quý số là "
        "có kèm ve viec va cua theo cac duoc trong voi ngay thang of and for in on the"
    )
)
_APART = re.compile(r"[^\w ]|[\n_]")


def terms_of(title: str) -> Iterator[str]:
    """The terms of a document's title, some perhaps twice."""
    for words in _pieces(normalise(title)):
        terms = [bare(fold(word)) for word in words]
        for span in _spans(len(words)):
            yield term(" ".join(terms[span.start : span.stop]))


def term(phrase: str) -> str:
    return f"{phrase.count(' ') + 1}{phrase}"


def written(title: str, phrase: str) -> str | None:
    """The folded phrase as the title has it, in small letters where the title is all capitals."""
    for words in _pieces(normalise(title)):
        for span in _spans(len(words)):
            found = " ".join(words[span.start : span.stop])
            if " ".join(bares(found)) == phrase:
                return lower(found) if title.isupper() or found.isupper() else _plain_start(found)
    return None


def best(counts: dict[str, int], limit: int) -> list[str]:
    """The folded phrases to offer: those of many documents first; none that nearly always goes on in the same way."""
    often = {phrase: count for phrase, count in counts.items() if count >= FEWEST}
    kept = [phrase for phrase in often if not _goes_on(phrase, often)]
    return sorted(kept, key=lambda phrase: (-often[phrase], phrase))[:limit]


def _goes_on(phrase: str, often: dict[str, int]) -> bool:
    return any(longer.startswith(f"{phrase} ") and count >= SAME * often[phrase] for longer, count in often.items())


def _pieces(title: str) -> Iterator[list[str]]:
    for part in _APART.split(title):
        begun: list[str] = []
        for word in WORD.findall(part):
            if lower(word) in _JOINING or not word.isalpha():
                yield begun
                begun = []
            else:
                begun.append(word)
        yield begun


def _spans(length: int) -> Iterable[range]:
    for start in range(0, length - 1, 2):
        for stop in range(start + SHORTEST, min(start + LONGEST, length) + 1):
            if (stop - start) % 2 == 0 or stop == length:
                yield range(start, stop)


def _plain_start(phrase: str) -> str:
    """A title's capital at the beginning made small, unless the next word has one too and it is a name."""
    first, _, rest = phrase.partition(" ")
    return phrase if rest[:1].isupper() else f"{first[:1].lower()}{first[1:]} {rest}"
