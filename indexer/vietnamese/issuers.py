"""Who issued a document: the block in capitals above its number, the office above it first. Pure."""

import re
from collections.abc import Sequence

from indexer.vietnamese.cells import Cell, Sort
from indexer.vietnamese.kinds import title_at_start
from indexer.vietnamese.marks import is_mark
from indexer.vietnamese.text import fold

_OFFICE = re.compile(
    r"(?:uy ban|ubnd|ubmttq|ub |hoi dong|hdnd|so |bo |cuc |chi cuc|tong cuc|phong |ban |trung tam|truong "
    r"|vien (?!chuc )|van phong|vp|cong ty|tong cong ty|tap doan|kho bac|thue |doan |hoi |lien doan|lien hiep|benh vien"
    r"|thanh tra|toa an|cong an|dang uy|dang bo|chi bo|tinh uy|thanh uy|huyen uy|quan uy|chinh phu|thu tuong|quoc hoi"
    r"|chu tich nuoc|bao hiem|ngan hang|hai quan|cang |to cong tac|kiem toan|bao |dai |nha xuat ban|mat tran|quy "
    r"|xi nghiep|hat |cong doan|hoc vien|dai hoc|hop tac xa|tram |doi |tap chi|lien minh)"
)
_PLACE = re.compile(r"(?:tinh|thanh pho|huyen|xa|phuong|quan|thi xa|thi tran|dac khu) ")
_NEVER = re.compile(r"(?:chu nghia viet nam|viet nam$|den$|cong van den|v/v|ngay\b|luu\b|ban sao|sao y)")
_CAPITALS = re.compile(r"[^\W\d_]{2}")
_LONGEST = 90  # characters of a line
_MOST_LINES = 6


def find_issuer(cells: Sequence[Cell]) -> tuple[str, str]:
    """(office above, issuer) as written, "" where absent, from the cells before the number and heading."""
    offices = _joined(_lines(cells))
    if not offices:
        return "", ""
    return (offices[-2] if len(offices) > 1 else ""), offices[-1]


def _lines(cells: Sequence[Cell]) -> list[str]:
    found: list[str] = []
    for cell in cells:
        if cell.sort is Sort.NUMBER or len(found) >= _MOST_LINES or (found and _is_heading(cell)):
            break
        if cell.sort is Sort.TEXT and _may_be_office(cell, has_before=bool(found)):
            found.append(cell.text.strip(" .:*_-–=•'\""))
    return found


def _is_heading(cell: Cell) -> bool:
    """Whether a kind's name stands alone; `KẾ HOẠCH VÀ ĐẦU TƯ` may be the second line of an office."""
    title = title_at_start(cell.folded.strip(" .:"))
    return title is not None and title[1] == len(cell.folded.strip(" .:"))


def _may_be_office(cell: Cell, has_before: bool) -> bool:
    text, folded = cell.text, cell.folded.strip(" .:*_-=•'\"")
    if len(text) > _LONGEST or _NEVER.match(folded) or not _CAPITALS.search(text) or is_mark(text):
        return False
    if not text.isupper() and not (folded.startswith(("ubnd ", "hdnd ")) and text[:4].isupper()):
        return False
    return has_before or bool(_OFFICE.match(folded + " "))


def _joined(lines: list[str]) -> list[str]:
    """Offices from lines: one that does not start with an office's word goes on from the line before."""
    offices: list[str] = []
    for line in lines:
        folded = fold(line)
        if offices and (_PLACE.match(folded) or not _OFFICE.match(folded + " ") or _is_open(offices[-1])):
            offices[-1] = f"{offices[-1]} {line}"
        else:
            offices.append(line)
    return offices


def _is_open(office: str) -> bool:
    """Whether a line cannot end an office's name: `TRUNG TÂM PHÁT TRIỂN` needs what it develops."""
    return fold(office).endswith((" va", " phat trien", " cua", " quan ly", ",", " -", " dau tu va"))
