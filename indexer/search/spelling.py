"""One term for the writings of a syllable: old and new place of the tone (`hòa`, `hoà`), y and i (`kỹ`, `kĩ`). Pure.

For terms of the index and words of a query, never for shown text.
"""

import re

from indexer.vietnamese.text import fold, normalise, words

LONGEST_TERM = 64

_OLD_TONE = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)\Z")
_TONED = {
    **{old + "a": "o" + new for old, new in zip("òóỏõọ", "àáảãạ", strict=True)},
    **{old + "e": "o" + new for old, new in zip("òóỏõọ", "èéẻẽẹ", strict=True)},
    **{old + "y": "u" + new for old, new in zip("ùúủũụ", "ỳýỷỹỵ", strict=True)},
}
_Y_IS_I = {
    onset + y: onset + i
    for onset in ("h", "k", "l", "m", "qu", "s", "t", "v")
    for y, i in zip("yỳýỷỹỵ", "iìíỉĩị", strict=True)
}
_I_IS_Y = {i: y for y, i in _Y_IS_I.items()}
_MEMORY = 100_000


def spelling(token: str) -> str:
    """A lower-case token with its tone where the new rules put it, and `i` for a `y` that sounds alike."""
    found = placed(token)
    return _Y_IS_I.get(found, found)


def placed(token: str) -> str:
    """A lower-case token with its tone where the new rules put it."""
    return token[:-2] + _TONED[token[-2:]] if _OLD_TONE.search(token) else token


def twins(token: str) -> tuple[str, str]:
    """The terms of a lower-case token: its spelling and its folded form (the same where it has no marks)."""
    return _TWINS[token]


def bare(folded: str) -> str:
    """The term of a folded word: `ki` for `ky`, else the word itself."""
    return BARE[folded]


class _Twins(dict[str, tuple[str, str]]):
    def __missing__(self, token: str) -> tuple[str, str]:
        term = spelling(token)[:LONGEST_TERM]
        found = term, fold(term)
        if len(self) < _MEMORY:
            self[token] = found
        return found


class _Bare(dict[str, str]):
    def __missing__(self, folded: str) -> str:
        term = _Y_IS_I.get(folded, folded)[:LONGEST_TERM]
        if len(self) < _MEMORY:
            self[folded] = term
        return term


_TWINS = _Twins()
BARE = _Bare()
"""Every word has a term: `bare` for where millions of words are looked up."""


def bares(text: str) -> list[str]:
    """The folded terms of a text's words, in order."""
    return list(map(bare, words(fold(normalise(text)))))


def writings(term: str) -> tuple[str, ...]:
    """The folded words that a folded term stands for."""
    other = _I_IS_Y.get(term)
    return (term, other) if other else (term,)


def begins(folded: str, beginning: str) -> bool:
    """Whether a folded word begins so, or is the same syllable written otherwise (`ki` for `ky`)."""
    return folded.startswith(beginning) or bare(folded) == bare(beginning)
