"""A document's own number: the cell that starts with `Số`. Never a number the text cites. Pure."""

import re
from dataclasses import dataclass

from indexer.vietnamese.kinds import ADMINISTRATIVE_SYMBOLS, PARTY_SYMBOLS
from indexer.vietnamese.numbers import (
    GROUP,
    NUMBER,
    PARTY_FORM,
    SYMBOL,
    YEAR,
    old_number,
    party_number,
    party_symbol,
    state_number,
)
from indexer.vietnamese.symbols import Symbol, read_symbol

# Số as typed, scanned or left in an older encoding: Số, Sô, So, S6, Soá (VNI), Sè (TCVN3).
_SO = r"s(?:oa|o|e|6|0)\s?['`]?\s{0,30}(?P<colon>[:;.]?)\s{0,30}"
_CELL = r"(?:(?:bo )?luat |van ban |cong van |phap lenh |nghi quyet (?=so\s?:))?"
_AFTER = r"(?=$|[\s.,;:()\[\]|\"'{}<>!?/…])"
_LETTERS = "|".join(sorted(ADMINISTRATIVE_SYMBOLS, key=len, reverse=True))

_STATE = re.compile(rf"{_CELL}{_SO}{NUMBER}\s{{0,12}}{YEAR}\s{{0,12}}/\s{{0,12}}(?P<symbol>{SYMBOL}){_AFTER}")
_PARTY = re.compile(rf"{_CELL}{_SO}{NUMBER}\s{{0,12}}-\s{{0,3}}{PARTY_FORM}(?![\w])")
_OLD = re.compile(rf"{_SO}{NUMBER}\s{{1,3}}(?P<symbol>[a-z]{{2,6}}\s?/\s?[a-z][a-z0-9&.-]{{1,14}})(?![\w])")
_BLANK = re.compile(rf"{_CELL}{_SO}[\s._…-]{{0,80}}{YEAR}\s{{0,12}}/\s{{0,12}}(?P<symbol>{SYMBOL}){_AFTER}")
_BLANK_PARTY = re.compile(rf"{_SO}[\s._…]{{0,80}}-\s{{0,3}}{PARTY_FORM}(?![\w])")
_NAMED = rf"(?:{_LETTERS})\s?-\s?{GROUP}(?:-{GROUP})?"
_NO_SLASH = re.compile(rf"{_SO}{NUMBER}\s?[il|!]?\s?(?P<symbol>{_NAMED}){_AFTER}")
_DAMAGED = re.compile(rf"{_SO}\S{{1,8}}(?:\s\S{{1,4}})?\s{{0,3}}/\s{{0,3}}(?P<symbol>{SYMBOL}){_AFTER}")

_START = re.compile(r"(?<![a-z0-9])(?:bo luat |luat |van ban |cong van |phap lenh |nghi quyet )?s(?:o|e|6|0)")
_CAPITALS = re.compile(r"[A-ZĐ]{2}")


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """`text` is "" for a draft (blank number) and for a scan whose digits are lost; the symbol is known still."""

    text: str
    symbol: Symbol
    span: tuple[int, int]
    is_damaged: bool = False


def find_own_number(line: str, folded: str) -> OwnNumber | None:
    """The own number in a line of the header, where `Số` starts a cell of it."""
    for start in _START.finditer(folded):
        if _starts_cell(line, start.start()):
            found = _read(line, folded, start.start())
            if found:
                return found
    return None


def _starts_cell(line: str, at: int) -> bool:
    """Whether a cell may start here: at a line's start, after a gap, or right after words in capitals (an office)."""
    before = line[max(0, at - 40) : at]
    if not before.strip() or before.endswith("  ") or before.endswith(" / "):
        return True
    words = before.split()
    return before.endswith(" ") and words[-1].isupper() and len(words[-1]) > 1 and not any(map(str.isdigit, words[-1]))


def _read(line: str, folded: str, at: int) -> OwnNumber | None:
    for read in (_numbered, _party, _old, _draft, _damaged):
        found = read(line, folded, at)
        if found:
            return found
    return None


def _numbered(line: str, folded: str, at: int) -> OwnNumber | None:
    match = _STATE.match(folded, at)
    if match and line[match.start("number") : match.end("number")].isascii():
        number = state_number(match, _written(match, line, "symbol"))
        return OwnNumber(number.text, number.symbol, match.span())
    return None


def _party(line: str, folded: str, at: int) -> OwnNumber | None:
    match = _PARTY.match(folded, at)
    if match and (match["letters"] in PARTY_SYMBOLS or match["letters"] in ADMINISTRATIVE_SYMBOLS):
        number = party_number(match, _written(match, line, "letters"), _written(match, line, "office"))
        return OwnNumber(number.text, number.symbol, match.span())
    return None


def _old(line: str, folded: str, at: int) -> OwnNumber | None:
    match = _OLD.match(folded, at)
    written = "".join(_written(match, line, "symbol").split()) if match else ""
    if not match or not _CAPITALS.match(written):
        return None
    number = old_number(match, written)
    return OwnNumber(number.text, number.symbol, match.span())


def _draft(line: str, folded: str, at: int) -> OwnNumber | None:
    match = _BLANK.match(folded, at)
    if match:
        year = int(match["year"]) if match["year"] else None
        return OwnNumber("", read_symbol(_written(match, line, "symbol"), year), match.span())
    match = _BLANK_PARTY.match(folded, at)
    if not match:
        return None
    symbol = party_symbol(_written(match, line, "letters"), _written(match, line, "office"))
    return OwnNumber("", symbol, match.span()) if symbol.kind else None


def _damaged(line: str, folded: str, at: int) -> OwnNumber | None:
    """Numbers a scan has harmed: a lost slash can be mended, lost digits cannot."""
    match = _NO_SLASH.match(folded, at)
    if match:
        number = state_number(match, _written(match, line, "symbol"))
        return OwnNumber(number.text, number.symbol, match.span(), is_damaged=True)
    match = _DAMAGED.match(folded, at)
    written = _written(match, line, "symbol") if match else ""
    if not match or not match["colon"] or not _CAPITALS.search(written):
        return None
    return OwnNumber("", read_symbol(written), match.span(), is_damaged=True)


def _written(match: re.Match[str], line: str, group: str) -> str:
    """A group of a match over folded text as it is written."""
    return line[match.start(group) : match.end(group)]
