"""The documents a text refers to by number, with what it does to each (`model.relation`). Pure.

Left out: the document's own number, the number cell of a header, numbers of forms, and the lines of its recipients.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.model.relation import Citation, Relation
from indexer.vietnamese.cited_facts import about_of, day_of, issuer_of, law_name
from indexer.vietnamese.citing import Span, heading_role, roles
from indexer.vietnamese.citing_words import KIND
from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.numbers import Number, number_key, place_numbers
from indexer.vietnamese.sentences import Sentence, sentences
from indexer.vietnamese.text import fold

MOST = 200  # citations of one document

_OWN_CELL = re.compile(r"S[ốôoÔỐO]\s*:?\s*$")
_FORM = re.compile(r"(?<![a-z])(?:mau|bieu|phu luc|bieu mau|mau bieu|mau to khai)\s*(?:so\s*)?:?\s*$")
_RECIPIENTS = re.compile(r"[\s\-]*(?:luu\s*:|noi nhan)")

_NATIONAL_OFFICES = frozenset(
    re.findall(
        r"\S+",
        "CP TTG QH TW CTN BCT BBT BCHTW VPCP NHNN TTCP KTNN UBDT TANDTC VKSNDTC HĐTP BTC BNV BTP BXD BGTVT BKHĐT BYT"
        " BGDĐT BLĐTBXH BTNMT BNNPTNT BNNMT BNN BVHTTDL BTTTT BKHCN BCA BQP BNG BDTTG BTNVMT HĐBT",
    )
)
_LEGAL_KINDS = frozenset({"Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Văn bản hợp nhất"})
_STRONG = (Relation.REPLACES, Relation.AMENDS)

Place = tuple[str, int | None]  # number key, year


def find_citations(text: str, own: str = "") -> tuple[Citation, ...]:
    """The cited documents, each once, in order of first mention, at most MOST. `own`: the document's own number.

    A number cited again takes the relation of the mention that says more. Numbers start anew each year: the same one
    with another year is another document.
    """
    own_key, found = number_key(own) if own else "", dict[Place, Citation]()
    for key, citation in _mentions(text):
        if key == own_key:
            continue
        place = _place(found, key, citation)
        before = found.get(place)
        if before is None and len(found) >= MOST:
            break
        found[place] = _together(before, citation) if before else citation
    return tuple(found.values())


def is_national(number: Number) -> bool:
    """Whether a number is of a law, a decree, a circular or the like, or of the government; letters are not."""
    symbol = number.symbol
    office = re.split(r"[-/]", symbol.issuer.upper())[0]
    is_ruling = symbol.kind not in ("", "Công văn")
    return symbol.kind in _LEGAL_KINDS or (is_ruling and office in _NATIONAL_OFFICES) or symbol.text.endswith("/TW")


def _mentions(text: str) -> Iterator[tuple[str, Citation]]:
    """(number key, citation) of every mention, in order."""
    cleaned = clean(text)
    folded = fold(cleaned)
    placed = [one for one in place_numbers(cleaned, folded) if not _is_other(cleaned, folded, one[0])]
    at, inherited, listed = 0, None, None
    for sentence in sentences(cleaned, folded) if placed else ():
        mine = []
        while at < len(placed) and placed[at][0] < sentence.end:
            mine.append(placed[at])
            at += 1
        said = folded[sentence.start : sentence.end]
        if _RECIPIENTS.match(said):
            continue
        spans = [Span(start - sentence.start, end - sentence.start) for start, end, _ in mine]
        found = roles(said, spans, _given(sentence, said, inherited, listed)) if spans else []
        for place, (start, end, number) in enumerate(mine):
            before = mine[place - 1][1] if place else sentence.start
            until = mine[place + 1][0] if place + 1 < len(mine) else sentence.end
            yield number.key, _citation(found[place], number, (cleaned, folded), (before, start, end, until))
        if sentence.heads:
            listed = heading_role(said) or (found[0] if found else None)
        elif sentence.opens and not sentence.is_item and not sentence.goes_on:
            listed = None
        inherited = found[0] if found else (inherited if sentence.goes_on else None)


def _given(sentence: Sentence, said: str, inherited: Relation | None, listed: Relation | None) -> Relation | None:
    """What the sentences before say of the numbers of this one."""
    if listed and (sentence.is_item or sentence.goes_on):
        return listed
    bare = said.lstrip(" -+*\n")
    if sentence.goes_on and not sentence.opens and (KIND.match(bare) or bare.startswith(("cac ", "so "))):
        return inherited
    return None


def _citation(relation: Relation, number: Number, texts: tuple[str, str], at: tuple[int, int, int, int]) -> Citation:
    """`texts`: cleaned and folded; `at`: the end of the number before, this one's start and end, the next start."""
    (text, folded), (before, start, end, until) = texts, at
    issued_on, year, after = day_of(folded, end, until)
    issuer, after = issuer_of(text, folded, after, until)
    named = law_name(text, folded, before, start) if number.symbol.kind in ("Luật", "Pháp lệnh") else ""
    return Citation(
        relation=relation,
        number=number.text,
        about=named or about_of(text, folded, after, until),
        issued_on=issued_on,
        year=number.year or (issued_on.year if issued_on else year),
        issuer=issuer,
        is_national=is_national(number),
    )


def _is_other(text: str, folded: str, start: int) -> bool:
    """Whether it numbers no cited document: a cell of its own (`Số: 12/QĐ-STC` at a line's start), a form."""
    if _FORM.search(folded, max(0, start - 24), start):
        return True
    line = text[text.rfind("\n", max(0, start - 200), start) + 1 : start]
    return bool(_OWN_CELL.match(line.rpartition("  ")[2].rpartition("\t")[2].rpartition("|")[2].lstrip()))


def _place(found: dict[Place, Citation], key: str, citation: Citation) -> Place:
    """A mention without a year means the one already met."""
    if citation.year is None:
        return next((place for place in found if place[0] == key), (key, None))
    return (key, None) if (key, None) in found else (key, citation.year)


def _together(before: Citation, again: Citation) -> Citation:
    is_stronger = again.relation in _STRONG and before.relation not in _STRONG
    return replace(
        before,
        relation=again.relation if is_stronger or before.relation is Relation.CITES else before.relation,
        about=before.about or again.about,
        issued_on=before.issued_on or again.issued_on,
        year=before.year or again.year,
        issuer=before.issuer or again.issuer,
    )
