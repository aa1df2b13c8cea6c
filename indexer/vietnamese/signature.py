"""Who signed: the capitals before a name at the end of a document (`KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`, the name). Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.text import fold


class Capacity(StrEnum):
    """For whom the signer signs (Decree 30/2020/NĐ-CP, article 13)."""

    OWN = ""
    ON_BEHALF = "TM."  # thay mặt: of a body that decides together
    FOR_HEAD = "KT."  # ký thay: a deputy for the head
    BY_ORDER = "TL."  # thừa lệnh
    BY_MANDATE = "TUQ."  # thừa ủy quyền
    ACTING = "Q."  # quyền: acting head


@dataclass(frozen=True, slots=True)
class Signer:
    """`position` as written, in capitals; `principal` is the office or head signed for, "" where the head signs."""

    name: str
    position: str
    capacity: Capacity = Capacity.OWN
    principal: str = ""


_TAIL = 6000  # characters
_RECIPIENTS = ("Nơi nhận", "NƠI NHẬN", "Noi nhan")
_BEFORE_RECIPIENTS, _AFTER_RECIPIENTS = 800, 1500  # characters
_LONGEST = 120
_NAME_WITHIN = 14  # lines below the position
_COLUMN = re.compile(r" {4,}|[|\t]")
_PREFIX = re.compile(r"(?P<letters>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)(?:\s*[.,]|(?<=/.))\s*(?P<title>\S[^\n]{2,69})$")
_FIRST_LETTERS = frozenset("TKQ")
_HEAD = re.compile(
    r"(?:pho )?(?:giam doc|chu tich|truong phong|chanh van phong|truong ban|chi cuc truong|cuc truong|vien truong"
    r"|hieu truong|chanh thanh tra|tong giam doc|truong doan|bi thu|vu truong|tong cuc truong|chu nhiem|chanh an"
    r"|tram truong|doi truong|tong bien tap|kiem toan truong)\b|(?:bo|thu) truong\b|thu tuong\b"
)
_DEGREES = re.compile(
    r"(?:(?:GS|PGS|TSKH|TS|Th\.?S|BS|CKI{1,2}|CK1|CK2|KS|CN|LS|NGƯT|NGND|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy"
    r"|Thượng úy)(?:[. ]+|(?=[A-ZĐ])))"
)
_NAME_WORD = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]*")
# Those that begin no title: a name in capitals is told from one by them.
_SURNAMES = frozenset(
    [
        *(
            "NGUYỄN",
            "TRẦN",
            "LÊ",
            "PHẠM",
            "HOÀNG",
            "HUỲNH",
            "PHAN",
            "VŨ",
            "VÕ",
            "ĐẶNG",
            "BÙI",
            "ĐỖ",
            "HỒ",
            "NGÔ",
            "DƯƠNG",
        ),
        *("LÝ", "ĐINH", "TRƯƠNG", "TÔ", "TẠ", "TRỊNH", "ĐÀO", "LƯU", "VƯƠNG"),
    ]
)
_SIGNED = frozenset({"(da ky)", "da ky", "(ky ten)", "(da ky, dong dau)", "(ky, dong dau)", "(ky ten, dong dau)"})
_STARTS_OTHER = ("(", "-", "Nơi", "[", "Ký")


def find_signer(text: str) -> Signer | None:
    """The last signature beside the recipients (an annex may follow), else in the last 6,000 characters.

    None where no name stands under a position.
    """
    at = min((found for words in _RECIPIENTS if (found := text.find(words)) >= 0), default=-1)
    if 0 <= at < len(text) - _AFTER_RECIPIENTS:
        signer = _last_signer(text[max(0, at - _BEFORE_RECIPIENTS) : at + _AFTER_RECIPIENTS])
        if signer:
            return signer
    return _last_signer(text[-_TAIL:])


def _last_signer(text: str) -> Signer | None:
    lines = [_last_column(line) for line in clean(text).split("\n")]
    found: Signer | None = None
    after = 0
    for at, line in enumerate(lines):
        if at < after or (not (line[:1] in _FIRST_LETTERS and _PREFIX.match(line)) and not _is_head(line)):
            continue
        signed = _signed_below(lines, at)
        if signed:
            found, after = signed
    return found


def _last_column(line: str) -> str:
    end = line[-400:].rstrip(" |\t")
    return (_COLUMN.split(end)[-1] if "    " in end or "|" in end or "\t" in end else end).strip(" *_")


def _is_head(line: str) -> bool:
    return line.isupper() and len(line) <= _LONGEST and _HEAD.match(fold(line)) is not None


def _signed_below(lines: Sequence[str], at: int) -> tuple[Signer, int] | None:
    """The signature whose first line is at `at`, and the index after its name."""
    titles = [lines[at]]
    for index in range(at + 1, min(at + _NAME_WITHIN, len(lines))):
        line = lines[index]
        if not line or fold(line) in _SIGNED:
            continue
        name = _name(line)
        if name:
            return _signer(name, titles), index + 1
        if line.isupper() and not any(map(str.isdigit, line)):
            titles.append(line)
        elif not line.startswith(_STARTS_OTHER):
            return None
    return None


def _signer(name: str, titles: list[str]) -> Signer:
    """`TM. UBND` / `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH`: the last prefix says the capacity."""
    capacity, bare = Capacity.OWN, []
    for title in titles:
        match = _PREFIX.match(title)
        if match:
            capacity = Capacity(match["letters"].replace("/", "") + ".")
        bare.append(match["title"].strip() if match else title)
    return Signer(name, bare[-1], capacity, bare[0] if capacity and len(bare) > 1 else "")


def _name(line: str) -> str:
    """The person's name a line consists of, without degrees; "" where it is something else."""
    if len(line) > _LONGEST:
        return ""
    if line.isupper():
        words = line.split()
        return " ".join(map(str.capitalize, words)) if 3 <= len(words) <= 5 and words[0] in _SURNAMES else ""
    rest = line
    while match := _DEGREES.match(rest):
        rest = rest[match.end() :]
    words = rest.split()
    if 2 <= len(words) <= 6 and all(_NAME_WORD.fullmatch(word) for word in words) and len(words[0]) > 1:
        return " ".join(words)
    return ""
