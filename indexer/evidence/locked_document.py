"""Which document a lock file stands for, told by names alone: the lock's and those that lie beside it. Pure.

Word cuts what it puts `~$` before: two letters off names of eight and more, one off names of seven. So
`~$gebot.docx` may stand for any `??gebot.docx`; which of them lie in the folder decides. WPS on Linux does the same
with `.~`. Excel, PowerPoint and OnlyOffice keep the name, LibreOffice has it between `.~lock.` and `#`.
"""

import re
import unicodedata
from collections.abc import Iterable

from indexer.model.paths import shown

_LIBREOFFICE = re.compile(rb"\.~lock\.(.+)#", re.DOTALL)
_OWNER = re.compile(rb"(?:~\$|\.~(?!lock\.))(.+\..+)", re.DOTALL)
_AUTOCAD = re.compile(rb"(.+)\.dwl2?", re.DOTALL | re.IGNORECASE)
_CUT = re.compile(r".+\.(?:doc|dot|rtf|odt|wps|wpt|xml|htm|txt|mht)[a-z]{0,3}", re.DOTALL)  # what Word opens


def may_stand_for(lock: bytes, beside: Iterable[bytes]) -> tuple[bytes, ...]:
    """The names among `beside`, the files of the lock's folder, that it may stand for. () for none of them.

    More than one: it cannot be told which.
    """
    if found := _LIBREOFFICE.fullmatch(lock):
        return _same(found[1], beside)
    if found := _OWNER.fullmatch(lock):
        return _owned(found[1], beside)
    if found := _AUTOCAD.fullmatch(lock):
        return _same(found[1] + b".dwg", beside)
    return ()


def _same(name: bytes, beside: Iterable[bytes]) -> tuple[bytes, ...]:
    """The very name, else one that differs in letter case or Unicode form only, as clients may write it."""
    alike = []
    for other in beside:
        if other == name:
            return (name,)
        if _key(other) == _key(name):
            alike.append(other)
    return tuple(alike)


def _owned(rest: bytes, beside: Iterable[bytes]) -> tuple[bytes, ...]:
    key = _key(rest)
    if not _CUT.fullmatch(key):
        return _same(rest, beside)
    names = [other for other in beside if _may_be_cut_to(_key(other), key)]
    return tuple(sorted(names, key=lambda other: (other != rest, other)))


def _may_be_cut_to(name: str, rest: str) -> bool:
    if name == rest:
        return True
    length = _letters(name.rpartition(".")[0])
    return (length >= 8 and _without(name, 2) == rest) or (length == 7 and _without(name, 1) == rest)


def _letters(text: str) -> int:
    """As Windows counts them."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _without(name: str, letters: int) -> str:
    return name.encode("utf-16-le", "surrogatepass")[2 * letters :].decode("utf-16-le", "replace")


def _key(name: bytes) -> str:
    return unicodedata.normalize("NFC", shown(name).lower())
