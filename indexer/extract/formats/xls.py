"""Excel 97-2003 and 95: cells by calamine, properties from the compound file. Source: MS-XLS."""

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.formats.ole import opened, take_properties
from indexer.extract.formats.sheets import read_cells
from indexer.extract.source import Source
from indexer.model.reading import Reason


def read(source: Source, draft: Draft) -> None:
    """Raises RefusedError: UNSUPPORTED (Excel 4 and older, no compound file), ENCRYPTED, DAMAGED."""
    if not source.data.startswith(b"\xd0\xcf"):
        raise RefusedError(Reason.UNSUPPORTED, "Excel 4 or older")
    with opened(source) as ole:
        take_properties(ole, draft)
    read_cells(source, draft)
