"""Normal form, folding and words. Pure.

Folding maps one letter to one letter on NFC text (no character is added or dropped), so offsets found in the
folded text hold in the original: highlighting depends on it.
"""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")


def normalise(text: str) -> str:
    """NFC; decomposed marks (macOS file names, some PDFs) become single letters. Idempotent."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without marks, `đ` as `d`. Same length as the NFC text given, letter for letter."""
    return text.lower().translate(_BARE) if text.isascii() else _lowered(text).translate(_BARE)


def lower(text: str) -> str:
    """Lower case, letter for letter (unlike `str.lower`, which makes two of `İ`)."""
    return text.lower() if text.isascii() else _lowered(text)


def words(text: str) -> list[str]:
    """Runs of letters and digits, in order. Give it lowered or folded text."""
    return WORD.findall(text)


def _lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _bare_letters() -> dict[int, str]:
    table = {ord("đ"): "d", ord("Đ"): "d", ord("ð"): "d", ord("Ð"): "d"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c)).lower()
        if len(base) == 1 and base != chr(code):
            table.setdefault(code, base)
    return table


_BARE = _bare_letters()
