"""A font for Vietnamese in PDF that needs no font file: Type 3 glyphs, put together from Times and drawn marks. Pure.

The fourteen fonts every viewer has lack most Vietnamese letters, but have the bare ones, the accents and a dotless i.
Source: PDF 32000-1:2008 9.6.5 (Type 3), annex D (Standard encoding); widths are those of the Adobe core metrics.
"""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

_LETTERS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_BARRED = "đĐ"
_PUNCTUATION = {"“": 170, "”": 186, "–": 177, "—": 208, "…": 188, "•": 183}  # their codes in Standard encoding
_ACCENTS = {"\u0300": 193, "\u0301": 194, "\u0302": 195, "\u0303": 196, "\u0306": 198}
_DOTLESS_I = 245
_ACCENT_WIDTH = 333
_CAPITAL_LIFT = 175  # how much higher an accent sits on a capital; the rest in thousandths of the size, too
_FREE_CODES = (*range(0x80, 0x100), *range(0x0E, 0x20))

# widths of the characters 32 to 126
_ROMAN = """
250 333 408 500 500 833 778 333 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500
500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722
556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500
500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541
"""
_BOLD = """
250 333 555 500 500 1000 833 333 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500
500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778
611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500
556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520
"""
_PUNCTUATION_WIDTHS = {"“": 444, "”": 444, "–": 500, "—": 1000, "…": 1000, "•": 350}


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """`base`: the standard font that lends the strokes. `widths` in thousandths of the size."""

    name: str
    base: str
    widths: dict[str, int]

    def width(self, text: str, size: float) -> float:
        """In points; letters the font lacks count as question marks."""
        widths = self.widths
        return sum([widths.get(letter, 444) for letter in text]) * size / 1000


def _face(name: str, base: str, widths: str) -> Face:
    found = {chr(code): int(width) for code, width in enumerate(widths.split(), start=32)} | _PUNCTUATION_WIDTHS
    found |= {letter: found[_bare(letter)] for letter in _vietnamese()}
    return Face(name, base, found)


def _bare(letter: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(letter) or unicodedata.normalize("NFD", letter)[0]


def _vietnamese() -> list[str]:
    every = [unicodedata.normalize("NFC", letter + tone) for letter in _LETTERS for tone in _TONES]
    return [letter for letter in (*every, *_BARRED) if not letter.isascii()]


ROMAN = _face("Roman", "Times-Roman", _ROMAN)
BOLD = _face("Bold", "Times-Bold", _BOLD)
CODES: dict[str, int] = {chr(code): code for code in range(32, 127)} | dict(
    zip((*_vietnamese(), *_PUNCTUATION), _FREE_CODES, strict=False)
)
_TO_BYTES = defaultdict(lambda: "?", {ord(letter): chr(code) for letter, code in CODES.items()})


def encode(text: str) -> bytes:
    """The text as the codes of the fonts, ready to stand between brackets."""
    coded = text.translate(_TO_BYTES).encode("latin-1")
    return coded.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


@cache
def glyph(face: Face, letter: str) -> bytes:
    """The drawing of a letter, a thousand units to the size; its standard font is `/F`."""
    width = face.widths[letter]
    if letter in _PUNCTUATION:
        strokes = [_show(_PUNCTUATION[letter], 0, 0)]
    elif letter in _BARRED:
        bar = f"{width - 250} 545 240 40 re f" if letter == "đ" else "5 320 330 40 re f"
        strokes = [_show(ord(_bare(letter)), 0, 0), bar]
    else:
        strokes = _marked(letter, width)
    return f"{width} 0 d0 {' '.join(strokes)}".encode()


def _show(code: int, x: float, y: float) -> str:
    return f"BT /F 1000 Tf {x:g} {y:g} Td <{code:02x}> Tj ET"


def _marked(letter: str, width: int) -> list[str]:
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    above = [mark for mark in marks if mark not in "\u031b\u0323"]
    lift = _CAPITAL_LIFT if base.isupper() else 0
    strokes = [_show(_DOTLESS_I if base == "i" and above else ord(base), 0, 0)]
    if "\u031b" in marks:
        strokes.append(_horn(width, lift))
    if "\u0323" in marks:
        beside_the_tail = 130 if base == "y" else 0
        strokes.append(_show(ord("."), width / 2 - 125 + beside_the_tail, -190))
    middle = width / 2
    for place, mark in enumerate(above):
        aside, up = _stacked(mark) if place else (0, 0)
        x, y = middle + aside, lift + up
        strokes.append(_hook(x, y) if mark == "\u0309" else _show(_ACCENTS[mark], x - _ACCENT_WIDTH / 2, y))
    return strokes


def _stacked(tone: str) -> tuple[int, int]:
    """Where a tone sits on a letter that bears a circumflex or a breve already."""
    return (0, 125) if tone == "\u0303" else (90, 130)


def _hook(x: float, y: float) -> str:
    return (
        f"40 w {x - 50:g} {y + 640:g} m {x - 40:g} {y + 700:g} {x + 75:g} {y + 700:g} {x + 60:g} {y + 625:g} c"
        f" {x + 50:g} {y + 585:g} {x:g} {y + 590:g} {x:g} {y + 535:g} c S"
    )


def _horn(width: int, lift: int) -> str:
    x, y = width - 60, lift + 440
    return f"45 w {x:g} {y:g} m {x + 60:g} {y:g} {x + 95:g} {y + 40:g} {x + 75:g} {y + 110:g} c S"
