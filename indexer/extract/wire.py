"""The words between pool and child: one JSON document a line. Pure.

JSON and not pickle: the child reads hostile files, so what it sends is data and never code.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from indexer.clock import from_text, to_text
from indexer.extract.limits import Outcome
from indexer.model.reading import Mark, Part, Place, Properties, Reading, Reason, Refusal

_TIMES = ("created_at", "modified_at")
_PROPERTIES = Properties.__slots__


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read: absolute path, the name it goes by, the content hash already known (b"" for none)."""

    path: bytes
    name: str
    known_hash: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """`is_last`: the child has served long enough and ends after this."""

    outcome: Outcome
    is_last: bool = False


def request_line(request: Request) -> bytes:
    return _line([request.path.hex(), request.name, request.known_hash.hex()])


def request_of(line: bytes) -> Request:
    path, name, known = json.loads(line)
    return Request(bytes.fromhex(path), name, bytes.fromhex(known))


def reply_line(reply: Reply) -> bytes:
    outcome = reply.outcome
    return _line({"last": reply.is_last, "hash": outcome.hash.hex(), "reading": _reading_row(outcome.reading)})


def reply_of(line: bytes) -> Reply:
    """Raises ValueError, KeyError or TypeError on a line that is not a reply."""
    row = json.loads(line)
    return Reply(Outcome(bytes.fromhex(row["hash"]), _reading_of(row["reading"])), bool(row["last"]))


def _line(value: object) -> bytes:
    # Lone surrogates (file names that are not UTF-8) have no UTF-8 form; in ASCII JSON they survive.
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _reading_row(reading: Reading | Refusal | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    if isinstance(reading, Refusal):
        return {"reason": reading.reason, "detail": reading.detail, "type": reading.type}
    return {
        "type": reading.type,
        "parts": [(part.place, part.text, part.label) for part in reading.parts],
        "properties": _properties_row(reading.properties),
        "marks": [(mark.kind, mark.author, _time_text(mark.at), mark.words, mark.is_local) for mark in reading.marks],
        "name_only": reading.is_name_only,
        "cut": reading.is_cut,
        "notes": reading.notes,
        "look": reading.look,
    }


def _reading_of(row: Mapping[str, Any] | None) -> Reading | Refusal | None:
    if row is None:
        return None
    if "reason" in row:
        return Refusal(Reason(row["reason"]), row["detail"], row["type"])
    return Reading(
        type=row["type"],
        parts=tuple(Part(Place(place), text, label) for place, text, label in row["parts"]),
        properties=_properties_of(row["properties"]),
        marks=tuple(Mark(kind, author, _time(at), *more) for kind, author, at, *more in row["marks"]),
        is_name_only=row["name_only"],
        is_cut=row["cut"],
        notes=tuple(row["notes"]),
        look=row["look"],
    )


def _properties_row(properties: Properties) -> dict[str, Any]:
    row = {name: getattr(properties, name) for name in _PROPERTIES if getattr(properties, name)}
    return row | {name: to_text(row[name]) for name in _TIMES if name in row}


def _properties_of(row: Mapping[str, Any]) -> Properties:
    times = {name: from_text(row[name]) for name in _TIMES if name in row}
    return Properties(**{**row, **times})


def _time_text(moment: datetime | None) -> str:
    return to_text(moment) if moment else ""


def _time(text: str) -> datetime | None:
    return from_text(text) if text else None
