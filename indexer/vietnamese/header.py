"""The header of an official document (Decree 30/2020/NĐ-CP, appendix I): kind, number, date, issuer, subject. Pure.

The text may come from any reader: its columns as lines, tabs, bars or runs of blanks. What is no official document
(a letter by mail, a sheet, a text in English) has an empty header.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indexer.model.document import Header
from indexer.vietnamese.cells import Cell, Sort, iterate_cells
from indexer.vietnamese.dates import find_dates
from indexer.vietnamese.headings import (
    Heading,
    find_heading,
    heading_subject,
    is_body,
    is_draft_mark,
    letter_subject,
)
from indexer.vietnamese.issuers import find_issuer
from indexer.vietnamese.kinds import LETTER
from indexer.vietnamese.own_number import OwnNumber

_MAIL = re.compile(r"(?:from|to|sent|subject|cc|tu|den|chu de|nguoi gui|nguoi nhan)\s?:")
_DATED_IN_BODY = ("Biên bản", "Hợp đồng")
_OF_BODY = 12  # cells of the body that may say its day
_PROSE = 160  # characters of one cell
_ENOUGH = 3  # of the weights below; the state's name or an own number must be among them


@dataclass(frozen=True, slots=True)
class Top:
    """What stands in the top of a document, before it is judged: `weight` says how much of a header it is."""

    header: Header
    parent: str = ""  # the office above the issuer
    place: str = ""
    is_draft: bool = False
    number: OwnNumber | None = None
    weight: int = 0


def read_header(text: str) -> Header:
    """The header in the first 4,000 characters of a text; all empty where it is no official document.

    `number` is "" for a draft, whose number is still blank, and where a scan lost it. `kind` is a full Vietnamese name.
    """
    return read_top(text).header


def read_top(text: str) -> Top:
    """The header with what else its cells say."""
    found, end = _looked_at(text)
    head = found[:end]
    if any(_MAIL.match(cell.folded) for cell in head[:10]) or _starts_with_prose(head):
        return Top(Header())
    top = _read(head, found)
    return top if top.weight >= _ENOUGH else Top(Header())


def _read(head: Sequence[Cell], found: Sequence[Cell]) -> Top:
    at = next((index for index, cell in enumerate(head) if cell.sort is Sort.NUMBER), -1)
    number = head[at].number if at >= 0 else None
    has_state = any(cell.sort is Sort.STATE for cell in head)
    heading = find_heading(head, at + 1) or (find_heading(head, 0) if has_state else None)
    dated = next((cell for cell in head if cell.sort is Sort.DATE), None)
    parent, issuer = find_issuer(head[: heading.at] if heading and at < 0 else head)
    subject = letter_subject(head[: heading.at] if heading else head)
    weight = _weight(number, has_state, heading or subject, dated, issuer)
    kind = _kind(number, heading, bool(subject))
    header = Header(
        kind=kind,
        number=number.text if number else "",
        issued_on=dated.day if dated else _day_in_body(kind, found[len(head) :]),
        issuer=issuer,
        subject=(heading_subject(head, heading) if heading else "") or subject,
    )
    is_draft = any(is_draft_mark(cell.folded) for cell in head) or _is_blank(number)
    return Top(header, parent, dated.place if dated else "", is_draft, number, weight)


def _looked_at(text: str) -> tuple[list[Cell], int]:
    """The cells of the header with a few of the body, and the index of the body's first."""
    found: list[Cell] = []
    end = -1
    for cell in iterate_cells(text):
        if end < 0 and cell.sort is Sort.TEXT and is_body(cell):
            end = len(found)
        found.append(cell)
        if 0 <= end <= len(found) - _OF_BODY:
            break
    return found, end if end >= 0 else len(found)


def _starts_with_prose(head: Sequence[Cell]) -> bool:
    """Whether running text comes before anything of a header: then a header further down is one the text speaks of."""
    for cell in head:
        if cell.sort in (Sort.STATE, Sort.NUMBER):
            return False
        if len(cell.text) > _PROSE:
            return True
    return False


def _weight(number: OwnNumber | None, has_state: bool, titled: object, dated: Cell | None, issuer: str) -> int:
    if not number and not has_state:
        return 0
    return 2 * bool(number) + 2 * has_state + bool(titled) + bool(dated) + bool(issuer)


def _kind(number: OwnNumber | None, heading: Heading | None, has_letter_subject: bool) -> str:
    """The heading is believed over the number's symbol: symbols are often wrong."""
    if heading:
        return heading.kind
    if number and number.symbol.kind:
        return number.symbol.kind
    return LETTER if has_letter_subject else ""


def _day_in_body(kind: str, body: Sequence[Cell]) -> date | None:
    """Minutes and contracts say their day in the first line: `Hôm nay, ngày …`."""
    if kind not in _DATED_IN_BODY:
        return None
    found = (find_dates(cell.text) for cell in body[:_OF_BODY])
    return next((days[0] for days in found if days), None)


def _is_blank(number: OwnNumber | None) -> bool:
    return number is not None and not number.text and not number.is_damaged
