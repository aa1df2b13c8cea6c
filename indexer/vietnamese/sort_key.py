"""Vietnamese alphabetical order: letters, then tones, then case, as CLDR orders `vi`. Pure."""

import unicodedata

from indexer.vietnamese.syllable import without_tone

_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=20)}
_BLANK, _OTHER, _DIGITS = 1.0, 2.0, 8.0

SortKey = tuple[tuple[float, ...], tuple[int, ...], tuple[bool, ...]]


def sort_key(text: str) -> SortKey:
    """A key that sorts as a Vietnamese dictionary does: a ă â … d đ e ê …, tones ngang huyền hỏi ngã sắc nặng."""
    letters = unicodedata.normalize("NFC", text)
    ranked = [_ranked(letter) for letter in letters]
    return (
        tuple(rank for rank, _ in ranked),
        tuple(tone for _, tone in ranked),
        tuple(letter != letter.lower() for letter in letters),
    )


def person_key(name: str) -> tuple[SortKey, SortKey]:
    """Lists of people go by the given name (the last word), then by family and middle name."""
    *before, given = name.split() or [""]
    return sort_key(given), sort_key(" ".join(before))


def _ranked(letter: str) -> tuple[float, int]:
    bare, tone = without_tone(letter)
    if bare in _ALPHABET:
        return float(_ALPHABET[bare]), tone
    if bare.isdecimal():
        return _DIGITS + unicodedata.decimal(bare, 0) / 10, 0
    if letter.isspace():
        return _BLANK, 0
    return _OTHER + ord(letter) / 1e7, 0
