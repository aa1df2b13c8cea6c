"""The words by which Vietnamese offices cite: which of them make which relation, and which only look like it. Pure.

Everything is matched on folded text. The relation a number stands in is that of the last such word before it, where
nothing between the two says that the word speaks of something else.
"""

import re
from dataclasses import dataclass

from indexer.model.relation import Relation
from indexer.vietnamese.kinds import TITLES

_KINDS = {
    *TITLES,
    *("van ban", "cv", "vb", "bo luat", "hien phap", "nghi quyet", "thong bao ket luan", "bao cao tham dinh"),
    *("bao cao tham tra", "phieu chuyen", "giay phep", "chuong trinh hanh dong"),
}
KIND = re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})(?![a-z0-9])")

LIST_START = re.compile(r"(?:^|,|;|:|(?<![a-z])(?:va|voi|hoac|dong thoi))\s*(?:(?:ca |voi |theo |tai )?(?:cac )?)$")
BY_WAY_OF = re.compile(r"(?<![a-z])(?:tai|theo|trong|bang|boi|kem theo|ban hanh theo)\s*(?:noi dung |cac |so )?$")
_DESCRIBES = re.compile(
    r"(?<![a-z])(?:ve viec|v/v|ve|quy dinh|huong dan|lien quan|kem|phuc vu|nham|doi voi viec)(?![a-z])"
    r"|(?<![a-z])de (?=[a-z])"
)
NESTED = re.compile(
    r"(?<![a-z])(?:ve viec|v/v|ve|quy dinh|huong dan|thi hanh|thuc hien|trien khai|sua doi|bo sung|thay the|bai bo"
    r"|dieu chinh|dinh chinh|tra loi|phuc dap|ban hanh|kem theo|phe duyet|gia han)(?![a-z])"
)
PASSIVE = re.compile(
    r"(?<![a-z])(?:da )?duoc (?:[a-z]+,? ){0,3}?(?:sua doi|thay the|dieu chinh|bo sung|dinh chinh|gia han)"
    r"[a-z, ]{0,40}$"
)
CLAUSE = re.compile(
    r",\s+(?=(?:so(?! [\d:]| *$)|phong|ubnd|uy ban|ban|cuc|chi cuc|hdnd|hoi dong|van phong|trung tam|truong|cong ty"
    r"|don vi|co quan|to chuc|chung toi|de nghi|yeu cau|giao|nay|kinh|bao cao|ngay|chu tich|giam doc|bo(?! sung)"
    r"|thanh tra|kho bac|du an)\s)"
)
ENDED = re.compile(
    r"(?<!da )(?<!deu )(?:het hieu luc|khong con hieu luc|cham dut hieu luc"
    r"|(?:bi|duoc) (?:bai bo|huy bo|thay the)(?! (?:boi|bang|tai|theo) (?!quyet dinh nay|ke hoach nay|van ban nay)))"
)
MENDED = re.compile(r"(?<![a-z])nay (?:duoc |xin )?(?:dinh chinh|dieu chinh|sua doi|sua lai|sua)(?![a-z])")
PART = re.compile(
    r"^\s*(?:(?:mot so|mot phan|noi dung|cac|toan bo) )*"
    r"(?:noi dung|khoan|diem|dieu \d|muc|phu luc|cum tu|bieu|mau|mot so (?:noi dung|dieu|khoan|diem))"
)
GROUNDS = re.compile(r"(?<![a-z])(?:can cu|co so phap ly)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that makes a relation, `reach` letters far at most; over a `tai`, `theo` and the like at any length."""

    relation: Relation
    pattern: re.Pattern[str]
    reach: int


def _trigger(relation: Relation, words: str, reach: int) -> Trigger:
    return Trigger(relation, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])"), reach)


