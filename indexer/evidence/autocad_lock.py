"""Lock files of AutoCAD: `NAME.dwl` (lines of text) and `NAME.dwl2` (the same as XML, since 2008). Pure.

    account            <whprops><username>account</username>
    COMPUTER           <machinename>COMPUTER</machinename>
    its local time     <fullname>…</fullname><datetime>…</datetime></whprops>

The time is written in the language of the machine, so the file's own time says when it was opened.
"""

import codecs
import re
from html import unescape

from indexer.evidence.holder import NOBODY, Holder
from indexer.evidence.written_name import as_read, from_ansi

_LONGEST = 100  # letters
_FIELD = re.compile(r"<(username|machinename|fullname)>([^<]*)</", re.IGNORECASE)


def parse(data: bytes) -> Holder:
    """The account and the computer; NOBODY where neither can be read."""
    text = _text(data)
    found = {match[1].lower(): _clean(unescape(match[2])) for match in _FIELD.finditer(text)}
    if found:
        return Holder(found.get("fullname", ""), found.get("username", ""), found.get("machinename", ""))
    lines = [_clean(line) for line in text.splitlines()]
    if text.lstrip().startswith("<") or not lines:
        return NOBODY
    return Holder("", lines[0], lines[1] if len(lines) > 1 else "")


def _text(data: bytes) -> str:
    """UTF-16, UTF-8, or the code page of the machine, line by line."""
    if data[1:2] == b"\0" or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "\n".join(map(from_ansi, data.splitlines()))


def _clean(field: str) -> str:
    name = as_read(field)
    return name if len(name) <= _LONGEST and name.isprintable() and "\ufffd" not in name else ""
