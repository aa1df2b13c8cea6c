"""Whether two writings name one office. Pure."""

import re
from functools import lru_cache

from indexer.vietnamese.text import fold

_SHORT_OFFICES = (
    (re.compile(r"(?<![a-z])ubnd(?![a-z])"), "uy ban nhan dan"),
    (re.compile(r"(?<![a-z])hdnd(?![a-z])"), "hoi dong nhan dan"),
    (re.compile(r"(?<![a-z])tp\.?(?=\s)"), "thanh pho"),
    (re.compile(r"(?<![a-z])khdt(?![a-z])"), "ke hoach va dau tu"),
)
_HEADS = re.compile(
    r"^(?:(?:pho )?(?:chu tich|giam doc|cuc truong|chi cuc truong|truong phong|truong ban|chanh van phong"
    r"|chanh thanh tra|bo truong|thu truong|tong giam doc|hieu truong|truong)\s+"
    r"(?=(?:uy ban|hoi dong|so |phong |ban |bo |cuc |chi cuc|van phong|thanh tra|truong |trung tam|cong ty)))"
)
_UNTOLD = frozenset({"uy ban nhan dan", "hoi dong nhan dan", "so", "phong", "ban", "giam doc", "chu tich", "tinh"})


def same_office(one: str, other: str) -> bool | None:
    """Whether two writings name one office: `Chủ tịch UBND tỉnh` and `ỦY BAN NHÂN DÂN TỈNH TÂN LỘC` do.

    None where one of them says too little.
    """
    first, second = sorted((_bare_office(one), _bare_office(other)), key=len)
    if not first or first in _UNTOLD:
        return None
    return first == second or second.startswith(first + " ") or second.endswith(" " + first)


@lru_cache(maxsize=4096)
def _bare_office(written: str) -> str:
    folded = " ".join(re.sub(r"[^a-z\s]", " ", fold(written)).split())
    for short, whole in _SHORT_OFFICES:
        folded = short.sub(whole, folded)
    return _HEADS.sub("", folded)