TRIGGERS = (
    _trigger(Relation.BASED_ON, r"can cu(?: vao| cac)?|tren co so", 400),
    _trigger(
        Relation.ANSWERS,
        r"phuc dap|(?<!da )(?<!chua )(?<!cau )tra loi|(?:de nghi|kien nghi|yeu cau)(?= cua| tai)|xet(?! xu| tuyen)"
        r"|xem xet|theo(?= to trinh)|nhan duoc",
        60,
    ),
    _trigger(
        Relation.CARRIES_OUT,
        r"(?:to chuc |trien khai )?thuc hien(?! (?:theo|du an|che do|chi tra|quy dinh))|trien khai"
        r"|(?<!hieu luc )thi hanh|chap hanh|quan triet|chi dao|tiep tuc thuc hien",
        60,
    ),
    _trigger(Relation.REPLACES, r"thay the(?: cho)?|thay cho|bai bo|huy bo|huy|thu hoi|cham dut hieu luc", 60),
    _trigger(Relation.AMENDS, r"sua doi(?:, bo sung)?(?:, thay the)?|dinh chinh|dieu chinh(?:, bo sung)?|bo sung", 140),
)

# Words right before a trigger that take its force: somebody else is to do it, or it is done to the subject.
DENIED = re.compile(r"(?<![a-z])(?:chua|da|duoc|bi|khong|kinh phi|chi phi|thoi gian|du toan)\s(?:[a-z]+,? ){0,2}$")
_LAW = re.compile(r"(?<![a-z])(?:luat|bo luat|nghi dinh|thong tu|nghi quyet|quyet dinh)\s(?:moi )?$")
_AS_NOUN = re.compile(r"(?<![a-z])(?:lam|co|nhung|cac|moi|la)\s$")
_RULED = re.compile(r"(?:quy dinh|huong dan) (?:tai|theo)\s*$|kem theo\s*$|(?<![a-z])(?:da|duoc) [a-z ]{2,20} tai\s*$")
_WITHIN = re.compile(r"(?<![a-z])(?:tai|trong|kem theo|ban hanh theo)\s*(?:noi dung |cac )?$")
_LONGEST_WAY = 160


def trigger(lead: str) -> Relation | None:
    """The relation that the words before a number's kind make; None where they make none."""
    found: tuple[int, Relation] | None = None
    for one in TRIGGERS:
        for match in one.pattern.finditer(lead):
            place = (match.start(), _relation(one, match, lead))
            if _reaches(one, match, lead) and (found is None or place > found):
                found = place
    return found[1] if found else None


def _relation(one: Trigger, match: re.Match[str], lead: str) -> Relation:
    if one.relation is Relation.REPLACES and PART.match(lead[match.end() :]):
        return Relation.AMENDS  # a part of it goes, the rest stays
    return one.relation


def _reaches(one: Trigger, match: re.Match[str], lead: str) -> bool:
    before, tail = lead[: match.start()], lead[match.end() :]
    if one.relation is Relation.BASED_ON:
        is_first = not before.strip(" \n-+*")
        return not CLAUSE.search(tail) and (is_first or (len(tail) <= 90 and not _AS_NOUN.search(before[-12:])))
    if DENIED.search(before[-40:]) or _LAW.search(before[-14:]):
        return False
    if one.relation in (Relation.AMENDS, Relation.REPLACES):
        return _reaches_changed(one, match[0], tail)
    if BY_WAY_OF.search(tail) and len(tail) <= _LONGEST_WAY:
        return not _RULED.search(tail)
    return len(tail) <= one.reach and not _DESCRIBES.search(tail) and not CLAUSE.search(tail)


def _reaches_changed(one: Trigger, word: str, tail: str) -> bool:
    if word == "bo sung" and len(tail.strip()) > 12:
        return False
    if _WITHIN.search(tail) and len(tail) <= _LONGEST_WAY:
        return True
    return (
        len(tail) <= one.reach
        and not BY_WAY_OF.search(tail)
        and not _DESCRIBES.search(tail)
        and not CLAUSE.search(tail)
    )
