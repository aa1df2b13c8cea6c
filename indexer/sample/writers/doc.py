"""Documents of Word 97 to 2003. Pure. Source: [MS-DOC].

The stream WordDocument holds the header, the text and the formatted pages; 1Table says where everything is.
"""

import struct
from itertools import accumulate

from indexer.sample.paper import About, Paper
from indexer.sample.writers.compound import compound
from indexer.sample.writers.doc_pages import PAGE, letter_pages, paragraph_pages
from indexer.sample.writers.doc_text import stretches
from indexer.sample.writers.properties import property_streams

_TEXT_AT = 1024  # behind the header
_CLASS_ID = bytes.fromhex("0609020000000000c000000000000046")
_TABLES = 93  # pairs of (offset, size) in the header of Word 97
_STYLES, _SECTIONS, _LETTER_PAGES, _PARAGRAPH_PAGES, _FONTS, _DOCUMENT, _PIECES = 1, 6, 12, 13, 15, 31, 33
_LOCALE = 0x042A  # Vietnamese
# A4 in twentieths of a point, and the margins of the decree
_SECTION = b"".join(
    struct.pack("<HH", code, value)
    for code, value in (
        (0xB01F, 11906), (0xB020, 16838), (0xB021, 1701), (0xB022, 1134), (0x9023, 1134), (0x9024, 1134)
    )
)  # fmt: skip


def doc(paper: Paper, about: About) -> bytes:
    found = stretches(paper, tuple(remark.text for remark in about.insertions))
    text = "".join(one.text for one in found).encode("utf-16-le")
    length = len(text) // 2
    ends = list(accumulate((len(one.text.encode("utf-16-le")) for one in found), initial=_TEXT_AT))
    letters = letter_pages(ends, [one.letters for one in found])
    paragraphs = paragraph_pages(ends, [one.paragraph for one in found])
    body = text + bytes(-len(text) % PAGE)
    first = (_TEXT_AT + len(body)) // PAGE
    body += b"".join(page for _, page in (*letters, *paragraphs))
    section_at = _TEXT_AT + len(body)
    body += struct.pack("<H", len(_SECTION)) + _SECTION
    table = _Table()
    table.put(_STYLES, _style_sheet())
    table.put(_SECTIONS, struct.pack("<IIHIHI", 0, length, 0, section_at, 0, 0xFFFFFFFF))
    table.put(_LETTER_PAGES, _places([start for start, _ in letters], ends[-1], first))
    table.put(_PARAGRAPH_PAGES, _places([start for start, _ in paragraphs], ends[-1], first + len(letters)))
    table.put(_FONTS, _fonts("Times New Roman"))
    table.put(_DOCUMENT, bytes(500))
    table.put(_PIECES, struct.pack("<BIIIHIH", 2, 16, 0, length, 0, _TEXT_AT, 0))
    head = _header(table.pairs, length, _TEXT_AT + len(text))
    streams = {"WordDocument": head.ljust(_TEXT_AT, b"\0") + body, "1Table": bytes(table.content)}
    return compound({**streams, **property_streams(paper.subject, about, "Microsoft Office Word")}, _CLASS_ID)


class _Table:
    """The stream 1Table as it grows, and where each structure in it is."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.pairs = [(0, 0)] * _TABLES

    def put(self, number: int, structure: bytes) -> None:
        self.pairs[number] = (len(self.content), len(structure))
        self.content += structure


def _header(pairs: list[tuple[int, int]], length: int, end: int) -> bytes:
    """The file information block: `length` letters of text, ending at byte `end`."""
    flags = 0x1200  # the table stream is 1Table; letters are of 16 bits
    base = struct.pack("<7HIBBHHII", 0xA5EC, 0xC1, 0, _LOCALE, 0, flags, 0xBF, 0, 0, 0, 0, 0, _TEXT_AT, end)
    shorts = struct.pack("<H26xH", 14, _LOCALE)
    longs = struct.pack("<H22I", 22, end, 0, 0, length, *[0] * 18)
    return base + shorts + longs + struct.pack("<H", _TABLES) + b"".join(struct.pack("<II", *pair) for pair in pairs)


def _places(starts: list[int], end: int, first: int) -> bytes:
    """Text offsets and the numbers of the pages that tell of them."""
    count = len(starts)
    return struct.pack(f"<{count + 1}I{count}I", *starts, end, *range(first, first + count))


def _style_sheet() -> bytes:
    """Fifteen places for styles, two of them taken: Normal, and the default letters."""
    head = struct.pack("<9H", 15, 10, 1, 91, 15, 0, 0, 0, 0)
    normal = _style("Normal", 0, 1, 0, struct.pack("<HH", 2, 0) + struct.pack("<HHH", 4, 0x4A43, 28))
    letters = _style("Default Paragraph Font", 65, 2, 10, struct.pack("<H", 0))
    styles = [b""] * 15
    styles[0], styles[10] = normal, letters
    return struct.pack("<H", len(head)) + head + b"".join(struct.pack("<H", len(one)) + one for one in styles)


def _style(name: str, built_in: int, kind: int, following: int, properties: bytes) -> bytes:
    """`kind` 1: of paragraphs (two sets of properties), 2: of letters (one)."""
    sets = 2 if kind == 1 else 1
    fixed = struct.pack("<5H", built_in, kind | 0xFFF0, sets | following << 4, 0, 0)
    written = fixed + struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0" + properties
    return written + bytes(len(written) % 2)


def _fonts(name: str) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    font = struct.pack("<BHBB", 0x16, 400, 163, 0) + bytes(34) + raw  # Roman, variable pitch; Vietnamese letters
    return struct.pack("<HHB", 1, 0, len(font)) + font
