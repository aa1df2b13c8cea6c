"""What a file's name says in an office: number, kind, date, state (draft, final, signed), copy and version. Pure.

A number in a name is often the one of the related document, not of the file's own: a candidate for a link, no more.
"""

import re
from dataclasses import dataclass
from datetime import date

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.dates import date_in_name
from indexer.vietnamese.kinds import ADMINISTRATIVE_SYMBOLS, LEGAL_SYMBOLS, LETTER, TITLES, WORKING_SYMBOLS
from indexer.vietnamese.symbols import read_symbol
from indexer.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class FileName:
    """`states`: some of draft, final, signed, for_signature, scan, edited. `title`: the name without its furniture."""

    title: str
    number: int | None = None
    year: int | None = None
    symbol: str = ""
    kind: str = ""
    day: date | None = None
    states: tuple[str, ...] = ()
    copy: int | None = None
    version: str = ""


_ENDING = re.compile(
    r"\.(?:docx?|docm|dotx?|xlsx?|xlsm|xlsb|pptx?|pdf|rtf|odt|ods|odp|txt|csv|jpe?g|png|tiff?|zip|rar|7z|msg|eml|html?)$",
    re.I,
)
_TEMPORARY = re.compile(
    r"(?:~\$|\.~|~wr[ldf]\d+|\._)|.*\.(?:tmp|crdownload|part)$|(?:thumbs\.db|desktop\.ini|\.ds_store)$", re.I
)
_LONGEST = 260

_SYMBOLS = ADMINISTRATIVE_SYMBOLS | LEGAL_SYMBOLS
_LETTERS = "|".join(sorted({*_SYMBOLS, "cv", "ptr"}, key=len, reverse=True))
_COMMON_LETTERS = "bc|kh|tb|qd|ttr|bb|gm|cv|hd|ctr|qc|pa|da|nq|ct|tt|nd"
_NAMED = "|".join(sorted((re.escape(title) for title in TITLES), key=len, reverse=True))
_BY = r"[\s_.-]"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # 07_2025_QD-UBND, 30_2020_ND_CP
        rf"(?P<number>\d{{1,6}}){_BY}+(?P<year>(?:19|20)\d{{2}}){_BY}+"
        rf"(?P<symbol>(?:{_LETTERS})[-_][a-z]+(?:[-_][a-z]{{2,8}})?)(?![a-z])",
        # 123-QD-UBND, So 45 TTr-STC
        rf"(?:so\s*)?(?P<number>\d{{1,6}})\s?{_BY}\s?"
        rf"(?P<symbol>(?:{_LETTERS})\s?[-_]\s?[a-z]{{2,12}}(?:-[a-z]{{2,10}})?)(?![a-z])",
        # 15-STC-QLNS
        r"(?:so\s*)?(?P<number>\d{1,6})\s?[-_]\s?(?P<symbol>(?:ubnd|hdnd|s[a-z]{1,7}|b[a-z]{1,7}|vpub|vpubnd|vpcp|tct"
        r"|kbnn|ct|cp|tt[a-z]{2,6})\s?[-_]\s?[a-z&]{2,12})(?![a-z])",
        # QD-123-UBND
        rf"(?P<letters>{_LETTERS})\s?[-_]\s?(?P<number>\d{{1,6}})\s?[-_]\s?[a-z]{{2,10}}(?![a-z])",
        # 519 TTr SNV
        rf"(?P<number>\d{{1,6}})\s+(?P<letters>{_LETTERS})\b",
        # QD15UB, ND68CP2
        r"(?P<letters>qd|ct|nd|tt|nq|kh|bc|tb)(?P<number>\d{1,5})(?:ub|cp|btc|hdnd|ubnd)?\d?$",
    )
)
_FORMS_ANYWHERE = tuple(
    re.compile(pattern)
    for pattern in (
        # … TTr 3367, QD 93-2007
        rf"\b(?P<letters>{_LETTERS})\s?(?:so)?\s?(?P<number>\d{{1,6}})\b(?:[-./\s]?(?P<year>(?:19|20)\d{{2}}))?",
        rf"\b(?P<title>{_NAMED})\s?(?:so)?\s?(?P<number>\d{{1,6}})(?:[-./_\s](?P<year>(?:19|20)\d{{2}}))?\b",
    )
)
_STATES = tuple(
    (state, re.compile(pattern))
    for state, pattern in (
        ("final", r"\b(?:final|ban cuoi|ban chot|ban chinh thuc|chinh thuc|hoan chinh|ban sach)\b"),
        ("draft", r"\b(?:du thao|draft|nhap|dthao|dt)\b|\bduthao"),
        ("signed", r"\bsigned\b|\bda ky\b|(?<!chu )\bky so\b|\bda ban hanh\b|\bban hanh\b|kydauden"),
        ("for_signature", r"\btrinh (?:ky|duyet|lanh dao)\b"),
        ("scan", r"\bscan\b"),
        ("edited", r"\b(?:sua|chinh sua|da sua|gop y|edit(?:ed)?|track)\b"),
    )
)
_LIST_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s+")
_LEADING_NUMBER = re.compile(r"(?P<number>\d{2,5})[\s_-]+(?!thang|nam|ngay)[a-z]")
_COPY = re.compile(r"\s*\((\d{1,2})\)\s*$")
_VERSION = re.compile(r"(?<![a-z])(?:v|ver|phien ban|lan)\s?\.?(\d{1,2}(?:\.\d+)?)(?![\d/])")
_FURNITURE = re.compile(r"(?:\.signed|\.kydauden|\bsigned\b)+")
_DATES = re.compile(r"\d{1,4}[-./_ ]\d{1,2}[-./_ ]\d{2,4}|(?<!\d)\d{8}(?!\d)")


