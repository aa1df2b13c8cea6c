"""Word 97-2003 through its piece table, and Word 6/95. Source: MS-DOC.

The text is one long array of characters: main text, then footnotes, headers, comments, endnotes, text boxes.
"""

import re
import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from indexer.errors import RefusedError
from indexer.extract.draft import Draft, Run
from indexer.extract.formats.doc_comments import take_comment_marks
from indexer.extract.formats.doc_pieces import Piece, old_pieces_of, pieces_of
from indexer.extract.formats.doc_runs import Formatting
from indexer.extract.formats.ole import opened, stream, take_properties
from indexer.extract.source import Source
from indexer.model.reading import Place, Reason

_WORD_97 = 193  # nFib
_MAGICS = (0xA5EC, 0xA5DC)  # Word 97, Word 6/95
_EAST_ASIAN = (0xA697, 0xA698, 0xA699)
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_STORIES = (
    Place.BODY,
    Place.NOTE,
    Place.HEADER,
    None,  # macros
    Place.COMMENT,
    Place.NOTE,
    Place.TEXT_BOX,
    Place.TEXT_BOX,
)
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")
_SIGNS = str.maketrans(
    {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x07": "\t", "\x1e": "-", "\x1f": "", "\x13": "", "\x14": "", "\x15": ""}
    | {chr(code): "" for code in (0, 1, 2, 3, 4, 5, 8)}
)
_ROW_END = re.compile("\x07\x07")


@dataclass(frozen=True, slots=True)
class Head:
    """The file information block: version, flags, lengths of the stories in characters."""

    version: int
    flags: int
    lengths: tuple[int, ...]


def read(source: Source, draft: Draft) -> None:
    """Raises RefusedError: ENCRYPTED, UNSUPPORTED (Word 2 and older), DAMAGED."""
    if source.data[:2] == b"\xdb\xa5":
        raise RefusedError(Reason.UNSUPPORTED, "Word 2 or older")
    try:
        with opened(source) as ole:
            _read(ole, draft)
    except struct.error as error:
        raise RefusedError(Reason.DAMAGED, "Word structures") from error


def _read(ole: Any, draft: Draft) -> None:
    take_properties(ole, draft)
    word = stream(ole, "WordDocument")
    head = _head(word)
    if head.flags & _ENCRYPTED:
        raise RefusedError(Reason.ENCRYPTED, "Word 97-2003")
    if head.version < _WORD_97:
        _read_old(word, draft)
        return
    table = stream(ole, "1Table" if head.flags & _TABLE_1 else "0Table")
    if not table:
        raise RefusedError(Reason.DAMAGED, "no table stream")
    _stories(word, pieces_of(word, table), head.lengths, draft, Formatting.of(word, table))
    take_comment_marks(word, table, draft)


def _head(word: bytes) -> Head:
    magic, version = struct.unpack_from("<HH", word)
    if magic in _EAST_ASIAN:
        raise RefusedError(Reason.UNSUPPORTED, "an East Asian Word 6/95")
    if magic not in _MAGICS:
        raise RefusedError(Reason.DAMAGED, "not a Word stream")
    (flags,) = struct.unpack_from("<H", word, 0x0A)
    if version < _WORD_97:
        return Head(version, flags, ())
    return Head(version, flags, tuple(max(0, length) for length in struct.unpack_from("<8i", word, 0x4C)))


def _read_old(word: bytes, draft: Draft) -> None:
    """Word 6/95: one byte a letter, all in one stream, in one stretch or in pieces."""
    lengths = tuple(max(0, length) for length in struct.unpack_from("<8i", word, 0x34))
    pieces = old_pieces_of(word)
    if not pieces or pieces[-1].offset + pieces[-1].size > len(word):
        raise RefusedError(Reason.DAMAGED, "Word 6/95 text")
    _stories(word, pieces, lengths, draft, Formatting())


def _stories(word: bytes, pieces: list[Piece], lengths: tuple[int, ...], draft: Draft, formatting: Formatting) -> None:
    start = 0
    for place, length in zip(_STORIES, lengths, strict=True):
        if place and length > 0:
            _story(word, _cut(pieces, start, start + length), place, draft, formatting)
        start += length


def _cut(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    return [piece.cut(start, end) for piece in pieces if piece.start < end and piece.end > start]


def _story(word: bytes, pieces: list[Piece], place: Place, draft: Draft, formatting: Formatting) -> None:
    runs: list[Run] = []
    for piece in pieces:
        for span in formatting.spans(piece.offset, piece.offset + piece.size):
            text = piece.text(word, span.start, span.end)
            if span.deleted_by is not None or span.inserted_by is not None:
                _mark(text, span, draft, formatting)
            if span.deleted_by is None:
                runs.append((text, span.font))
    _put(draft, place, runs)


def _mark(text: str, span: Any, draft: Draft, formatting: Formatting) -> None:
    words = len(text.split())
    if not words:
        return
    if span.deleted_by is not None:
        draft.mark("deleted", formatting.author(span.deleted_by), span.at, words, is_local=True)
    else:
        draft.mark("inserted", formatting.author(span.inserted_by), span.at, words, is_local=True)


def _put(draft: Draft, place: Place, runs: list[Run]) -> None:
    """Field codes go, their results stay; a row's cells are parted by tabs."""
    joined = _ROW_END.sub("\0\n", "".join(text for text, _ in runs))  # as long as before: runs are cut out of it
    hidden = [found.span() for found in _FIELD_CODE.finditer(joined)]
    at = 0
    kept: list[Run] = []
    for text, font in runs:
        kept.append((_without(joined[at : at + len(text)], at, hidden).translate(_SIGNS), font))
        at += len(text)
    draft.put_runs(place, kept)


def _without(text: str, at: int, hidden: list[tuple[int, int]]) -> str:
    """`text`, which starts at `at`, less what lies in the hidden stretches."""
    inside = [(max(0, a - at), min(len(text), b - at)) for a, b in hidden if a < at + len(text) and b > at]
    if not inside:
        return text
    edges = [0, *(edge for span in inside for edge in span), len(text)]
    return "".join(text[a:b] for a, b in list(pairwise(edges))[::2])
