"""PowerPoint 97 files made by hand, record by record."""

import struct

from indexer.model.reading import Mark, Place, Reason
from tests.extract.compound import compound
from tests.extract.conftest import Read, Refuse, texts

PLAIN, LOCKED = 0xE391C05F, 0xF3D1C4DF


def record(kind: int, body: bytes = b"", instance: int = 0, *, holds: bool = False) -> bytes:
    return struct.pack("<HHI", instance << 4 | (15 if holds else 0), kind, len(body)) + body


def wide(text: str, kind: int = 4000, instance: int = 0) -> bytes:
    return record(kind, text.encode("utf-16-le"), instance)


def show(token: int = PLAIN) -> bytes:
    """One slide with a title, a text box and a comment; an older state of it that must not be read."""
    old = record(1006, wide("trạng thái cũ"), holds=True)
    comment = record(12000, wide("An", 4026, 0) + wide("cần sửa lại", 4026, 1), holds=True)
    tags = record(5000, record(5002, record(5003, comment), holds=True), holds=True)
    slide = record(1006, wide("hộp chữ") + tags, holds=True)
    listed = record(4080, record(1011, struct.pack("<5I", 2, 0, 0, 256, 0)) + wide("Tiêu đề"), holds=True)
    document = record(1000, listed, holds=True)
    data, places = b"", {}
    for name, content in (("old", old), ("slide", slide), ("document", document)):
        places[name] = len(data)
        data += content
    directory = len(data)
    data += record(6002, struct.pack("<3I", 1 | 2 << 20, places["document"], places["slide"]))
    edit = len(data)
    data += record(4085, struct.pack("<7I", 0, 0, 0, directory, 1, 3, 0))
    user = record(0x0FF6, struct.pack("<III", 20, token, edit) + bytes(8))
    return compound({"PowerPoint Document": data, "Current User": user})


def test_only_the_newest_state_of_a_slide_is_read(read: Read) -> None:
    reading = read("a.ppt", show())
    assert reading.type == "ppt"
    assert [(part.label, part.text) for part in reading.parts if part.place is Place.SLIDE] == [
        ("1", "Tiêu đề\nhộp chữ")
    ]
    assert texts(reading, Place.COMMENT) == ["cần sửa lại"]
    assert reading.marks == (Mark("commented", "An", None, 3),)


def test_a_locked_show_is_encrypted(refuse: Refuse) -> None:
    assert refuse("a.ppt", show(LOCKED)).reason is Reason.ENCRYPTED


def test_powerpoint_95_is_unsupported(refuse: Refuse) -> None:
    older = compound({"PowerPoint Document": b"x", "Current User": b"\x0b\0\0\0Nguoi dung" + bytes(20)})
    assert refuse("a.ppt", older).reason is Reason.UNSUPPORTED


def test_a_show_without_its_document_is_damaged(refuse: Refuse) -> None:
    user = record(0x0FF6, struct.pack("<III", 20, PLAIN, 0) + bytes(8))
    assert refuse("a.ppt", compound({"PowerPoint Document": b"x", "Current User": user})).reason is Reason.DAMAGED
