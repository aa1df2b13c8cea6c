"""PowerPoint 97-2003: slides in the order of the show, notes, comments. Source: MS-PPT.

A file may hold older states of its slides; only what the newest edit's directory points to is read.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.formats.ole import opened, stream, take_properties
from indexer.extract.source import Source
from indexer.model.reading import Place, Reason

_USER_EDIT, _DIRECTORY, _DOCUMENT = 4085, 6002, 1000
_SLIDE_LIST, _SLIDE_PERSIST, _SLIDE, _NOTES = 4080, 1011, 1006, 1008
_CHARS, _BYTES, _STRING, _COMMENT = 4000, 4008, 4026, 12000
_TAG_DATA = 5003  # holds records without saying so
_PLAIN_TOKEN, _ENCRYPTED_TOKEN = 0xE391C05F, 0xF3D1C4DF
_USER_ATOM = b"\xf6\x0f"  # the type of the only record in the "Current User" stream
_OF_SLIDES, _OF_NOTES = 0, 2  # instance of a slide list
_MAX_EDITS, _MAX_DEPTH = 1000, 64
_SIGNS = str.maketrans({"\r": "\n", "\x0b": "\n"})


@dataclass(frozen=True, slots=True)
class Record:
    """A record's body is `start`..`end` of the stream. Containers hold records."""

    kind: int
    instance: int
    is_container: bool
    start: int
    end: int


def read(source: Source, draft: Draft) -> None:
    """Raises RefusedError: ENCRYPTED, UNSUPPORTED (PowerPoint 95 and older), DAMAGED."""
    try:
        with opened(source) as ole:
            _read(ole, draft)
    except struct.error as error:
        raise RefusedError(Reason.DAMAGED, "PowerPoint records") from error


def _read(ole: Any, draft: Draft) -> None:
    take_properties(ole, draft)
    storage = "PP97_DUALSTORAGE/" if ole.exists("PP97_DUALSTORAGE") else ""
    data, user = stream(ole, storage + "PowerPoint Document"), stream(ole, storage + "Current User")
    if not data:
        raise RefusedError(Reason.UNSUPPORTED, "PowerPoint 95 or older")
    _, token, newest = struct.unpack_from("<III", user, 8) if len(user) >= 20 else (0, 0, 0)
    if token == _ENCRYPTED_TOKEN:
        raise RefusedError(Reason.ENCRYPTED, "PowerPoint 97-2003")
    if user and token != _PLAIN_TOKEN and user[2:4] != _USER_ATOM:
        raise RefusedError(Reason.UNSUPPORTED, "PowerPoint 95 or older")
    places, document = _directory(data, newest)
    if document not in places:
        raise RefusedError(Reason.DAMAGED, "no document record")
    body = _at(data, places[document])
    lists = [record for record in _inside(data, body) if record.kind == _SLIDE_LIST]
    for instance, place in ((_OF_SLIDES, Place.SLIDE), (_OF_NOTES, Place.SLIDE_NOTE)):
        for chosen in (found for found in lists if found.instance == instance):
            _slides(data, chosen, places, draft, place)


def _directory(data: bytes, newest: int) -> tuple[dict[int, int], int]:
    """Where each persistent object lies, and the number of the document. Newer edits win."""
    places: dict[int, int] = {}
    document, at, seen = 0, newest, set[int]()
    while at and at not in seen and len(seen) < _MAX_EDITS:
        seen.add(at)
        edit = _at(data, at)
        if edit.kind != _USER_EDIT:
            break
        before, directory, number = struct.unpack_from("<III", data, edit.start + 8)
        document = document or number
        for key, place in _entries(data, _at(data, directory)):
            places.setdefault(key, place)
        at = before
    return places, document


def _entries(data: bytes, directory: Record) -> Iterator[tuple[int, int]]:
    at = directory.start
    while directory.kind == _DIRECTORY and at + 4 <= directory.end:
        (packed,) = struct.unpack_from("<I", data, at)
        first, count = packed & 0xFFFFF, packed >> 20
        at += 4
        for number in range(count):
            yield first + number, struct.unpack_from("<I", data, at + 4 * number)[0]
        at += 4 * count


def _slides(data: bytes, listed: Record, places: dict[int, int], draft: Draft, place: Place) -> None:
    """The list holds each slide's number followed by the text of its placeholders; the rest is in the slide itself."""
    number, slide = 0, None
    for record in _inside(data, listed):
        if record.kind == _SLIDE_PERSIST:
            _slide(data, slide, draft, place, str(number))
            number += 1
            (key,) = struct.unpack_from("<I", data, record.start)
            slide = _at(data, places[key]) if key in places else None
        elif record.kind in (_CHARS, _BYTES):
            draft.put(place, _text(data, record), label=str(number))
    _slide(data, slide, draft, place, str(number))


def _slide(data: bytes, slide: Record | None, draft: Draft, place: Place, label: str) -> None:
    if slide is None or slide.kind not in (_SLIDE, _NOTES):
        return
    for record in _below(data, slide):
        if record.kind in (_CHARS, _BYTES):
            draft.put(place, _text(data, record), label=label)
        elif record.kind == _COMMENT:
            strings = {part.instance: _text(data, part) for part in _inside(data, record) if part.kind == _STRING}
            text = strings.get(1, "")
            draft.put(Place.COMMENT, text, label=label)
            draft.mark("commented", strings.get(0, ""), None, len(text.split()))


def _at(data: bytes, offset: int) -> Record:
    head, kind, length = struct.unpack_from("<HHI", data, offset)
    start = offset + 8
    return Record(kind, head >> 4, head & 15 == 15, start, min(start + length, len(data)))


def _inside(data: bytes, parent: Record) -> Iterator[Record]:
    at = parent.start
    while at + 8 <= parent.end:
        record = _at(data, at)
        yield record
        at = record.end


def _below(data: bytes, parent: Record) -> Iterator[Record]:
    """Records at any depth, in order; comments are not entered."""
    waiting = [_inside(data, parent)]
    while waiting:
        record = next(waiting[-1], None)
        if record is None:
            waiting.pop()
            continue
        yield record
        if _is_entered(record) and len(waiting) < _MAX_DEPTH:
            waiting.append(_inside(data, record))


def _is_entered(record: Record) -> bool:
    return (record.is_container or record.kind == _TAG_DATA) and record.kind != _COMMENT


def _text(data: bytes, record: Record) -> str:
    raw = data[record.start : record.end]
    # One byte a character means the low byte of UTF-16, not a code page.
    text = raw.decode("latin-1") if record.kind == _BYTES else raw[: len(raw) & ~1].decode("utf-16-le", "replace")
    return text.translate(_SIGNS).strip()
