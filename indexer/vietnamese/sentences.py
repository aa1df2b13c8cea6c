"""A text as the sentences that cite: lines that belong together joined, lists knowing what they are a list of. Pure.

Texts come from any reader: a paragraph may be one line (Word) or many (PDF), so a line goes on from the one before
where that one neither ends like a sentence nor is short like a heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WRAPPED = 40  # letters: a line that ends short of this was ended by its writer
_ENDED = re.compile(r"[.;:!?](?:\s*\./\.|/\.)?[\"')\s]*$")
_STARTER = re.compile(
    r"\s*(?:[-+*•–]\s|\(|(?:\d{1,2}|[a-zđ])[.)]\s|[ivx]{1,4}\.\s"
    r"|(?:dieu|chuong|muc|phan|phu luc)\s+[\divx]|can cu\b|xet\b|theo de nghi|noi nhan|kinh gui|luu\s*:|so\s*:|v/v|tm\."
    r"|kt\.)"
)
_BREAK = re.compile(r";|(?<=[\w)\]\"])\.(?=\s+[\"(]?(\w))|\./\.")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:tp|tx|tt|th?s|ts|ks|gs|pgs|q|p|h|x|st|tm|kt|tl|no)$")
BULLET = re.compile(r"^\s*(?:[-+*•–]\s*|(?:\d{1,2}|[a-zđ])[.)]\s+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`start` and `end` in the text. `heads`: it ends with a colon or stands like a heading; `opens`: a paragraph
    begins with it; `goes_on`: it follows a semicolon; `is_item`: a bullet or a small number stands before it."""

    start: int
    end: int
    heads: bool
    opens: bool
    goes_on: bool
    is_item: bool


def sentences(text: str, folded: str) -> Iterator[Sentence]:
    """The sentences of a cleaned text, in order; `folded` is the same folded."""
    after_semicolon = False
    for first, last in _paragraphs(text, folded):
        at = first
        while at < last:
            end = _end(text, folded, at, last)
            mark = text[end : end + 1]
            written = text[at:end].rstrip()
            if written.strip():
                yield Sentence(
                    start=at,
                    end=end,
                    heads=written.endswith(":") or _is_heading(written, end >= last),
                    opens=at == first,
                    goes_on=after_semicolon,
                    is_item=bool(BULLET.match(folded[at : at + 12])),
                )
                after_semicolon = mark == ";" or written.endswith(";")
            at = end + 1


def _paragraphs(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """(start, end) of lines that belong together."""
    begun, last, before, at, is_after_gap = -1, 0, "", 0, False
    for line in text.split("\n"):
        end = at + len(line)
        if not line.strip():
            is_after_gap = True
        else:
            if begun >= 0 and not _goes_on(before, line, folded[at:end], is_after_gap=is_after_gap):
                yield begun, last
                begun = -1
            begun = at if begun < 0 else begun
            before, last, is_after_gap = line.rstrip(), end, False
        at = end + 1
    if begun >= 0:
        yield begun, last


def _goes_on(before: str, line: str, folded: str, *, is_after_gap: bool) -> bool:
    """A page's end may stand between two lines of a sentence: after a gap only a small letter goes on."""
    if _STARTER.match(folded):
        return False
    is_small = line.lstrip()[:1].islower()
    if _ENDED.search(before):
        return is_small and not is_after_gap and not before.endswith((";", ":"))
    if is_small:
        return True
    return not is_after_gap and len(before) >= _WRAPPED and not before.isupper() and not line.isupper()


def _end(text: str, folded: str, start: int, last: int) -> int:
    for match in _BREAK.finditer(text, start, last):
        if match[0] != "." or _ends_sentence(match, folded, start):
            return match.start()
    return last


def _ends_sentence(dot: re.Match[str], folded: str, start: int) -> bool:
    """Whether a dot is not that of `1.` or `TP.`"""
    is_short = dot.start() - start <= 3 or _SHORT_FORM.search(folded[max(start, dot.start() - 5) : dot.start()])
    return dot[1].isupper() and not is_short


def _is_heading(written: str, ends: bool) -> bool:
    return ends and len(written) < 90 and not _ENDED.search(written) and not any(c.isdigit() for c in written[4:])
