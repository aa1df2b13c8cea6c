"""A person's name out of bytes or letters of a time before Unicode. Pure.

A name is two to five words, too little for the detection of whole texts: here the reading wins in which most words are
Vietnamese syllables, and plain Unicode wins a tie.
"""

import unicodedata

from indexer.vietnamese.legacy import decode
from indexer.vietnamese.legacy_tables import Encoding
from indexer.vietnamese.syllable import is_syllable

_BEFORE_UNICODE = (Encoding.TCVN3, Encoding.VNI)


def as_read(name: str) -> str:
    """The name in NFC; what was typed with a font of TCVN3 or VNI becomes readable."""
    plain = unicodedata.normalize("NFC", name).strip()
    if plain.isascii():
        return plain
    return max((plain, *(decode(plain, encoding).strip() for encoding in _BEFORE_UNICODE)), key=_syllables)


def from_ansi(written: bytes) -> str:
    """The name in a Windows code page that nobody told: Vietnamese (1258), western (1252), or TCVN3 shown as such."""
    shown = [written.decode(codec, "replace").strip() for codec in ("cp1252", "cp1258")]
    readings = [unicodedata.normalize("NFC", one) for one in shown]
    readings += [as_read(one) for one in shown]
    return max(readings, key=_syllables)


def _syllables(name: str) -> float:
    words = [word for word in name.replace(".", " ").split() if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 1.0
