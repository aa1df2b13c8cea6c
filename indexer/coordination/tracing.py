"""A document's trace, from what the catalogue knows of it. Pure."""

from hashlib import blake2b

from indexer.model.document import Document
from indexer.model.trace import Keys, Sketch, Standing, Trace
from indexer.vietnamese.stems import Stem, stem_of
from indexer.vietnamese.text import fold, words

_COPIES = frozenset({"ban sao", "luu tru", "luu", "backup", "cu", "old", "copy"})
_WORD_KEYS, _FACT_KEYS = 6, 5


def trace_of(document: Document, sketch: Sketch, content: bytes) -> Trace:
    """`content`: the hash of its bytes, b"" for an empty file."""
    header, stem = document.header, stem_of(document.name)
    folder = " ".join(fold(document.path.rpartition("/")[0]).replace("_", " ").split())
    year = header.issued_on.year if header.issued_on else ""
    return Trace(
        id=document.id,
        folder=folder,
        tasks=frozenset(document.tasks),
        type=document.type,
        content=content,
        stem=stem.text,
        kind=header.kind or stem.kind,
        number=f"{fold(header.number)} {year}" if header.number else "",
        subject=" ".join(words(fold(header.subject))),
        standing=_standing(document, stem),
        day=stem.day,
        draft=stem.draft,
        is_copy=stem.is_copy or folder.rpartition("/")[2] in _COPIES,
        sketch=sketch,
    )


def keys_of(trace: Trace, drive: str) -> Keys:
    """Kin have a key of the name or two of the text in common.

    Documents of different drives have none: who may not see a drive learns nothing of it.
    """
    named = (("stem", trace.stem), ("number", trace.number), ("subject", trace.subject), ("bytes", trace.content.hex()))
    told = [("word", each) for each in trace.sketch.words[:_WORD_KEYS]]
    told += [("figure", each) for each in trace.sketch.figures[:_FACT_KEYS]]
    told += [("name", each) for each in trace.sketch.names[:_FACT_KEYS]]
    return Keys(
        name=tuple(_key(f"{drive}\0{sort}\0{value}") for sort, value in named if value),
        text=tuple(_key(f"{drive}\0{sort}\0{value}") for sort, value in told),
    )


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def _standing(document: Document, stem: Stem) -> Standing:
    if document.header.number or stem.is_signed:
        return Standing.ISSUED
    if stem.is_final:
        return Standing.FINAL
    return Standing.DRAFT if stem.is_draft or document.header.is_draft or stem.draft else Standing.PLAIN
