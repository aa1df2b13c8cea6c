"""Document numbers (`123/QĐ-UBND`, `30/2020/NĐ-CP`, `36-HD/VPTW`, `1234 TC/TCT`) in running text. Pure.

Patterns run over folded text: folding keeps offsets, so the written form is read from the same place of the text.
Every run of blanks in a pattern is bounded: padding must not make the search slow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.kinds import ADMINISTRATIVE_SYMBOLS, LEGAL_SYMBOLS, LETTER, PARTY_SYMBOLS, kind_of
from indexer.vietnamese.symbols import Symbol, read_symbol
from indexer.vietnamese.text import fold, normalise

GROUP = r"[a-z][a-z0-9&]{0,20}(?:\.[a-z0-9&]{1,10}){0,3}"
SYMBOL = rf"{GROUP}(?:\s?-\s?{GROUP}|/{GROUP}){{0,7}}"
NUMBER = r"(?P<number>\d{1,2}\.\d{3}(?!\d)|\d{1,6})(?P<suffix>(?:[a-z]|bis)(?![a-z]))?"
YEAR = r"(?:/\s?(?P<year>(?:19|20)\d{2}))?"
PARTY_FORM = r"(?P<letters>[a-z]{1,5})\s?/\s?(?P<office>[a-z][a-z0-9&]{0,14}(?:[.-][a-z0-9&]{1,14}){0,4})"
_AFTER = r"(?=$|[\s.,;:()\[\]|\"'{}<>!?/…])"

_STATE = re.compile(rf"(?<![\w/])(?<!\d\.){NUMBER}\s?{YEAR}\s{{0,12}}/\s{{0,3}}(?P<symbol>{SYMBOL}){_AFTER}")
_PARTY = re.compile(rf"(?<![\w/]){NUMBER}\s?-\s?{PARTY_FORM}(?![\w])")
_OLD = re.compile(rf"(?<![\w/]){NUMBER}\s{{1,3}}(?P<symbol>[a-z]{{2,6}}\s?/\s?[a-z][a-z0-9&.-]{{1,14}})(?![\w])")
# Words right before a number that say it is one.
_CITED = re.compile(
    r"(?:\bs[o6e]a?\s?['`]?\s?[:;.]?|(?:cong van|van ban|to trinh|quyet dinh|thong bao|bao cao|\bcv|\bvb))\s{0,3}$"
)
_NEXT_WORD = re.compile(r"(?<=[A-ZĐ])\.(?=[^\W\d_][a-zà-ỹđ])|/(?=[a-zà-ỹđ])")  # `NĐ-CP.Sau khi`, `QĐ-UBND/ngày`
_CAPITALS = re.compile(r"[A-ZĐ]{2}")
_LEAD = re.compile(r"(?:so)?[:.]?(?=\d)")
_THOUSANDS = re.compile(r"^(\d{1,2})\.(\d{3})(?=\D)")
_FIRST_DIGITS = re.compile(r"^0*(\d+)")


@dataclass(frozen=True, slots=True)
class Number:
    """One document number as found. `value` is None for a draft (blank before the slash)."""

    text: str
    value: int | None
    year: int | None
    symbol: Symbol

    @property
    def key(self) -> str:
        return number_key(self.text)


def find_numbers(text: str, limit: int = 200) -> tuple[str, ...]:
    """Keys of the distinct numbers cited in a text, in order of first mention, at most `limit`."""
    found: dict[str, None] = {}
    for number in iterate_numbers(text):
        found.setdefault(number.key)
        if len(found) >= limit:
            break
    return tuple(found)


@lru_cache(maxsize=4096)
def number_key(text: str) -> str:
    """The form to compare numbers in: folded, no blanks, two digits or more (`5/KH-STC` is `05/kh-stc`). Idempotent."""
    # normalised after the blanks are gone: marks that a blank kept apart come together
    folded = normalise("".join(fold(clean(text)).split()))
    folded = _LEAD.sub("", folded, count=1) if _LEAD.match(folded) else folded
    folded = _THOUSANDS.sub(r"\1\2", folded)
    return _FIRST_DIGITS.sub(lambda digits: digits[1].zfill(2), folded)


def iterate_numbers(text: str) -> Iterator[Number]:
    """Every number of a text, in order; the same one may come again."""
    cleaned = clean(text)
    return (number for _, _, number in place_numbers(cleaned, fold(cleaned)))


def place_numbers(cleaned: str, folded: str) -> Iterator[tuple[int, int, Number]]:
    """(start, end, number) of every number in a cleaned text and its folded form, in order."""
    after = 0
    for start in _starts(folded):
        if start < after:
            continue
        for read in (_party, _state, _old):
            found = read(cleaned, folded, start)
            if found:
                number, after = found
                yield start, after, number
                break


_START = re.compile(r"(?<![\w/])\d{1,6}(?=[\s\dabcdeghiklmnopqrstuvxyz./-])")


_REACH = 45  # letters from a number's first digit to the slash that every form has: looked for first, slashes are rare


def _starts(folded: str) -> Iterator[int]:
    after, slash = 0, folded.find("/")
    while slash >= 0:
        for match in _START.finditer(folded, max(after, slash - _REACH), slash + 1):
            yield match.start()
        after, slash = slash + 1, folded.find("/", slash + 1)


def _state(text: str, folded: str, start: int) -> tuple[Number, int] | None:
    match = _STATE.match(folded, start)
    if not match or not text[start : match.start("symbol")].isascii() or not _value(match["number"]):
        return None
    written = _NEXT_WORD.split(text[match.start("symbol") : match.end("symbol")])[0]
    if not _is_cited(folded, start) and not _is_symbol(written, match["year"] is not None):
        return None
    return state_number(match, written), match.start("symbol") + len(written)


def _is_symbol(written: str, has_year: bool) -> bool:
    """Whether letters after a slash are a symbol without any word saying so: `5/km` and `12/CBCC` are not."""
    folded = fold(written)
    first, hyphen, _ = folded.partition("-")
    if hyphen:
        known = first.strip() in ADMINISTRATIVE_SYMBOLS or first.strip() in LEGAL_SYMBOLS
        return known or bool(_CAPITALS.search(written))
    return bool(_CAPITALS.search(written)) and (has_year or "/" in folded)


def _party(text: str, folded: str, start: int) -> tuple[Number, int] | None:
    match = _PARTY.match(folded, start)
    if not match or (match["letters"] not in PARTY_SYMBOLS and match["letters"] not in ADMINISTRATIVE_SYMBOLS):
        return None
    office = text[match.start("office") : match.end("office")]
    if not _CAPITALS.search(office) and not _is_cited(folded, start):
        return None
    return party_number(match, text[match.start("letters") : match.end("letters")], office), match.end()


def _old(text: str, folded: str, start: int) -> tuple[Number, int] | None:
    match = _OLD.match(folded, start)
    if not match or not _is_cited(folded, start):
        return None
    written = "".join(text[match.start("symbol") : match.end("symbol")].split())
    if not _CAPITALS.match(written):
        return None
    return old_number(match, written), match.end()


def state_number(match: re.Match[str], written: str) -> Number:
    """A number of state offices from a match with the groups number, suffix and perhaps year."""
    digits = match.groupdict().get("year")
    year = int(digits) if digits else None
    symbol, value = read_symbol(written, year), _value(match["number"])
    head = f"{value:02d}{match['suffix'] or ''}" + (f"/{year}" if year else "")
    return Number(f"{head}/{symbol.text}", value, year, symbol)


def party_number(match: re.Match[str], letters: str, office: str) -> Number:
    """A number of Party style from a match with the groups number and suffix, and the written letters of a kind."""
    symbol, value = party_symbol(letters, office), _value(match["number"])
    return Number(f"{value:02d}{match['suffix'] or ''}-{symbol.text}", value, None, symbol)


def party_symbol(letters: str, office: str) -> Symbol:
    """`HD/VPTW` from the written letters of a known kind and the office."""
    kind = kind_of(letters, PARTY_SYMBOLS) or kind_of(letters, ADMINISTRATIVE_SYMBOLS)
    shown = next((symbol for symbol in kind.symbols if fold(symbol) == fold(letters)), letters) if kind else letters
    return Symbol(f"{shown}/{office.upper()}", kind.name if kind else "", office.upper())


def old_number(match: re.Match[str], written: str) -> Number:
    """A number as they were before 2004 (`1234 TC/TCT`: office and unit) from a match with the group number."""
    office, _, unit = written.upper().partition("/")
    symbol, value = Symbol(written.upper(), LETTER, office, unit), _value(match["number"])
    return Number(f"{value} {symbol.text}", value, None, symbol)


def _value(digits: str) -> int:
    return int(digits.replace(".", ""))


def _is_cited(folded: str, start: int) -> bool:
    return _CITED.search(folded[max(0, start - 16) : start]) is not None
