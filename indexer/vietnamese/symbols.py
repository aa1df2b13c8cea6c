"""The symbol of a document number (`QĐ-UBND`, `STC-QLNS`, `NĐ-CP`): how it is written, which kind it names. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from indexer.vietnamese.kinds import (
    ADMINISTRATIVE_SYMBOLS,
    LEGAL_SYMBOLS,
    LETTER,
    SUBMISSION,
    WORKING_SYMBOLS,
    kind_of,
)
from indexer.vietnamese.text import fold

_GAP = re.compile(r"\s*-\s*")
_ASSEMBLY = re.compile(r"(ub(?:tv)?)?qh\d{1,2}")
_MIXED_CASE = {"ttr": "TTr", "qyd": "QyĐ", "ctr": "CTr", "ttg": "TTg", "trs": "TrS", "tth": "TTh"}
# Offices whose Đ is often typed as D.
_OFFICES = {
    fold(name): name
    for name in ("HĐND", "SKHĐT", "SGDĐT", "BKHĐT", "BGDĐT", "SLĐTBXH", "BLĐTBXH", "UBND", "ĐKXT", "TLĐ", "TTGDĐT")
}
# After CT (Chỉ thị) these offices may stand; before other groups CT is a tax department.
_ISSUERS_OF_DIRECTIVES = frozenset({"ttg", "ubnd", "hdnd", "bct", "cp", "ub", "tu", "tw"})
# Legal letters that mean a legal text even where the year is missing.
_ALWAYS_LEGAL = frozenset({"nd", "ttlt", "vbhn", "hnvb", "nqlt"})
_NOT_LEGAL_HERE = frozenset({"l"})
_NEVER_FIRST = frozenset({"pl", "pt"})


@dataclass(frozen=True, slots=True)
class Symbol:
    """`kind` is a full Vietnamese name, "" where unknown; `issuer` and `unit` are letters ("UBND", "QLNS")."""

    text: str
    kind: str
    issuer: str
    unit: str = ""


@lru_cache(maxsize=4096)  # an office uses the same few hundred in nearly all of its documents
def read_symbol(written: str, year: int | None = None) -> Symbol:
    """What a symbol says. `year` is the one inside the number, if any: legal texts carry it."""
    text = _GAP.sub("-", written.strip(" .-/"))
    groups = [group for group in re.split(r"[-/]", text) if group]
    if not groups:
        return Symbol("", "", "")
    shown = _shown(text)
    first, rest = fold(groups[0]), groups[1:]
    if _ASSEMBLY.fullmatch(first):
        return Symbol(shown.upper(), "Pháp lệnh" if first.startswith("ub") else "Luật", groups[0].upper())
    kind = _named_kind(groups[0], rest, year)
    if not kind:
        return Symbol(shown, LETTER, _office(groups[0]), "-".join(map(_office, rest)))
    return Symbol(shown, kind, _office(rest[0]), "-".join(map(_office, rest[1:])))


def _named_kind(group: str, rest: list[str], year: int | None) -> str:
    """The kind named by the first group, or "" where the groups are offices only."""
    if not rest:
        return ""
    first = fold(group)
    if first in LEGAL_SYMBOLS and first not in _NOT_LEGAL_HERE and (year or first in _ALWAYS_LEGAL):
        return LEGAL_SYMBOLS[first].name
    if first == "tt":
        return SUBMISSION  # TT without a year is a submission numbered carelessly
    if first == "ct" and not _issues_directives(fold(rest[0])):
        return ""
    found = kind_of(group, ADMINISTRATIVE_SYMBOLS)
    if not found and first not in _NEVER_FIRST:
        found = kind_of(group, WORKING_SYMBOLS)
    return found.name if found else ""


def _issues_directives(office: str) -> bool:
    return office in _ISSUERS_OF_DIRECTIVES or office.startswith(("s", "ub", "h"))


def _office(group: str) -> str:
    folded = fold(group)
    if folded in _MIXED_CASE:
        return _MIXED_CASE[folded]
    return _OFFICES.get(folded) or (group.upper() if group.islower() else group)


def _shown(text: str) -> str:
    """The symbol as written, in capitals but for the letters that convention keeps small (TTr, TTg)."""
    first, *rest = re.split(r"([-/])", text)
    return _first_group(first) + "".join(part if part in "-/" else _office(part) for part in rest)


def _first_group(group: str) -> str:
    folded = fold(group)
    if folded in _MIXED_CASE:
        return _MIXED_CASE[folded]
    named = kind_of(group, ADMINISTRATIVE_SYMBOLS) or kind_of(group, LEGAL_SYMBOLS)
    official = next((symbol for symbol in named.symbols if fold(symbol) == folded), "") if named else ""
    return official or _office(group)
