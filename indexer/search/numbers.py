"""Document numbers in texts and searches. Pure.

A number is written `123/QĐ-UBND`, `30/2020/NĐ-CP`, `36-HD/VPTW`; people also type `QĐ 123` or `số 123`.
"""

import re

from indexer.search.query import Number, Period, Query, Word
from indexer.vietnamese.kinds import KINDS
from indexer.vietnamese.text import fold, lower, normalise

_WHOLE = re.compile(r"[0-9]{1,7}[a-z]{0,3}(?:[/-][a-z0-9&.]+)+")
_DIGITS = re.compile(r"[0-9]{1,7}")
_TYPED = re.compile(
    r"(?:so ?)?(?:(?P<symbol>(?!so )[a-z]{2,5}) )?(?:so ?)?:? ?(?P<key>[0-9]{1,7}[a-z]{0,3}(?: ?[/-] ?[a-z0-9&./ -]*)?)"
)
_YEARLY = re.compile(r"[0-9]{1,2}/[0-9]{4}")
_EDGE = ".,;:!?'’`…-/&"
_VOWELS = frozenset("aeiouy")
_SYMBOLS = {"cv"} | {
    letters
    for kind in KINDS
    for symbol in kind.symbols
    for letters in (lower(symbol), fold(symbol))
    if len(letters) > 1 and _VOWELS.isdisjoint(fold(symbol))
}
"""Letters of kinds that are no syllables, in both spellings."""


def key_of(number: str) -> str:
    """What two writings of one number share: folded, no blanks, no leading zeros (`05 / QĐ-UBND` is `5/qd-ubnd`)."""
    bare = "".join(fold(normalise(number)).split())
    return bare.lstrip("0") or bare


def matches(number: str, wanted: str) -> bool:
    """Whether a number's key is the wanted key or goes on from it at a `/` or `-`."""
    return number == wanted or number.startswith((f"{wanted}/", f"{wanted}-"))


def number_in(chunk: str) -> Number | None:
    """The number that a blank-free piece of text is as a whole, punctuation around it aside."""
    text = lower(normalise(chunk.strip(_EDGE)))
    bare = fold(text)
    if "/" in bare and _WHOLE.fullmatch(bare) and any(letter.isalpha() for letter in bare):
        return Number(text)
    return None


def typed(text: str) -> tuple[str, str] | None:
    """The beginning of a number's key and the letters it must hold, of a number being typed; None where it is none.

    `12/q` is ("12/q", ""), `QĐ số 12` is ("12", "qd").
    """
    found = _TYPED.fullmatch(" ".join(fold(normalise(text)).split()))
    if found is None or (found["symbol"] and found["symbol"] not in _SYMBOLS):
        return None
    return key_of(found["key"]), found["symbol"] or ""


def goes_on(number: str, beginning: str, letters: str) -> bool:
    """Whether a number's key goes on from what `typed` found."""
    return number.startswith(beginning) and (not letters or letters in re.split(r"[/-]", number))


def recognise(parts: list[Query]) -> list[Query]:
    """The parts with `số 123`, `QĐ 123` and `QĐ số 123` made one Number, and the `số` before a whole number dropped."""
    while (shorter := _once(parts)) != parts:
        parts = shorter
    return parts


def _once(parts: list[Query]) -> list[Query]:
    for at, part in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        if is_so(part) and isinstance(following, Number):
            return [*parts[:at], *parts[at + 1 :]]
        if is_so(part) and (digits := _digits(following) or _yearly(following)):
            return [*parts[:at], Number(digits), *parts[at + 2 :]]
        if is_symbol(part) and (digits := _bare_number(following)):
            return [*parts[:at], Number(f"{digits}/{part}"), *parts[at + 2 :]]
    return parts


def is_so(part: Query | None) -> bool:
    """Whether it is the word that announces a number."""
    return isinstance(part, Word) and part.text in ("số", "so")


def is_symbol(part: Query | None) -> bool:
    """Whether it is the letters of a kind, which a number may follow: `QĐ 123`."""
    return isinstance(part, Word) and part.text in _SYMBOLS


def _digits(part: Query | None) -> str:
    return part.text if isinstance(part, Word) and _DIGITS.fullmatch(part.text) else ""


def _bare_number(part: Query | None) -> str:
    if isinstance(part, Number) and (_DIGITS.fullmatch(part.text) or _YEARLY.fullmatch(part.text)):
        return part.text
    return _digits(part) or _yearly(part)


def _yearly(part: Query | None) -> str:
    """`3/2024` where it stands for number 3 of 2024, not for March."""
    return part.text if isinstance(part, Period) and _YEARLY.fullmatch(part.text) else ""
