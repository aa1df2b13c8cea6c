"""Comments and text boxes of Excel 97-2003. Pure. Source: MS-XLS 2.4.329 (TxO), 2.4.179 (Note), 2.4.181 (Obj)."""

import struct
from collections.abc import Iterator

from indexer.extract.draft import Draft
from indexer.model.reading import Place

_OBJECT, _TEXT, _CONTINUE, _NOTE = 0x005D, 0x01B6, 0x003C, 0x001C
_COMMENT_OBJECT = 0x19


def take_notes(book: bytes, draft: Draft) -> None:
    """Texts as parts, and a mark for each author of comments; which of them wrote which text is not traced."""
    object_kind, left, pieces = 0, 0, list[str]()
    for kind, body in records(book):
        if kind == _CONTINUE and left > 0:
            pieces.append(_characters(body[1:], left, is_wide=body[:1] == b"\x01"))
            left -= len(pieces[-1])
            if left <= 0:
                draft.put(Place.COMMENT if object_kind == _COMMENT_OBJECT else Place.TEXT_BOX, "".join(pieces))
        elif kind == _OBJECT and len(body) >= 6:
            (object_kind,) = struct.unpack_from("<H", body, 4)
        elif kind == _TEXT and len(body) >= 12:
            (left,) = struct.unpack_from("<H", body, 10)
            pieces = []
        elif kind == _NOTE and len(body) >= 11:
            (length,) = struct.unpack_from("<H", body, 8)
            draft.mark("commented", _characters(body[11:], length, is_wide=body[10] == 1))


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and body of each record, to where the stream is cut."""
    at = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        yield kind, data[at + 4 : at + 4 + length]
        at += 4 + length


def _characters(raw: bytes, count: int, *, is_wide: bool) -> str:
    return raw[: 2 * count].decode("utf-16-le", "ignore") if is_wide else raw[:count].decode("latin-1")
