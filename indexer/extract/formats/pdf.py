"""PDF: the text of each page by PDFium, and what the file says of itself. Source: ISO 32000.

Pages that are pictures have no text; how many is noted (`scanned:3`) for a reader of pictures to come.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pypdfium2 as pdfium

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.source import Source
from indexer.model.reading import Place, Properties, Reason

MAX_PAGES = 5_000
_PASSWORD, _SECURITY = 4, 5  # FPDF_GetLastError
_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?")


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
    scanned = unread = 0
    count = min(len(document), MAX_PAGES)
    draft.is_cut = len(document) > MAX_PAGES
    for number in range(count):
        if draft.room <= 0:
            break
        try:
            text = _text(document, number)
        except pdfium.PdfiumError:
            unread += 1
            continue
        draft.put(Place.PAGE, text, label=str(number + 1))
        scanned += not text.strip()
    if unread == count and count:
        raise RefusedError(Reason.DAMAGED, "PDF pages")
    for name, pages in (("scanned", scanned), ("unread_pages", unread)):
        if pages:
            draft.note(f"{name}:{pages}")


def _text(document: Any, number: int) -> str:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            text: str = text_page.get_text_range()
            return text.replace("\r\n", "\n").strip()
        finally:
            text_page.close()
    finally:
        page.close()


def _properties(document: Any) -> Properties:
    said = document.get_metadata_dict()
    return Properties(
        title=said.get("Title", ""),
        subject=said.get("Subject", ""),
        keywords=said.get("Keywords", ""),
        creator=said.get("Author", ""),
        application=said.get("Creator", "") or said.get("Producer", ""),
        created_at=_time(said.get("CreationDate", "")),
        modified_at=_time(said.get("ModDate", "")),
        pages=len(document) or None,
    )


def _time(text: str) -> datetime | None:
    """`D:20260305101500+07'00'`; without a zone it counts as UTC."""
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in found.groups()[:6])
    offset = timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0)) * (-1 if found[7] == "-" else 1)
    try:
        at = datetime(year, month or 1, day or 1, hour, minute, second, tzinfo=timezone(offset))
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
