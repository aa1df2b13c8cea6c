"""Text in an encoding before Unicode (TCVN3, VNI, …): found by what its words become, and converted. Pure.

Readers hand the bytes of such text over as Latin-1, Windows-1252, Windows-1258 or symbol-area characters.
Run this before U+00AD is dropped: it is the letter ư of TCVN3.
"""

import re
import unicodedata
from functools import cache

from indexer.vietnamese.legacy_fonts import Hint, font_hint
from indexer.vietnamese.legacy_tables import Encoding, adobe_standard, table
from indexer.vietnamese.syllable import is_syllable

# Letters that only Unicode Vietnamese has, and characters that Unicode Vietnamese never has inside words.
_ONLY_UNICODE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_FOREIGN = re.compile(
    "[\x80-\x9f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bfÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñöøûüþÿ\uf021-\uf0ff‹›Œœ‚Łłı]"
)
_IN_WORD = r"[^\s\d.,;:!?()\[\]{}/\\\"“”‘’…_|<>=+*&%#@~`^-]+"
_WORD = re.compile(rf"{_IN_WORD}(?:-{_IN_WORD})*")
_AROUND = "'\"–—•·°¹²³"
_LOOKED_AT = 60_000  # characters
_WORDS_JUDGED = 400

_COMMON = (Encoding.TCVN3, Encoding.VNI)
_LEAST_DENSITY = 0.25  # share of words with foreign letters; Vietnamese has 0.7, English with a few signs under 0.05
_LEAST_SCORE = {True: 0.7, False: 0.85}  # share of those words that become syllables; by whether the encoding is common
_LEAST_WORDS = {True: 3, False: 8}
_LEAST_SCORE_WITH_FONT = 0.6


def convert(text: str, font: str = "") -> str | None:
    """The text in Unicode (NFC), or None where it is not in an encoding before it. `font`: the run's font, if known.

    Without a font a text that mixes both is converted line by line.
    """
    if not _may_be_legacy(text):
        return None
    hint = font_hint(font)
    if not hint and _ONLY_UNICODE.search(text):
        return _converted_lines(text)
    encoding = detect(text, font)
    if encoding is None:
        return None
    converted = decode(text, encoding)
    if hint and hint.draws_capitals:
        return converted.upper()
    return _with_capitals(converted) if encoding in (Encoding.TCVN3, Encoding.VIETWARE_F) else converted


def detect(text: str, font: str = "") -> Encoding | None:
    """The encoding before Unicode that a text is written in; None without clear evidence in the text itself."""
    if not _may_be_legacy(text):
        return None
    words = _WORD.findall(text[:_LOOKED_AT])
    marked = [word for word in words if not word.isascii()][:_WORDS_JUDGED]
    if not marked:
        return None
    unicode_score = _share_of_syllables(marked)
    hint = font_hint(font)
    if hint and _fits_hint(marked, hint, unicode_score):
        return hint.encoding
    if len(marked) < _LEAST_WORDS[True] or _density(words) < _LEAST_DENSITY:
        return None
    return _best(marked, unicode_score)


def decode(text: str, encoding: Encoding) -> str:
    """The text with every byte run of an encoding replaced by its letter; NFC."""
    as_bytes = text.translate(_bytes_shown())
    if encoding is Encoding.WINDOWS_1258:
        return unicodedata.normalize("NFC", as_bytes.translate(_windows_1258()))
    if encoding is Encoding.TCVN3 and "\xad" not in as_bytes:
        as_bytes = _LOST_HORN.sub("\xad", as_bytes)
    return unicodedata.normalize("NFC", table(encoding).decode(as_bytes).translate(_punctuation()))


# PDF readers show byte AD, the letter ư, as a hyphen everywhere: `Ph-¬ng`.
_LOST_HORN = re.compile(
    "(?<=[^\\W\\d_\u00aa\u00b5])-(?=[\u00a8-\u00fe])|(?<=[\u00a8-\u00ae\u00b5-\u00fe])-(?=[^\\W\\d_])"
)


