"""Look-alike characters made one, before patterns are looked for. Pure.

Legacy detection comes first: U+00AD is the letter ư in TCVN3 text.
"""

from indexer.vietnamese.text import normalise

_DROPPED = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\v\f\x07"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufffe\x02"  # PDFium writes the last two at a line end
_SLASHES = "\u2044\u2215\uff0f"
_APOSTROPHES = "\u2018\u2019"
_QUOTES = "\u201c\u201d"
_SMALL_D = "\u00f0\u0256"  # eth and its kin, typed or read for đ
_CAPITAL_D = "\u00d0\u0189"

_TABLE: tuple[tuple[str, str], ...] = tuple(
    (character, made)
    for characters, made in (
        (_DROPPED, ""),
        (_SPACES, " "),
        (_HYPHENS, "-"),
        (_SLASHES, "/"),
        (_APOSTROPHES, "'"),
        (_QUOTES, '"'),
        (_SMALL_D, "đ"),
        (_CAPITAL_D, "Đ"),
    )
    for character in characters
)


def clean(text: str) -> str:
    """NFC text with one kind of blank, hyphen, slash, quote and đ; zero-width characters are gone. Idempotent."""
    cleaned = normalise(text)
    if "\r" in cleaned:
        cleaned = cleaned.replace("\r\n", "\n").replace("\r", "\n")
    for character, made in _TABLE:
        if character in cleaned:  # looking for each of the few is many times faster than str.translate
            cleaned = cleaned.replace(character, made)
    return cleaned
