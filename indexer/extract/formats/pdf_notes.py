"""Comments of PDF pages: their words as parts, and a mark for each with author and time. Source: ISO 32000, 12.5."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pypdfium2.raw as pdfium_c

from indexer.extract.draft import Draft
from indexer.extract.formats.pdf_times import time_of
from indexer.model.reading import Place

MAX_NOTES = 500  # of a page
_MAX_BYTES = 200_000
_COMMENTS = frozenset(
    {
        pdfium_c.FPDF_ANNOT_TEXT,
        pdfium_c.FPDF_ANNOT_FREETEXT,
        pdfium_c.FPDF_ANNOT_HIGHLIGHT,
        pdfium_c.FPDF_ANNOT_UNDERLINE,
        pdfium_c.FPDF_ANNOT_SQUIGGLY,
        pdfium_c.FPDF_ANNOT_STRIKEOUT,
        pdfium_c.FPDF_ANNOT_CARET,
        pdfium_c.FPDF_ANNOT_INK,
        pdfium_c.FPDF_ANNOT_STAMP,
        pdfium_c.FPDF_ANNOT_SQUARE,
        pdfium_c.FPDF_ANNOT_CIRCLE,
        pdfium_c.FPDF_ANNOT_LINE,
    }
)


@dataclass(frozen=True, slots=True)
class Note:
    """`label` is the page's number."""

    label: str
    text: str
    author: str
    at: datetime | None


def put_notes(notes: Iterable[Note], draft: Draft) -> None:
    """As parts and marks; after the pages, whose text stays together."""
    for note in notes:
        draft.put(Place.COMMENT, note.text, label=note.label)
        draft.mark("commented", note.author, note.at, len(note.text.split()))


def notes_of(page: Any, label: str) -> Iterator[Note]:
    """What people wrote on and drew into a page; links, form fields and windows are nobody's comments."""
    for number in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), MAX_NOTES)):
        note = pdfium_c.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        try:
            if pdfium_c.FPDFAnnot_GetSubtype(note) in _COMMENTS:
                author, text = _said(note, b"T").strip(), _said(note, b"Contents").strip()
                if author or text:
                    at = time_of(_said(note, b"M")) or time_of(_said(note, b"CreationDate"))
                    yield Note(label, text, author, at)
        finally:
            pdfium_c.FPDFPage_CloseAnnot(note)


def _said(note: Any, key: bytes) -> str:
    """A text of the annotation's dictionary; PDFium gives UTF-16 with a zero at its end."""
    size = pdfium_c.FPDFAnnot_GetStringValue(note, key, None, 0)
    if not 2 < size <= _MAX_BYTES:
        return ""
    held = ctypes.create_string_buffer(size)
    pdfium_c.FPDFAnnot_GetStringValue(note, key, ctypes.cast(held, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), size)
    return held.raw[: size - 2].decode("utf-16-le", "replace")
