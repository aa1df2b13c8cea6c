"""Owner files of Microsoft Office (`~$name`), made by WPS and older OnlyOffice too: who has a file open. Pure.

The layout is that of Office 2016, described in LibreOffice's `svl/source/misc/msodocumentlockfile.cxx`:

    Word, 162 bytes:               length, ANSI name | at 54: length (u16 LE), name in UTF-16LE
    Excel, PowerPoint, 165 bytes:  length, ANSI name, blanks up to 54 | at 55: length (u16 LE), name in UTF-16LE

The ANSI copy is in the code page of the machine that wrote it, which the file does not tell.
"""

from indexer.evidence.holder import NOBODY, Holder
from indexer.evidence.written_name import as_read, from_ansi

_WORD, _OTHERS = 54, 55  # where the UTF-16 copy begins
_LONGEST = 54  # letters of a name


def parse(data: bytes) -> Holder:
    """The name that Office was told, free text. NOBODY for a file that holds none or is none of these."""
    for start in (_OTHERS, _WORD) if _looks_padded(data) else (_WORD, _OTHERS):
        name = _utf16_at(data, start)
        if name:
            return Holder(name)
    length = data[0] if data else 0
    if not 0 < length <= _LONGEST or len(data) <= length:
        return NOBODY
    name = from_ansi(data[1 : 1 + length].partition(b"\0")[0])
    return Holder(name) if name.isprintable() else NOBODY


def _looks_padded(data: bytes) -> bool:
    """Excel fills with blanks up to offset 54, PowerPoint after one zero; Word with zeros or garbage up to 53."""
    return data[54:55] == b" " and data[52:54] != b"\0\0"


def _utf16_at(data: bytes, start: int) -> str:
    """The name with its length at `start`, or "" where none stands there whole and readable."""
    length = int.from_bytes(data[start : start + 2], "little")
    written = data[start + 2 : start + 2 + 2 * length]
    if not 0 < length <= _LONGEST or len(written) < 2 * length:
        return ""
    try:
        name = written.decode("utf-16-le")
    except UnicodeDecodeError:
        return ""
    return as_read(name) if name.isprintable() else ""
