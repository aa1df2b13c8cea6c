"""Abbreviations of offices, kinds and trades (`UBND`, `GPMB`, `QLNS`), for widening a query. The table is data."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from indexer.vietnamese.text import fold

_ASIDE = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`group`: org, doc, finance, field, people, unit or place. An ambiguous one has several `expansions`."""

    short: str
    expansions: tuple[str, ...]
    group: str
    is_ambiguous: bool


def expand(text: str) -> tuple[str, ...]:
    """The long forms of an abbreviation, with or without marks (`gpmb` → `giải phóng mặt bằng`).

    Empty for what is none and for what may be too many things to say without its neighbours (`CT`, `TT`).
    """
    found = _by_short().get(fold(text.strip()), ())
    if any(abbreviation.is_ambiguous for abbreviation in found):
        return ()
    return tuple(dict.fromkeys(expansion for abbreviation in found for expansion in abbreviation.expansions))


def readings(text: str) -> tuple[str, ...]:
    """Everything an abbreviation may stand for, ambiguous ones included: to offer, not to search by itself."""
    found = _by_short().get(fold(text.strip()), ())
    return tuple(dict.fromkeys(expansion for abbreviation in found for expansion in abbreviation.expansions))


def shorten(text: str) -> tuple[str, ...]:
    """The abbreviations a long form is written with (`ủy ban nhân dân` → `UBND`)."""
    return _by_long().get(" ".join(fold(text).split()), ())


@cache
def table() -> tuple[Abbreviation, ...]:
    """All abbreviations in the order of the file."""
    rows = csv.DictReader(files(__package__).joinpath("abbreviations.csv").read_text("utf-8").splitlines())
    return tuple(
        Abbreviation(row["abbreviation"], _expansions(row["expansion"]), row["group"], row["is_ambiguous"] == "1")
        for row in rows
    )


def _expansions(written: str) -> tuple[str, ...]:
    """`Trưởng phòng / thành phố` are two; what stands in brackets is a remark."""
    return tuple(part.strip() for part in _ASIDE.sub("", written).split(" / ") if part.strip())


@cache
def _by_short() -> dict[str, tuple[Abbreviation, ...]]:
    found: dict[str, tuple[Abbreviation, ...]] = {}
    for abbreviation in table():
        key = fold(abbreviation.short)
        found[key] = (*found.get(key, ()), abbreviation)
    return found


@cache
def _by_long() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for abbreviation in table():
        for expansion in abbreviation.expansions:
            key = " ".join(fold(expansion).split())
            found[key] = (*found.get(key, ()), abbreviation.short)
    return found
