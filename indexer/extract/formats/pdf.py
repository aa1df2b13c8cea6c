"""PDF: the text of each page by PDFium, and what the file says of itself. Source: ISO 32000.

Pages that are pictures have no text; which is noted (`scanned:1,4-7`) for the reader of scans.
"""

from enum import StrEnum
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.formats.pdf_notes import Note, notes_of, put_notes
from indexer.extract.formats.pdf_times import time_of
from indexer.extract.source import Source
from indexer.model.pages import to_ranges
from indexer.model.reading import Place, Properties, Reason

MAX_PAGES = 5_000
_OBJECTS_LOOKED_AT = 50  # of a page: a scan is one picture or some strips, drawn first
_MOST_OF_IT = 0.5  # share of the page that pictures cover
_STAMP = 100  # letters: as much as a signature's stamp writes over a scan
_PASSWORD, _SECURITY = 4, 5  # FPDF_GetLastError


class _Page(StrEnum):
    """What a page is; the values are the notes."""

    PLAIN = "plain"
    SCANNED = "scanned"  # a picture without text, or with no more than a stamp
    PICTURED = "pictured"  # a picture with text behind it: somebody has read the scan before, well or badly
    UNREAD = "unread_pages"


def read(source: Source, draft: Draft) -> None:
    """Raises RefusedError: ENCRYPTED, DAMAGED."""
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        raise _refused(error) from error
    try:
        _pages(document, draft)
        draft.properties = _properties(document)
    finally:
        document.close()


def _refused(error: pdfium.PdfiumError) -> RefusedError:
    if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
        return RefusedError(Reason.ENCRYPTED, "PDF")
    return RefusedError(Reason.DAMAGED, "PDF")


def _pages(document: Any, draft: Draft) -> None:
    found: dict[_Page, list[int]] = {kind: [] for kind in _Page}
    notes: list[Note] = []
    count = min(len(document), MAX_PAGES)
    draft.is_cut = len(document) > MAX_PAGES
    for number in range(count):
        if draft.room <= 0:
            break
        try:
            text, kind = _page(document, number, notes)
        except pdfium.PdfiumError:
            text, kind = "", _Page.UNREAD
        draft.put(Place.PAGE, text, label=str(number + 1))
        found[kind].append(number + 1)
    if len(found[_Page.UNREAD]) == count and count:
        raise RefusedError(Reason.DAMAGED, "PDF pages")
    put_notes(notes, draft)
    for kind in (_Page.SCANNED, _Page.PICTURED, _Page.UNREAD):
        if found[kind]:
            draft.note(f"{kind}:{to_ranges(found[kind])}")


def _page(document: Any, number: int, notes: list[Note]) -> tuple[str, _Page]:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_range().replace("\r\n", "\n").strip()
        finally:
            text_page.close()
        notes += notes_of(page, str(number + 1))
        return text, _kind(page, text)
    finally:
        page.close()


def _kind(page: Any, text: str) -> _Page:
    objects = list(islice(page.get_objects(max_depth=2), _OBJECTS_LOOKED_AT))
    if not text:
        return _Page.SCANNED if objects else _Page.PLAIN
    pictures = [each.get_bounds() for each in objects if each.type == pdfium_c.FPDF_PAGEOBJ_IMAGE]
    covered = sum(max(0.0, right - left) * max(0.0, top - bottom) for left, bottom, right, top in pictures)
    width, height = page.get_size()
    if covered < _MOST_OF_IT * width * height:
        return _Page.PLAIN
    return _Page.SCANNED if len(text) < _STAMP else _Page.PICTURED


def _properties(document: Any) -> Properties:
    said = document.get_metadata_dict()
    return Properties(
        title=said.get("Title", ""),
        subject=said.get("Subject", ""),
        keywords=said.get("Keywords", ""),
        creator=said.get("Author", ""),
        application=said.get("Creator", "") or said.get("Producer", ""),
        created_at=time_of(said.get("CreationDate", "")),
        modified_at=time_of(said.get("ModDate", "")),
        pages=len(document) or None,
    )
