"""Sentences that give a task: who leads, who coordinates, what is to be done, until when. Pure.

What is found is a proposal for a person to confirm, never a task by itself.
"""

import re
from dataclasses import dataclass

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.deadlines import Deadline, find_deadlines
from indexer.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class Assignment:
    """`lead` and `coordinating` are offices or people as written; `action` is the rest of the `sentence`."""

    lead: str
    coordinating: tuple[str, ...]
    action: str
    due: Deadline | None = None
    sentence: str = ""


_VERB = (
    r"(?:tham muu|xay dung|ra soat|to chuc|trien khai|kiem tra|huong dan|tham dinh|tham tra|tong hop|bao cao|de xuat"
    r"|lam viec|thuc hien|xu ly|giai quyet|nghien cuu|don doc|theo doi|cung cap|hoan thanh|hoan thien|lap|trinh"
    r"|cap nhat|bo tri|can doi|phan bo|thong bao|chuan bi|dang tai|xac minh|tiep thu|giai trinh)\b"
)
# Verbs only in small letters: `Sở Xây dựng` is an office. The patterns run over text folded but for its capitals.
_LEADING = re.compile(
    r"(?<![a-zA-Z])(?i:giao|yeu cau|de nghi|phan cong)\s{1,3}(?:cho\s{1,3})?(?P<lead>[^,.;:\n]{3,90}?)\s{1,3}"
    r"(?:la (?:don vi|co quan) )?chu tri\s{0,3},?\s{0,3}"
    r"(?:(?:va\s{1,3})?phoi hop\s{0,3}(?:chat che\s{0,3})?(?:voi|cung)?\s{0,3}(?P<coordinating>[^.;\n]{3,260}?))?"
    rf"\s{{0,3}}(?=,?\s{{0,3}}{_VERB}|[.;\n]|$)"
)
_OFFICE = r"(?i:so|phong|van phong|ban|trung tam|chi cuc|ubnd|ong|ba|dong chi|d/c)"
_GIVEN = re.compile(
    rf"(?<![a-zA-Z])(?i:giao)\s{{1,3}}(?:cho\s{{1,3}})?(?P<lead>{_OFFICE}(?:\s[^,.;:\n]{{2,80}}?)??)\s{{0,3}},?\s{{0,3}}"
    rf"(?=(?:phoi hop\s{{1,3}}(?:voi\s{{1,3}})?(?P<coordinating>[^.;\n]{{3,200}}?)\s{{1,3}})?{_VERB})"
)
_BROKEN_LINE = re.compile(r"(?<![ \t\n])[ \t]{0,8}\n[ \t]{0,8}(?=[^\n\s-])")
_END = re.compile(r"[.;](?=\s|$)|\n")
_BETWEEN = re.compile(r",|;|\bvà\b(?=\s(?:các|Sở|Phòng|Ban|UBND|Chi cục|Văn phòng|Trung tâm|Kho bạc))")


def find_assignments(text: str) -> tuple[Assignment, ...]:
    """Every sentence of assignment, in order: `Giao A chủ trì, phối hợp với B … trước ngày …`."""
    cleaned = _BROKEN_LINE.sub(" ", clean(text))
    folded = _folded_but_capitals(cleaned)
    matches = [*_LEADING.finditer(folded)]
    taken = [match.span() for match in matches]
    matches += [
        match for match in _GIVEN.finditer(folded) if not any(start <= match.start() < end for start, end in taken)
    ]
    return tuple(_assignment(cleaned, match) for match in sorted(matches, key=lambda match: match.start()))


def _folded_but_capitals(text: str) -> str:
    return "".join(bare.upper() if letter.isupper() else bare for bare, letter in zip(fold(text), text, strict=True))


def _assignment(text: str, match: re.Match[str]) -> Assignment:
    stop = _END.search(text, match.end())
    end = stop.start() if stop else len(text)
    coordinating = text[match.start("coordinating") : match.end("coordinating")] if match["coordinating"] else ""
    action = text[max(match.end(), match.end("coordinating")) : end]
    deadlines = find_deadlines(text[match.start() : end])
    return Assignment(
        lead=text[match.start("lead") : match.end("lead")].strip(),
        coordinating=tuple(unit.strip() for unit in _BETWEEN.split(coordinating) if unit.strip()),
        action=" ".join(action.split()).strip(" ,"),
        due=deadlines[0] if deadlines else None,
        sentence=" ".join(text[match.start() : end].split()),
    )
