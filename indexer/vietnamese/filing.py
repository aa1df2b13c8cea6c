"""The `Lưu:` line at the end of a document: who keeps a copy, the unit and the person who drafted it. Pure."""

import re
from dataclasses import dataclass

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class Filing:
    """`archive`: VT (clerks) or HS (the case's file). `drafter` is a short name or initials ("Thảo", "L")."""

    archive: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    drafter: str = ""
    copies: int | None = None


_LONGEST = 400
_LINE = re.compile(r"(?:^|\n)[ \t*+\-–]{0,12}(?P<line>l[uư]u\s{0,3}[:;]?\s{0,3}[^\n]{1,200})", re.I)
_START = re.compile(r"luu\s*[:;]?\s*(?=\S)")
_COPIES = re.compile(r"(?<![A-Za-z0-9])\(?[A-Za-zĐđÀ-ỹ]{0,12}[-.\s]?(\d{1,3})\s?b\b")
_BRACKETS = re.compile(r"\(([^()]{0,60})\)")
_NOT_IN_NAME = re.compile(r"\d+\s?b\b|[-–,.]")
_NAME_AT_END = re.compile(r"\.\s{0,3}([A-ZĐ][a-zà-ỹđ]{0,9})\s{0,3}[;.]?\s{0,3}$")
_LETTERS_ONLY = re.compile(r"[A-ZĐ]{2,}")
_ARCHIVES = {"vt": "VT", "v.t": "VT", "van thu": "VT", "ho so": "HS", "hs": "HS"}
_EDGE = " .-+*0123456789"


def find_filing(text: str) -> Filing | None:
    """What the last `Lưu:` line of a text says; None where there is none."""
    found = None
    for match in _LINE.finditer(clean(text)):
        found = read_filing(match["line"]) or found
    return found


def read_filing(line: str) -> Filing | None:
    """A `Lưu:` line: `- Lưu: VT, QLNS (An-05b).` is VT, unit QLNS, drafter An, 5 copies."""
    text = clean(line[:_LONGEST]).strip(" -*+|")
    start = _START.match(fold(text))
    if not start:
        return None
    listed = re.split(r"\s{3,}|\|", text[start.end() :].strip())[0]
    copies = _COPIES.search(listed)
    drafter, offices = _drafter(listed)
    archive, units = _sorted_out(offices)
    return Filing(archive, units, drafter, int(copies[1]) if copies else None)


def _drafter(listed: str) -> tuple[str, str]:
    """The drafter and the line without: a name in brackets, or after the last full stop."""
    brackets = _BRACKETS.search(listed)
    inside = _NOT_IN_NAME.sub(" ", brackets[1]).split() if brackets else []
    drafter = " ".join(inside) if inside and not _LETTERS_ONLY.fullmatch(inside[0]) else ""
    offices = re.sub(r"\b\d{1,3}\s?b\b", " ", _BRACKETS.sub(" ", listed))
    at_end = _NAME_AT_END.search(offices)
    if at_end and not drafter:
        return at_end[1], offices[: at_end.start()]
    return drafter, offices


def _sorted_out(offices: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    archive: list[str] = []
    units: list[str] = []
    for part in re.split(r"[,;]", offices):
        name = part.strip(_EDGE)
        if not name:
            continue
        kept = _ARCHIVES.get(fold(name))
        (archive if kept else units).append(kept or name)
    return tuple(archive), tuple(units)
