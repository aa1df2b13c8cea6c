"""Lock files that office programs leave beside an open document, and what Windows leaves in folders. Pure.

Sources: LibreOffice svl/source/misc/msodocumentlockfile.cxx and lockfilecommon.cxx (the layouts both programs write).
"""

import struct
from datetime import datetime, timedelta

from indexer.sample.writers.compound import compound

_NAME_ROOM = 52
_VIETNAM = timedelta(hours=7)  # LibreOffice writes local time


def owner_file(name: str, application: str) -> bytes:
    """`~$name`: who has the document open. `application`: "word" (162 bytes) or "excel" (165)."""
    shown = name[:_NAME_ROOM]
    ansi = shown.encode("cp1258", "replace")[:_NAME_ROOM]
    wide = shown.encode("utf-16-le")
    if application == "word":
        head = bytes([len(ansi)]) + ansi.ljust(53, b"\0")
        return (head + struct.pack("<H", len(shown)) + wide).ljust(162, b"\0")
    head = bytes([len(ansi)]) + ansi.ljust(54, b" ")
    written = head + struct.pack("<H", len(shown)) + wide
    return written + (b"\x20\0" * 55)[: 165 - len(written)]


def libreoffice_lock(display: str, login: str, host: str, at: datetime) -> bytes:
    """`.~lock.name#`: display name, login, computer, local time, profile."""
    fields = (
        display,
        login,
        host,
        (at + _VIETNAM).strftime("%d.%m.%Y %H:%M"),
        f"file:///home/{login}/.config/libreoffice/4",
    )
    return (",".join(map(_escaped, fields)) + ";").encode()


def _escaped(field: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\,;" else letter for letter in field)


def thumbs_db() -> bytes:
    """A thumbnail cache without pictures."""
    catalogue = struct.pack("<HHIII", 16, 7, 0, 96, 96)
    return compound({"Catalog": catalogue})
