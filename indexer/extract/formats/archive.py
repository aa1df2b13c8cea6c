"""Zip archives: the names of all members and the text of those we read."""

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.formats.members import MAX_MEMBERS_READ, put_member
from indexer.extract.package import Package
from indexer.extract.source import Source
from indexer.model.reading import Place

MAX_READ_BYTES = 200 << 20  # inflated, of all members together
_HEAD_FOR_NAMES = 2_000


def read(source: Source, draft: Draft) -> None:
    """Members that are locked, broken or bombs are noted and only named."""
    package = Package(source.data)
    names = package.names
    budget, reads = MAX_READ_BYTES, 0
    for name in names:
        size = package.size(name)
        wants = source.inner is not None and 0 < size <= budget and reads < MAX_MEMBERS_READ
        if not wants:
            draft.put(Place.MEMBER, name, label=name if len(names) < _HEAD_FOR_NAMES else "")
            continue
        reads += 1
        budget -= size
        try:
            data = package.read(name)
        except RefusedError as error:
            draft.note(f"member:{error.reason}")
            data = b""
        put_member(name, data, source, draft)