def is_temporary(name: str) -> bool:
    """Whether a name is of an owner file (`~$…`), a temporary file or the system's furniture."""
    return _TEMPORARY.match(_last_part(name)) is not None


def read_filename(name: str) -> FileName:
    """What a name says, with or without marks; a path's last part is looked at."""
    written = clean(_ENDING.sub("", _last_part(name)))
    folded = fold(written)
    spoken = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", folded.replace("_", " "))
    day = date_in_name(written)
    number, year, symbol, kind = _numbered(written, _without_date(folded) if day else folded)
    copy, version = _COPY.search(folded), _VERSION.search(spoken)
    return FileName(
        title=" ".join(_COPY.sub("", _FURNITURE.sub(" ", written)).replace("_", " ").split()),
        number=number,
        year=year,
        symbol=symbol,
        kind=kind or _kind_in_words(spoken),
        day=day,
        states=tuple(state for state, pattern in _STATES if pattern.search(spoken)),
        copy=int(copy[1]) if copy else None,
        version=version[1] if version else "",
    )


def _last_part(name: str) -> str:
    return re.split(r"[\\/]", name)[-1][-_LONGEST:]


def _without_date(folded: str) -> str:
    return _DATES.sub(lambda match: " " * len(match[0]), folded, count=1)


def _numbered(written: str, folded: str) -> tuple[int | None, int | None, str, str]:
    """(number, year, symbol, kind) of the first form that fits, the most telling first."""
    lead = _LIST_NUMBER.match(folded)
    start = lead.end() if lead else len(folded) - len(folded.lstrip())
    for match in _fitting(folded, start):
        groups = match.groupdict()
        number, year = int(match["number"]), groups.get("year")
        if 1900 <= number <= 2100 and not groups.get("symbol"):
            continue  # `KH 2025` is a year
        if groups.get("symbol"):
            found = read_symbol(written[match.start("symbol") : match.end("symbol")].replace("_", "-"), int(year or 0))
            return number, int(year) if year else None, found.text, found.kind
        return number, int(year) if year else None, "", _kind(groups.get("letters"), groups.get("title"))
    leading = _LEADING_NUMBER.match(folded, start)
    if leading and not 1900 <= int(leading["number"]) <= 2100:
        return int(leading["number"]), None, "", ""
    return None, None, "", ""


def _fitting(folded: str, start: int) -> list[re.Match[str]]:
    at_start = [form.match(folded, start) for form in _FORMS]
    anywhere = [form.search(folded, start) for form in _FORMS_ANYWHERE]
    return [match for match in (*at_start, *anywhere) if match]


def _kind(letters: str | None, title: str | None) -> str:
    if title:
        return TITLES[title]
    found = _SYMBOLS.get(letters or "") or WORKING_SYMBOLS.get(letters or "")
    return found.name if found else LETTER


def _kind_in_words(spoken: str) -> str:
    """The kind that a name's words or letters say: the first full name, else the first known letters."""
    named = re.search(rf"(?<![a-z])(?:{_NAMED})(?![a-z])", spoken)
    if named:
        return TITLES[named[0]]
    letters = re.search(rf"(?<![a-z])(?:{_COMMON_LETTERS})(?![a-z])", spoken)
    return _kind(letters[0], None) if letters else ""
