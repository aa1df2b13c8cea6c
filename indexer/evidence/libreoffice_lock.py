"""Lock files of LibreOffice and OnlyOffice (`.~lock.NAME#`): shown name, account, computer and time. Pure.

One record in UTF-8, `name,account,host,dd.mm.yyyy HH:MM,profile;`, in which a backslash goes before `,` `;` and `\\`
(LibreOffice's `svl/source/misc/lockfilecommon.cxx`). The time is the client's local one, without zone.
"""

import unicodedata
from datetime import datetime

from indexer.evidence.holder import Holder

_TIME = "%d.%m.%Y %H:%M"
_LONGEST = 200  # letters of a field


def parse(data: bytes) -> Holder:
    """What the record tells; NOBODY for a file that is none."""
    name, login, host, at = (*_fields(data.decode("utf-8", "replace")), "", "", "", "")[:4]
    return Holder(_clean(name), _clean(login), _clean(host), _time(at))


def _fields(text: str) -> list[str]:
    """The fields of the first record, without their backslashes."""
    fields: list[str] = []
    field: list[str] = []
    letters = iter(text)
    for letter in letters:
        if letter == "\\":
            field.append(next(letters, ""))
        elif letter in ",;":
            fields.append("".join(field))
            field.clear()
            if letter == ";":
                break
        else:
            field.append(letter)
    return fields


def _clean(field: str) -> str:
    """Garbage is nobody's name."""
    name = unicodedata.normalize("NFC", field).strip()
    return name if len(name) <= _LONGEST and name.isprintable() and "\ufffd" not in name else ""


def _time(field: str) -> datetime | None:
    try:
        return datetime.strptime(field.strip(), _TIME)
    except ValueError:
        return None
