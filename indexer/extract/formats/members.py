"""Files inside a file (an archive's members, a mail's attachments): their names always, their text one level deep."""

from indexer.extract.draft import Draft
from indexer.extract.source import Source
from indexer.model.reading import Place, Reading

MAX_MEMBERS_READ = 200


def put_member(name: str, data: bytes, source: Source, draft: Draft) -> None:
    """The member's name, and its text where it is a document we read; why not is a note, never a failure."""
    label = name or "?"
    draft.put(Place.MEMBER, label, label=label)
    if source.inner is None or not data or draft.room <= 0:
        return
    read = source.inner(label, data)
    if not isinstance(read, Reading):
        draft.note(f"member:{read.reason}")
        return
    draft.is_cut = draft.is_cut or read.is_cut
    for part in read.parts:
        draft.put(Place.MEMBER, part.text, label=label)
