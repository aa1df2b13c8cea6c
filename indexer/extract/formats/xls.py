"""Excel 97-2003 and 95: cells by calamine, properties from the compound file; older by `xls_old`. Source: MS-XLS."""

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.formats import xls_old
from indexer.extract.formats.ole import opened, stream, take_properties
from indexer.extract.formats.sheets import read_cells
from indexer.extract.formats.xls_notes import records, take_notes
from indexer.extract.source import Source
from indexer.model.reading import Reason

_FILE_PASS, _BOUND_SHEET = 0x002F, 0x0085


def read(source: Source, draft: Draft) -> None:
    """Raises RefusedError: ENCRYPTED, DAMAGED."""
    if not source.data.startswith(b"\xd0\xcf"):
        xls_old.read(source, draft)
        return
    with opened(source) as ole:
        take_properties(ole, draft)
        book = stream(ole, "Workbook") or stream(ole, "Book")
    if _is_locked(book):
        raise RefusedError(Reason.ENCRYPTED, "Excel 97-2003")
    read_cells(source, draft)
    take_notes(book, draft)


def _is_locked(book: bytes) -> bool:
    """The record that locks a workbook stands before the first sheet's."""
    first = next((kind for kind, _ in records(book) if kind in (_FILE_PASS, _BOUND_SHEET)), 0)
    return first == _FILE_PASS
