"""The units and people in a cell of the register: several, each perhaps with its own time limit. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from indexer.config.tree import Config
from indexer.coordination.roster import Roster
from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.due_cells import Due, due_of
from indexer.vietnamese.text import fold, words

_LINES = re.compile(r"[;\n•|]")
_WITHIN = re.compile(r",|&|\+|(?<=\w\w)/(?=\w\w)(?!\d)|\b(?:và|cùng)\b", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–—+*]|\d{1,2}[.)])\s*")
_LIMIT = re.compile(r"^(?P<name>[^(:]{1,90}?)\s*(?:[(:]|\s[-–]\s)\s*(?P<limit>[^()]{1,60}?)\)?\s*$")
_ABOUT_TIME = re.compile(r"\d|han|quy|thang|ngay|thuong xuyen")
_VAGUE = re.compile(r"^(?:cac |toan bo |tat ca |nhung )|(?:\slien quan|\skhac|\schuyen mon)$")
_OUTSIDE = re.compile(
    r"^(?:so|bo|ubnd|uy ban|hdnd|hoi dong|cuc|tong cuc|kho bac|cong an|ban quan ly|ban qlda|tinh uy|thanh uy|huyen|xa"
    r"|phuong|thanh pho|tp|tinh|truong|benh vien|cong ty|toa an|vien kiem sat"
    r"|van phong (?:ubnd|chinh phu|tinh|quoc hoi)|bao hiem|ngan hang|thue)\b"
)
_HONORIFIC = re.compile(r"^(?:đ/c|d/c|đồng chí|ông|bà|anh|chị|mr\.?|ms\.?)\s+", re.IGNORECASE)
_BY_NAME = 0.8  # likeness from which a name may be meant


_NO_DUE = Due()


@dataclass(frozen=True, slots=True)
class Named:
    """One unit of a cell. `code` "" and `hint`: nobody's, perhaps meant; `is_vague`: no unit in particular;
    `is_outside`: an office that is plainly not ours, kept as written. `person`: a login, where somebody is named."""

    written: str
    code: str = ""
    due: Due = _NO_DUE
    person: str = ""
    hint: str = ""
    is_vague: bool = False
    is_outside: bool = False


def units_in(text: str, config: Config, roster: Roster, year: int | None = None) -> tuple[Named, ...]:
    """In their order, each once. Without configured units every name stands as written."""
    found: dict[str, Named] = {}
    for line in _LINES.split(clean(text)):
        for one in _in_line(_BULLET.sub("", line).strip(" ,."), config, roster, year):
            found.setdefault(one.code or fold(one.written), one)
    return tuple(found.values())


def people_in(text: str, roster: Roster) -> tuple[tuple[str, bool], ...]:
    """(login, or the name as written; whether the configuration knows them), each once."""
    found: dict[str, bool] = {}
    for line in _LINES.split(clean(text)):
        for part in _WITHIN.split(line):
            name = _HONORIFIC.sub("", _BULLET.sub("", part).strip(" .")).strip()
            person = roster.find(name) if name else None
            if person:
                found.setdefault(person.login or name, bool(person.login))
    return tuple(found.items())


def _in_line(line: str, config: Config, roster: Roster, year: int | None) -> Iterator[Named]:
    """The longest stretches between commas that are units: a unit's name may hold a comma, or "và".

    A stretch in which another unit stands too is several: in "Văn phòng, P. Đầu tư" both are meant.
    """
    cuts = [0, *(at for match in _WITHIN.finditer(line) for at in match.span()), len(line)]
    parts = list(zip(cuts[::2], cuts[1::2], strict=True))
    alone = [_named(line[start:end].strip(" .-"), config, roster, year).code for start, end in parts]
    at = 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            piece = line[parts[at][0] : parts[end - 1][1]].strip(" .-")
            one = _named(piece, config, roster, year)
            if end == at + 1 or (one.code and not {*alone[at:end]} - {"", one.code}):
                break
        if piece:
            yield one
        at = end


def _named(piece: str, config: Config, roster: Roster, year: int | None) -> Named:
    name, due, person = piece, _NO_DUE, ""
    limited = _LIMIT.match(piece)
    if limited and not roster.unit_code(piece):
        inside = limited["limit"]
        who = roster.find(_HONORIFIC.sub("", inside))
        limit = due_of(inside, year) if _ABOUT_TIME.search(fold(inside)) else None
        if limit is not None and (limit.day or limit.span):
            name, due = limited["name"], limit
        elif who and who.login:
            name, person = limited["name"], who.login
    name = name.strip(" -–:.")
    code = roster.unit_code(name)
    if code or not config.units:
        return Named(name, code or name, due, person)
    who = roster.find(_HONORIFIC.sub("", name))
    if who and who.login:
        unit = next((one.unit for one in config.people if one.login == who.login), "")
        if unit:
            return Named(name, unit, due, who.login)
    folded = fold(name)
    hint = _meant(folded, config)
    if _VAGUE.search(folded):
        return Named(name, due=due, is_vague=True)
    return Named(name, due=due, hint=hint, is_outside=not hint and bool(_OUTSIDE.match(folded)))


def _meant(folded: str, config: Config) -> str:
    names = {
        " ".join(words(fold(name))): unit.name
        for unit in config.units
        for name in (unit.code, unit.short, unit.name, *unit.aliases)
        if name
    }
    near = get_close_matches(" ".join(words(folded)), names, 1, _BY_NAME)
    return names[near[0]] if near else ""
