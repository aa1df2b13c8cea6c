"""Office packages behind a password (an OLE file around an encrypted zip). Source: MS-OFFCRYPTO."""

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.source import Source
from indexer.model.reading import Reason


def read(source: Source, draft: Draft) -> None:
    """Always raises RefusedError ENCRYPTED."""
    raise RefusedError(Reason.ENCRYPTED, "Office package")
