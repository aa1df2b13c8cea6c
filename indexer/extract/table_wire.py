"""The words between the reader of tables and its child: one JSON document a line. Pure."""

import json
from datetime import date, datetime
from typing import Any

from indexer.model.reading import Reason, Refusal
from indexer.model.sheet import Cell, Sheet


def request_line(path: bytes, name: str) -> bytes:
    return _line([path.hex(), name])


def request_of(line: bytes) -> tuple[bytes, str]:
    path, name = json.loads(line)
    return bytes.fromhex(path), name


def reply_line(found: tuple[Sheet, ...] | Refusal) -> bytes:
    if isinstance(found, Refusal):
        return _line({"reason": found.reason, "detail": found.detail})
    sheets = [[one.name, [[_plain(cell) for cell in row] for row in one.rows], one.spans] for one in found]
    return _line({"sheets": sheets})


def reply_of(line: bytes) -> tuple[Sheet, ...] | Refusal:
    """Raises ValueError, KeyError or TypeError on a line that is not a reply."""
    row = json.loads(line)
    if "reason" in row:
        return Refusal(Reason(row["reason"]), str(row["detail"]))
    return tuple(
        Sheet(
            name, tuple(tuple(_cell(cell) for cell in one) for one in rows), tuple((a, b, c, d) for a, b, c, d in spans)
        )
        for name, rows, spans in row["sheets"]
    )


def _plain(cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return {"at": cell.replace(tzinfo=None).isoformat()}
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def _cell(plain: Any) -> Cell:
    if isinstance(plain, dict):
        return datetime.fromisoformat(plain["at"]) if "at" in plain else date.fromisoformat(plain["day"])
    if plain is None or isinstance(plain, str | float | int | bool):
        return plain
    raise TypeError("no cell")


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
