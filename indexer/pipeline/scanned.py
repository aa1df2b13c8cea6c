"""Which pages of a reading are pictures worth reading, and the reading with what was read on them. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from indexer.catalogue.scans import ScannedPage
from indexer.model.pages import pages_noted, to_ranges
from indexer.model.reading import Part, Place, Reading
from indexer.vietnamese.legibility import LEAST, legibility

_CLEARLY = 0.1  # how much better a new reading of a page must be than the text behind its picture
_TAKEN_UP = ("scanned:", "pictured:")


def pages_to_read(reading: Reading, most: int) -> tuple[int, ...]:
    """Pages without text, and those whose text is hardly Vietnamese though it was read from a picture."""
    texts = _texts(reading)
    doubtful = {page for page in pages_noted(reading.notes, "pictured") if legibility(texts.get(page, "")) < LEAST}
    return tuple(sorted({*pages_noted(reading.notes, "scanned"), *doubtful})[:most])


def with_scans(reading: Reading, pages: Mapping[int, ScannedPage]) -> Reading:
    """Each page as a part of its own. `ocr:2-5` notes the pages taken from pictures, `scanned:6` those left unread."""
    texts, scanned = _texts(reading), pages_noted(reading.notes, "scanned")
    read = {page: found.text for page, found in pages.items() if not found.fault}
    taken = {
        page: text for page, text in read.items() if text and (page in scanned or _is_better(text, texts.get(page, "")))
    }
    unread = set(scanned) - read.keys()
    notes = [note for note in reading.notes if not note.startswith(_TAKEN_UP)]
    notes += [f"ocr:{to_ranges(taken)}"] if taken else []
    notes += [f"scanned:{to_ranges(unread)}"] if unread else []
    reading = replace(reading, notes=tuple(notes))
    if not taken:
        return reading
    whole = {**texts, **{page: _joined(text, texts.get(page, ""), page in scanned) for page, text in taken.items()}}
    others = tuple(part for part in reading.parts if part.place is not Place.PAGE)
    paged = tuple(Part(Place.PAGE, whole[page], str(page)) for page in sorted(whole))
    return replace(reading, parts=(*paged, *others), is_name_only=False)


def _texts(reading: Reading) -> dict[int, str]:
    return {int(part.label): part.text for part in reading.parts if part.place is Place.PAGE and part.label.isdigit()}


def _is_better(text: str, before: str) -> bool:
    return legibility(text) >= legibility(before) + _CLEARLY or len(before) < len(text) // 4


def _joined(text: str, before: str, is_scanned: bool) -> str:
    """What little text stands over a scan is a stamp or a signature, and stays."""
    return f"{text}\n{before}" if before and is_scanned else text
