"""The seam where text in old Vietnamese fonts (TCVN3, VNI, ...) becomes Unicode. Pure.

Text is decoded in groups of one font: the font's name is evidence, and a whole document's worth of words decides
better than a line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from indexer.extract.draft import Piece, Run
from indexer.vietnamese.legacy import convert, detect, undo_adobe_standard
from indexer.vietnamese.legacy_fonts import font_hint

_BETWEEN = "\n\x00\n"  # parts the runs of a group; no encoding uses it and no word reaches over it
_ADOBE_STANDARD = re.compile("[łŁı‹›]")


@dataclass(slots=True)
class Decoded:
    """The text of each piece. `encodings` are those found, `font` an old font in use ("" for none)."""

    texts: list[str]
    encodings: tuple[str, ...] = ()
    font: str = ""


@dataclass(slots=True)
class _Group:
    """All runs of one old font, or all others: where they stand and what they say."""

    places: list[tuple[int, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def decoded(pieces: Sequence[Piece]) -> Decoded:
    """Most documents are plain Unicode: then this only joins the runs."""
    fonts = {font for piece in pieces for _, font in piece.runs}
    if not any(_old_font(font) for font in fonts):
        pieces = [
            Piece(piece.place, piece.label, [("".join([text for text, _ in piece.runs]), "")]) for piece in pieces
        ]
    runs = [_merged(piece.runs) for piece in pieces]
    found: dict[str, None] = {}
    font_in_use = ""
    for font, group in _groups(runs).items():
        text = _BETWEEN.join(group.texts)
        new, encoding = _converted(text, font)
        changed = new.split(_BETWEEN) if new is not None else []
        if len(changed) == len(group.texts):
            found[encoding] = None
            font_in_use = font_in_use or font
            for (piece, run), changed_text in zip(group.places, changed, strict=True):
                runs[piece][run] = (changed_text, font)
    return Decoded(["".join(text for text, _ in piece) for piece in runs], tuple(found), font_in_use)


def decoded_line(text: str, font: str) -> str:
    """A property or a name of a document whose text uses an old font; others stay as they are."""
    return convert(text, font) or text if font and not text.isascii() else text


def _converted(text: str, font: str) -> tuple[str | None, str]:
    """The text in Unicode and the encoding it was in; None where it is Unicode already."""
    new = convert(text, font)
    if new is None and not font and _ADOBE_STANDARD.search(text):
        text = undo_adobe_standard(text)
        new = convert(text)
    if new is None:
        return None, ""
    both = zip(text.split("\n"), new.split("\n"), strict=False)
    return new, str(detect("\n".join(old for old, line in both if old != line), font) or "mixed")


def _groups(pieces: list[list[Run]]) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    for number, runs in enumerate(pieces):
        for place, (text, font) in enumerate(runs):
            group = groups.setdefault(font, _Group())
            group.places.append((number, place))
            group.texts.append(text)
    return groups


def _merged(runs: list[Run]) -> list[Run]:
    """Neighbours of one font become one run, so that words are whole. Fonts that are not old ones count as none."""
    merged: list[Run] = []
    for text, font in runs:
        old = _old_font(font)
        if merged and (merged[-1][1] == old or not text.strip()):
            merged[-1] = (merged[-1][0] + text, merged[-1][1])
        else:
            merged.append((text, old))
    return merged


@lru_cache(maxsize=1000)
def _old_font(font: str) -> str:
    return font if font and font_hint(font) else ""
