"""The one step after every reader: old Vietnamese fonts decoded, then NFC, clean characters, bounded properties. Pure.

The order matters: U+00AD is the letter ư in TCVN3, so soft hyphens go only when decoding is done.
"""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime

from indexer.extract.draft import Draft
from indexer.extract.legacy import decoded, decoded_line
from indexer.model.reading import Mark, Part, Properties, Reading
from indexer.vietnamese.repair import repair
from indexer.vietnamese.text import normalise

MAX_PROPERTY = 1_000
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_HYPHENS = re.compile("[\ufffe\x02]")  # PDFium writes both for a hyphen at a line end
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ufff9-\ufffb\uffff\ud800-\udfff]")
_ANY = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u2060\ufeff\ufff9-\uffff\ud800-\udfff]")
_BLANK_ENDS = re.compile(r"[ \t\xa0]+(?=\n)")
_EMPTY_LINES = re.compile(r"\n{3,}")


def finished(draft: Draft, kind: str) -> Reading:
    """The reading a draft has become."""
    found = decoded(draft.pieces)
    for encoding in found.encodings:
        draft.note(f"legacy:{encoding}")
    whole = repair if kind == "pdf" else str  # only PDF files tear syllables
    parts = (
        Part(piece.place, whole(cleaned(text)), _short(piece.label))
        for piece, text in zip(draft.pieces, found.texts, strict=True)
    )
    return Reading(
        type=kind,
        parts=tuple(part for part in parts if part.text),
        properties=_bounded(draft.properties, found.font),
        marks=tuple(_marks(draft.words_marked.items(), found.font)),
        is_name_only=draft.is_name_only,
        is_cut=draft.is_cut,
        notes=tuple(draft.notes),
    )


def cleaned(text: str) -> str:
    """NFC text whose only control characters are line ends and tabs. Idempotent."""
    if _ANY.search(text):
        text = _UNWANTED.sub("", _HYPHENS.sub("-", _LINE_ENDS.sub("\n", text)))
    if " \n" in text or "\t\n" in text or "\xa0\n" in text:
        text = _BLANK_ENDS.sub("", text)
    if "\n\n\n" in text:
        text = _EMPTY_LINES.sub("\n\n", text)
    return normalise(text).strip("\n")


def _short(text: str) -> str:
    return " ".join(cleaned(text[: 2 * MAX_PROPERTY]).split())[:MAX_PROPERTY]


def _bounded(properties: Properties, font: str) -> Properties:
    texts = {
        field.name: _short(decoded_line(value, font))
        for field in fields(properties)
        if isinstance(value := getattr(properties, field.name), str) and value
    }
    return replace(properties, **texts) if texts else properties  # type: ignore[arg-type]


def _marks(summed: Iterable[tuple[tuple[str, str, datetime | None, bool], int]], font: str) -> Iterable[Mark]:
    for (kind, author, at, is_local), words in summed:
        yield Mark(kind, _short(decoded_line(author, font)), at, words, is_local)
