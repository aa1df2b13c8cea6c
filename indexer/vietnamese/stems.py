"""What is left of a file's name without its state: drafts, copies and versions of one work share it. Pure.

Digits that are not a draft's number, a date or the document's own number stay: `Báo cáo tháng 3` and `Báo cáo tháng 4`
are two works.
"""

import re
from dataclasses import dataclass
from datetime import date

from indexer.vietnamese.filenames import read_filename
from indexer.vietnamese.kinds import ADMINISTRATIVE_SYMBOLS, LEGAL_SYMBOLS, TITLES
from indexer.vietnamese.text import fold, words


@dataclass(frozen=True, slots=True)
class Stem:
    """`text` is folded, "" where too little is left to tell one work from another; `kind` as the name says it.

    `draft`: the number of the draft or version. `day`: a whole date in the name, as of a meeting or a version.
    """

    text: str
    kind: str = ""
    draft: int | None = None
    is_draft: bool = False
    is_signed: bool = False
    is_final: bool = False
    is_copy: bool = False
    day: date | None = None


_LETTERS = "|".join(sorted({*ADMINISTRATIVE_SYMBOLS, *LEGAL_SYMBOLS, "cv", "ptr"}, key=len, reverse=True))
_TITLES = "|".join(sorted(map(re.escape, TITLES), key=len, reverse=True))
_NUMBER = re.compile(
    rf"^\s*(?:so\s*)?\d{{1,6}}\s?[-_. ]\s?(?:(?:19|20)\d{{2}}\s?[-_. ]\s?)?(?:{_LETTERS}|ubnd|hdnd|s[a-z]{{1,7}})"
    r"(?:[-_][a-z]{2,10}){1,2}(?![a-z])"
)
_LIST_NUMBER = re.compile(
    r"^\s*(?!(?:19|20)\d\d\b)\d{1,6}(?:\s?[.)_]\s*|[\s_-]+)(?=[a-z])(?!(?:thang|nam|ngay|tuan)\b|quy [\div])"
)
_KIND = re.compile(
    rf"(?<![a-z])(?:{_TITLES}|{_LETTERS})(?![a-z])(?:\s\d{{1,6}}-(?:{_LETTERS}|ubnd|s[a-z]{{1,7}})(?:-[a-z]{{2,8}}){{1,2}}(?![a-z]))?"
)
_DATE = re.compile(
    r"(?<!\d)(?:(?:ngay )?\d{1,2}[-./_ ]\d{1,2}[-./_ ](?:19|20)?\d{2}|(?:19|20)\d{2}[-._ ]\d{1,2}[-._ ]\d{1,2}"
    r"|\d{8})(?!\d)"
)
_COPY = re.compile(r"\s*\(\d{1,3}\)\s*$|\s*-?\s*\bcopy(?: of)?\b|\s*-?\s*\b(?:ban sao|sao chep)\s*$")
_ROUND = re.compile(
    r"\b(?:du thao|duthao|dthao|draft|nhap|chinh sua|sua|trinh|gop y|ban cuoi|final)\s?(?:(?:lan|so|v)\s?)?"
    r"(\d{1,2})(?!\d|[./-]\d)"
    r"|(?<![a-z])(?:v|ver|version|phien ban)\s?\.?(\d{1,2})(?:\.\d{1,2})?(?!\d)|\bban\s(\d{1,2})\s*$"
)
_STATE = re.compile(
    r"\bban (?:du thao|nhap|final|cuoi(?: cung)?|chot|chinh thuc|hoan chinh|hoan thien|sach|moi|ky|scan)\b"
    r"|\b(?:du thao|duthao|dthao|draft|final|cuoi cung|lan cuoi|signed|kydauden|da ky|da ban hanh|scan)\b"
    r"|\b(?:(?<!chu )ky so|da dong dau)\b"
    r"|\b(?:trinh ky|trinh duyet|trinh lanh dao|cap nhat|moi nhat|edit(?:ed)?|track)\b|^\s*(?:dt|nhap)\b"
    r"|\b(?:nhap|chot|chinh thuc|hoan chinh|hoan thien|(?:da )?(?:chinh )?sua(?: lai)?)\s*$"
    r"|\(\s*(?:moi|nhap|(?:da )?(?:chinh )?sua[^)]*)\)"
)
_LEAST_WORDS, _LEAST_LETTERS = 2, 6


def stem_of(name: str) -> Stem:
    """What a name says beside its state, and its state."""
    read = read_filename(name)
    spoken = _DATE.sub(" ", fold(read.title).replace("_", " "))
    if " " not in spoken.strip():  # words joined by hyphens, as web pages name their files
        spoken = _NUMBER.sub(" ", spoken).replace("-", " ")
    draft = _ROUND.search(spoken)
    left = words(_KIND.sub(" ", _bare(spoken), count=1))
    text = " ".join(left)
    is_enough = len(left) >= _LEAST_WORDS and len(text) >= _LEAST_LETTERS
    return Stem(
        text=text if is_enough else "",
        kind=read.kind,
        draft=int(draft[1] or draft[2] or draft[3]) if draft else None,
        is_draft=bool({"draft", "for_signature"} & set(read.states)),
        is_signed="signed" in read.states,
        is_final="final" in read.states,
        is_copy=read.copy is not None or _COPY.search(spoken) is not None,
        day=read.day,
    )


def _bare(spoken: str) -> str:
    """Without numbers before it and states around it; what stood behind one of them may be another one."""
    while True:
        shorter = spoken.strip(" -–.,")
        for furniture in (_COPY, _ROUND, _STATE, _NUMBER, _LIST_NUMBER):
            shorter = furniture.sub(" ", shorter)
        if shorter == spoken:
            return spoken
        spoken = shorter