def _may_be_legacy(text: str) -> bool:
    return not text.isascii() and _FOREIGN.search(text) is not None


def _converted_lines(text: str) -> str | None:
    lines = text.split("\n")
    converted = [None if _ONLY_UNICODE.search(line) else convert(line) for line in lines]
    if not any(converted):
        return None
    return "\n".join(new or old for new, old in zip(converted, lines, strict=True))


def _fits_hint(words: list[str], hint: Hint, unicode_score: float) -> bool:
    score = _score(words, hint.encoding)
    return score >= _LEAST_SCORE_WITH_FONT and score > unicode_score


def _best(words: list[str], unicode_score: float) -> Encoding | None:
    scores = {encoding: _score(words, encoding) for encoding in Encoding}
    best = max(scores, key=lambda encoding: scores[encoding])
    is_common = best in _COMMON
    is_clear = scores[best] - unicode_score >= _margin(len(words))
    if is_clear and scores[best] >= _LEAST_SCORE[is_common] and len(words) >= _LEAST_WORDS[is_common]:
        return best
    return None


def _margin(words: int) -> float:
    """How much better than Unicode an encoding must be: the fewer words, the more."""
    if words >= 12:
        return 0.34
    return 0.5 if words >= 4 else 0.75


def _density(words: list[str]) -> float:
    return sum(not word.isascii() for word in words) / len(words)


def _score(words: list[str], encoding: Encoding) -> float:
    return _share_of_syllables(decode("\n".join(words), encoding).split("\n"))


def _share_of_syllables(words: list[str]) -> float:
    """The share of words that are marked Vietnamese syllables."""
    bare = (word.strip(_AROUND) for word in words)
    return sum(not word.isascii() and is_syllable(word) for word in bare) / len(words)


def _with_capitals(text: str) -> str:
    """Single-byte fonts have no toned capitals: raised in cells and words whose plain letters are capitals."""
    return _CELL.sub(lambda cell: cell[0].upper() if _is_raised(cell[0], 4, 6) else _raised_words(cell[0]), text)


_CELL = re.compile(r"(?:[^\n\t| ]| (?! {2}))+")
_LETTERS = re.compile(r"[^\W\d_]+")


def _raised_words(cell: str) -> str:
    return _LETTERS.sub(lambda word: word[0].upper() if _is_raised(word[0], 2, 1000) else word[0], cell)


def _is_raised(text: str, least: int, times: int) -> bool:
    capitals = sum(character.isascii() and character.isupper() for character in text)
    small = sum(character.isascii() and character.islower() for character in text)
    return capitals >= least and capitals >= times * small


@cache
def _bytes_shown() -> dict[int, str]:
    """Characters as which a byte is shown, back to chr(byte)."""
    shown: dict[int, str] = {}
    for byte in range(0x80, 0x100):
        for codec in ("cp1258", "cp1252"):
            character = bytes([byte]).decode(codec, "ignore")
            if character:
                shown[ord(character)] = chr(byte)
    shown |= {byte: chr(byte) for byte in range(0x80, 0x100)}
    shown |= {0xF000 + byte: chr(byte) for byte in range(0x20, 0x100)}
    return shown | {0x3BC: "\xb5", 0x2022: "\x95"}  # Greek mu for the micro sign; bullet


@cache
def _punctuation() -> dict[int, str]:
    """Bytes that no letter took, back to the dashes and quotes they are shown as."""
    return {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


@cache
def _windows_1258() -> dict[int, str]:
    return {byte: bytes([byte]).decode("cp1258", "replace") for byte in range(0x80, 0x100)}


def undo_adobe_standard(text: str) -> str:
    """Characters that a PDF reader showed by Adobe's standard encoding, as the bytes the font meant."""
    return text.translate(adobe_standard())
