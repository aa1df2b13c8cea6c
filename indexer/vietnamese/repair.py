"""Vietnamese text as PDF files give it away, put together again. Pure.

Torn syllables (`Th ành ph ố`), marks that stand beside their letter (`quye ˆ´t`), letter-spaced headings
(`Q U Y Ế T   Đ Ị N H`), hyphens at line ends, ligatures, Ð and Ñ for Đ. Only what makes a syllable that people write,
with marks, out of pieces that are none is changed: English and good text stay as they are.
"""

import re
import unicodedata
from itertools import pairwise

from indexer.vietnamese.text import normalise
from indexer.vietnamese.written import is_written, may_stand_alone

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_SPACING_MARKS = {
    "´": "\u0301",
    "`": "\u0300",
    "˜": "\u0303",
    "ˆ": "\u0302",
    "˘": "\u0306",
    "ˊ": "\u0301",
    "ˋ": "\u0300",
}
_APART = re.compile(r"[^\W\d_]+(?: ?[´`˜ˆ˘ˊˋ\u0300-\u0323]+ ?[^\W\d_]*)+")
_WRONG_D = re.compile(r"(?<![^\W\d_])[ÐÑñð][^\W\d_]*")
_SPACED = re.compile(r"(?<!\S)[^\W\d_](?: {1,4}[^\W\d_](?!\S)){3,}")
_GROUPS = re.compile(r" {2,}")
_TORN = re.compile(r"(?<![^\W_])[^\W\d_]{1,7}(?: [^\W\d_]{1,7})+(?![^\W_])")
_BROKEN_LINE = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,6})[-\xad]\n([^\W\d_]{1,6})(?![^\W\d_])")
_MOST_PIECES = 4
_TORN_PAGE = 3  # torn syllables that make it likely that pieces which could stand alone are torn as well
_LISTED = frozenset("abcdđeghiklmnopqrstuvxy")  # `điểm b`, `h và i`, `cả n`: a letter alone may mean itself


def repair(text: str) -> str:
    """The NFC text with its syllables whole. Idempotent; what is no damage stays letter for letter."""
    text = normalise(text)
    if text.isascii():
        return text
    for sign, damage, mend in _STEPS:  # most texts have none of them, and a look for one letter costs little
        if sign.search(text):
            text = damage.sub(mend, text)
    return _mended(text)


def _composed(written: str) -> str:
    """A syllable whose marks stand beside its letters."""
    closed = "".join(_SPACING_MARKS.get(letter, letter) for letter in written if letter != " ")
    whole = unicodedata.normalize("NFC", closed)
    return whole if whole != written and _is_sure(whole) else written


def _with_d(word: str) -> str:
    changed = ("đ" if word[0] in "ñð" else "Đ") + word[1:]
    return changed if is_written(changed) and (word[0] in "Ðð" or not word[1:].isascii()) else word


def _one_line(found: re.Match[str]) -> str:
    left, right = found[1], found[2]
    is_torn = not (may_stand_alone(left) and may_stand_alone(right))
    return f"{left}{right}\n" if is_torn and _is_sure(left + right) else found[0]


def _closed_up(heading: str) -> str:
    """Letters with a blank between: words where more blanks part them, else the one way to cut into fewest of them."""
    groups = ["".join(group.split(" ")) for group in _GROUPS.split(heading)]
    if len(groups) == 1:
        groups = _cut(groups[0])
    whole = "".join(groups)
    is_sure = bool(groups) and all(map(is_written, groups)) and not whole.isascii()
    return " ".join(groups) if is_sure and (whole.isupper() or whole[1:].islower()) else heading


def _cut(letters: str) -> list[str]:
    """The fewest written syllables that the letters make; none where there is no way or more than one."""
    ways: list[list[list[str]]] = [[[]]]
    for end in range(1, len(letters) + 1):
        found = [
            [*way, letters[start:end]]
            for start in range(max(0, end - 7), end)
            if is_written(letters[start:end])
            for way in ways[start]
        ]
        fewest = min(map(len, found), default=0)
        ways.append([way for way in found if len(way) == fewest][:2])
    return ways[-1][0] if len(ways[-1]) == 1 else []


def _mended(text: str) -> str:
    """Torn syllables joined: those that are surely torn first, and where they are many the likely ones too."""
    torn = 0

    def sure(found: re.Match[str]) -> str:
        nonlocal torn
        mended = _joined(found[0], is_torn_page=False)
        torn += len(found[0]) - len(mended)
        return mended

    mended = _TORN.sub(sure, text)
    if torn < _TORN_PAGE:
        return mended
    return _TORN.sub(lambda found: _joined(found[0], is_torn_page=True), text)


def _joined(run: str, *, is_torn_page: bool) -> str:
    """A run of words with a blank between them."""
    pieces = run.split(" ")
    alone = [may_stand_alone(piece) for piece in pieces]
    if all(alone) and not is_torn_page:
        return run
    kept, at = [], 0
    while at < len(pieces):
        is_suspect = is_torn_page or not all(alone[at : at + 2])
        sizes = range(_MOST_PIECES, 1, -1) if is_suspect else ()
        size = next((size for size in sizes if _are_one(pieces[at : at + size], size, is_torn_page)), 1)
        kept.append("".join(pieces[at : at + size]))
        at += size
    return " ".join(kept)


def _are_one(pieces: list[str], size: int, is_torn_page: bool) -> bool:
    if len(pieces) < size or not (is_torn_page or all(_is_torn(*pair) for pair in pairwise(pieces))):
        return False
    whole = "".join(pieces)
    is_of_one_case = whole.isupper() or whole[1:].islower()
    return is_of_one_case and _is_sure(whole)


def _is_torn(left: str, right: str) -> bool:
    """Whether one of two neighbours cannot stand alone; a single letter could be an item of a list."""
    if len(left) == 1 and left.lower() in _LISTED:
        is_item = len(right) == 1 and (right.isascii() or left.isupper())
        return not is_item and not may_stand_alone(right)
    if len(right) == 1 and right.lower() in _LISTED:
        return not may_stand_alone(left)
    return not (may_stand_alone(left) and may_stand_alone(right))


def _is_sure(word: str) -> bool:
    return not word.isascii() and is_written(word)


_STEPS = (
    (_LIGATURE, _LIGATURE, lambda found: _LIGATURES[found[0]]),
    (re.compile("[´`˜ˆ˘ˊˋ\u0300-\u0323]"), _APART, lambda found: _composed(found[0])),
    (re.compile("[ÐÑñð]"), _WRONG_D, lambda found: _with_d(found[0])),
    (_SPACED, _SPACED, lambda found: _closed_up(found[0])),
    (re.compile(r"[-\xad]\n"), _BROKEN_LINE, _one_line),
)
