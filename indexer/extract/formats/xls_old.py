"""Excel 2 to 4: one stream of records, no compound file. Source: OpenOffice.org's description of the format.

Text is in the code page the file names; formulas give their kept results. Dates stay the numbers Excel keeps.
"""

import struct
from collections.abc import Iterator

from indexer.extract.draft import Draft
from indexer.extract.formats.ole import decoded
from indexer.extract.formats.sheets import shown
from indexer.extract.formats.xls_notes import records
from indexer.extract.source import Source
from indexer.model.reading import Place

_CODE_PAGE, _STRING_2, _STRING = 0x0042, 0x0007, 0x0207
_INTEGER_2, _NUMBER_2, _LABEL_2 = 0x0002, 0x0003, 0x0004
_NUMBER, _LABEL, _RK = 0x0203, 0x0204, 0x027E
_FORMULAS = {0x0006: 7, 0x0206: 6, 0x0406: 6}  # where the result lies
_MAC_PAGES = {0x8000: 10000, 0x8001: 1252}

Cell = tuple[int, str]  # row and text


def read(source: Source, draft: Draft) -> None:
    """A cut file gives what comes before the cut."""
    rows: dict[int, list[str]] = {}
    for row, text in _cells(source.data):
        if text:
            rows.setdefault(row, []).append(text)
    draft.put(Place.SHEET, "\n".join("\t".join(rows[row]) for row in sorted(rows)))


def _cells(data: bytes) -> Iterator[Cell]:
    page, row = 1252, 0
    for kind, body in records(data):
        if kind == _CODE_PAGE and len(body) >= 2:
            (page,) = struct.unpack_from("<H", body)
            page = _MAC_PAGES.get(page, page)
        elif kind in (_STRING_2, _STRING):  # the text result of the formula before it
            yield row, decoded(body[1:] if kind == _STRING_2 else body[2:], page)
        elif len(body) >= 9 - (kind == _LABEL):
            (row_here,) = struct.unpack_from("<H", body)
            row = row_here if kind in _FORMULAS else row
            yield row_here, _value(kind, body, page)


def _value(kind: int, body: bytes, page: int) -> str:
    if kind in (_LABEL_2, _LABEL):
        return decoded(body[8:], page)
    if kind == _INTEGER_2:
        return str(struct.unpack_from("<H", body, 7)[0])
    if kind == _RK and len(body) >= 10:
        return shown(_rk(struct.unpack_from("<I", body, 6)[0]))
    at = _FORMULAS.get(kind, 7 if kind == _NUMBER_2 else 6 if kind == _NUMBER else 0)
    if not at or len(body) < at + 8 or body[at + 6 : at + 8] == b"\xff\xff":  # a text, truth value or error
        return ""
    return shown(struct.unpack_from("<d", body, at)[0])


def _rk(packed: int) -> float:
    """A number in 30 bits: the top of a double or an integer, either possibly times 100."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x8000_0000 else 0))
    else:
        (value,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFF_FFFC) << 32))
    return value / 100 if packed & 1 else value
