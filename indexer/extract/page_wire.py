"""The words between the reader of scanned pages and its child: one JSON document a line. Pure."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class PageRequest:
    """One page to read, counted from 1, of a file whose content had `hash` when it was wanted.

    `path` is absolute, `type` as the file was sniffed (pdf, png, ...).
    """

    path: bytes
    hash: bytes
    type: str
    page: int


@dataclass(frozen=True, slots=True)
class PageText:
    """What was read on a page: its text, and the mean confidence over its words (0-100).

    `fault`: why nothing was read - a Reason, or "" for a page that was read (it may hold no words).
    """

    text: str
    confidence: int = 0
    fault: str = ""


def request_line(request: PageRequest) -> bytes:
    return _line([request.path.hex(), request.hash.hex(), request.type, request.page])


def request_of(line: bytes) -> PageRequest:
    path, hash, type_, page = json.loads(line)
    return PageRequest(bytes.fromhex(path), bytes.fromhex(hash), type_, page)


def reply_line(found: PageText) -> bytes:
    return _line(asdict(found))


def reply_of(line: bytes) -> PageText:
    """Raises ValueError, KeyError or TypeError on a line that is not a reply."""
    row = json.loads(line)
    return PageText(str(row["text"]), int(row["confidence"]), str(row["fault"]))


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
