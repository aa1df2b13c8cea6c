"""The heading of a document (`QUYẾT ĐỊNH`) and its subject, the trích yếu below it or after `V/v`. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.vietnamese.cells import Cell, Sort
from indexer.vietnamese.kinds import TITLES, title_at_start
from indexer.vietnamese.marks import is_mark
from indexer.vietnamese.text import fold

# Where the header ends and the body starts.
BODY = re.compile(
    r"[\s\-*+•.(]{0,20}(?:kinh gui|can cu\b|noi nhan|dieu 1[.:]|hom nay|chuong (?:i|1)\b"
    r"|thuc hien (?:cong van|nghi quyet|quyet dinh|chi dao|ke hoach|nhiem vu)|(?:ban hanh )?kem theo)"
)
_MAY_GO_ON = re.compile(r"thuc hien|can cu|ban hanh|kem theo")
_END_OF_SUBJECT = re.compile(
    r"(?:phan (?:i|1|mot|thu)\b|i\.|1\.|thoi gian\b|thuc hien\b|can cu\b|chung toi\b|(?:sang |chieu )?ngay \d"
    r"|\(|-\s|\+\s)"
)
_AUTHORITY = re.compile(
    r"(?:chu tich|pho chu tich|giam doc|pho giam doc|bo truong|thu tuong|chinh phu|uy ban|hoi dong nhan dan|quoc hoi"
    r"|truong phong|chi cuc truong|cuc truong|tong cuc truong|hieu truong|chanh van phong|chanh thanh tra|truong ban"
    r"|vien truong|tong giam doc)\b"
)
_LETTER_SUBJECT = re.compile(r"\(?(?:v\s?/\s?v|vv|v\s?/\s?y)(?![a-z])\s*[:.]?\s*")
_DRAFT = re.compile(r"du thao(?:\s+(?:lan\s+)?(?:thu\s+)?[\divx]+)?\s*[:.-]?\s*")
_NOT_A_HEADING = ("quy dinh chung", "quy dinh cu the")
_FORMS = ("hop", "cuoc hop", "lam viec")  # BIÊN BẢN HỌP: a form of the kind, no subject
_SPACED_OUT = re.compile(r"(?:\S\s+){3,}\S")
_TITLES_JOINED = {title.replace(" ", ""): title for title in TITLES}
_LONGEST_HEADING = 220
_LONGEST_SUBJECT = 400  # characters
_MOST_LINES = 6
_SENTENCE = 45  # characters: a line as long that ends with a full stop below others starts the body
_PROSE = 120  # characters: a line as long that ends with a full stop is a paragraph


@dataclass(frozen=True, slots=True)
class Heading:
    """`at` is the index of the cell that starts it. `rest` is what the cell says after the kind's name."""

    kind: str
    at: int
    rest: str = ""


def is_body(cell: Cell) -> bool:
    """Whether the body starts with a cell. With a small letter a subject goes on: `kinh phí` / `thực hiện đề án`."""
    return BODY.match(cell.folded) is not None and not (cell.text[:1].islower() and _MAY_GO_ON.match(cell.folded))


def is_draft_mark(folded: str) -> bool:
    return _DRAFT.fullmatch(folded.strip(" ()[].:*")) is not None


def find_heading(cells: Sequence[Cell], start: int) -> Heading | None:
    """The first cell from `start` that is a heading: capitals that begin with a kind's name, or just that name."""
    for at in range(start, len(cells)):
        heading = _heading(cells[at], at) if cells[at].sort is Sort.TEXT else None
        if heading:
            return heading
    return None


def _heading(cell: Cell, at: int) -> Heading | None:
    draft = _DRAFT.match(cell.folded)
    text = cell.text[draft.end() :] if draft else cell.text
    folded = " ".join(cell.folded[len(cell.text) - len(text) :].split())
    if len(folded) > _LONGEST_HEADING or folded.endswith(":") or folded.startswith(_NOT_A_HEADING):
        return None
    if _SPACED_OUT.fullmatch(folded):
        folded = _TITLES_JOINED.get(folded.replace(" ", ""), folded)
    found = title_at_start(folded)
    if not found:
        return None
    kind, length = found
    rest = " ".join(text.split())[length:].strip(" .:-*")
    if text.isupper() or not rest:
        return Heading(kind, at, rest if len(folded) > length else "")
    return None


def letter_subject(cells: Sequence[Cell]) -> str:
    """The subject of an official letter (`V/v …`), put together from its lines; "" where there is none."""
    for at, cell in enumerate(cells):
        match = _LETTER_SUBJECT.match(cell.folded) if cell.sort is Sort.TEXT else None
        if match:
            return _shown([cell.text[match.end() :], *_continued(cells[at + 1 :])])
    return ""


def _continued(cells: Sequence[Cell]) -> list[str]:
    lines: list[str] = []
    for cell in cells:
        if cell.sort in (Sort.DATE, Sort.STATE) and len(lines) < _MOST_LINES:
            continue
        if cell.sort is not Sort.TEXT or len(lines) >= _MOST_LINES or _ends_letter_subject(cell):
            break
        lines.append(cell.text)
    return lines


def _ends_letter_subject(cell: Cell) -> bool:
    starts_item = cell.folded.startswith(("- ", "+ "))
    return starts_item or cell.text.isupper() or len(cell.text) > _PROSE or is_body(cell)


def heading_subject(cells: Sequence[Cell], heading: Heading) -> str:
    """The subject below a heading (or on its line), up to an empty line, the authority's line or the body."""
    lines = [heading.rest] if heading.rest and fold(heading.rest) not in _FORMS else []
    for cell in cells[heading.at + 1 :]:
        if cell.sort is Sort.BLANK or cell.sort is Sort.STATE or (not lines and is_mark(cell.text)):
            if lines:
                break
            continue
        if cell.sort is not Sort.TEXT or len(lines) >= _MOST_LINES or _ends_heading_subject(cell, lines):
            break
        lines.append(cell.text)
    return _shown(lines)


def _ends_heading_subject(cell: Cell, lines: list[str]) -> bool:
    goes_on = bool(lines) and cell.text[:2].islower() and cell.text[:2].isalpha()
    if is_body(cell) or (not goes_on and (_END_OF_SUBJECT.match(cell.folded) or _AUTHORITY.match(cell.folded))):
        return True
    if cell.text.isupper() and lines and not lines[-1].isupper():
        return True
    return _is_prose(cell.text, has_before=bool(lines))


def _is_prose(line: str, has_before: bool) -> bool:
    if len(line) > _LONGEST_SUBJECT or line.endswith(":"):
        return True
    if has_before and len(line) > _SENTENCE and line.endswith(".") and line[0].isupper():
        return True
    return len(line) > _PROSE and (line.endswith(".") or (has_before and line[0].isupper()))


def _shown(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split()).strip(" ./-_:*")
