"""The kinds of documents of Vietnamese offices and the letters that stand for them in a number.

Sources: Decree 30/2020/NĐ-CP, article 7 and appendix III (29 kinds, copies); Circular 01/2011/TT-BNV, annex I
(four kinds that went out of use, older letters); legal texts, Party papers and working papers from practice.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from indexer.vietnamese.text import fold, lower


class Family(StrEnum):
    """Which rules a kind follows: how it is numbered depends on it."""

    ADMINISTRATIVE = "administrative"
    COPY = "copy"
    LEGAL = "legal"  # its number holds the year
    PARTY = "party"  # its number is NUMBER-KIND/ORGANISATION
    WORKING = "working"  # drafts, slips and the like: mostly not numbered


@dataclass(frozen=True, slots=True)
class Kind:
    """`symbols`: the letters in a number, the official form first; a letter has none, its number names only offices."""

    name: str
    english: str
    symbols: tuple[str, ...]
    family: Family


LETTER = "Công văn"
SUBMISSION = "Tờ trình"

_ADMINISTRATIVE = """
Nghị quyết | Resolution | NQ
Quyết định | Decision | QĐ
Chỉ thị | Directive | CT
Quy chế | Regulations | QC
Quy định | Rules | QyĐ QYĐ QĐi
Thông cáo | Communiqué | TC
Thông báo | Notice | TB TBKL
Hướng dẫn | Guidance | HD HDLN HDLS
Chương trình | Programme | CTr CTHĐ CTCT
Kế hoạch | Plan | KH KHLT KHPH
Phương án | Scheme | PA
Đề án | Project proposal | ĐA
Dự án | Project | DA
Báo cáo | Report | BC BCTĐ BCGT BCKT BCTH
Biên bản | Minutes | BB
Tờ trình | Submission | TTr TTR
Hợp đồng | Contract | HĐ HĐKT HĐLĐ HĐLV
Công văn | Official letter |
Công điện | Urgent dispatch | CĐ
Bản ghi nhớ | Memorandum of understanding | BGN GN
Bản thỏa thuận | Agreement | BTT TTh
Giấy ủy quyền | Authorisation letter | GUQ UQ
Giấy mời | Invitation | GM
Giấy giới thiệu | Introduction letter | GGT GT
Giấy nghỉ phép | Leave permit | GNP NP
Phiếu gửi | Sending slip | PG
Phiếu chuyển | Transfer slip | PC
Phiếu báo | Notice slip | PB
Thư công | Official personal letter |
Bản cam kết | Commitment | CK
Giấy chứng nhận | Certificate | CN GCN
Giấy đi đường | Travel order | ĐĐ GĐĐ
Giấy biên nhận hồ sơ | Receipt of dossier | BN GBN
"""
_COPY = """
Sao y | True copy | SY
Trích sao | Extract copy | TrS TS
Sao lục | Copy of a copy | SL
"""
_LEGAL = """
Luật | Law |
Pháp lệnh | Ordinance |
Nghị định | Decree | NĐ
Thông tư | Circular | TT
Thông tư liên tịch | Joint circular | TTLT
Văn bản hợp nhất | Consolidated text | VBHN HNVB
Nghị quyết liên tịch | Joint resolution | NQLT
Lệnh | Order | L
"""
_PARTY = """
Kết luận | Conclusion | KL
Nghị quyết | Resolution | NQ
Thông tri | Party circular | TT
Quy định | Rules | QĐi QyĐ
Quyết định | Decision | QĐ
Chỉ thị | Directive | CT
Công văn | Official letter | CV
"""
_WORKING = """
Phiếu trình | Routing slip | PTr PT
Phiếu lấy ý kiến | Opinion form | PYK PLYK
Kết luận thanh tra | Inspection conclusion | KLTT KLTTr KL KLKT
Lịch công tác | Work calendar | LCT LLV
Giấy xác nhận | Confirmation | GXN
Giấy phép | Licence | GP
Phụ lục | Annex | PL
"""


def _read(table: str, family: Family) -> tuple[Kind, ...]:
    rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return tuple(Kind(name, english, tuple(symbols.split()), family) for name, english, symbols in rows)


KINDS: tuple[Kind, ...] = (
    *_read(_ADMINISTRATIVE, Family.ADMINISTRATIVE),
    *_read(_COPY, Family.COPY),
    *_read(_LEGAL, Family.LEGAL),
    *_read(_PARTY, Family.PARTY),
    *_read(_WORKING, Family.WORKING),
)


def _by_symbol(*families: Family) -> dict[str, Kind]:
    """Kinds by their letters in small letters, as they are (hđ) and folded; folded, the first kind wins (hd is HD)."""
    kinds = [kind for kind in KINDS if kind.family in families]
    exact = {lower(symbol): kind for kind in reversed(kinds) for symbol in kind.symbols}
    folded = {fold(symbol): kind for kind in reversed(kinds) for symbol in kind.symbols}
    return folded | exact


ADMINISTRATIVE_SYMBOLS = _by_symbol(Family.ADMINISTRATIVE, Family.COPY)
LEGAL_SYMBOLS = _by_symbol(Family.LEGAL)
PARTY_SYMBOLS = _by_symbol(Family.PARTY)
WORKING_SYMBOLS = _by_symbol(Family.WORKING)


def kind_of(letters: str, table: dict[str, Kind]) -> Kind | None:
    """The kind that the written letters of a symbol name; HĐ and HD are told apart where the mark is written."""
    return table.get(lower(letters)) or table.get(fold(letters))


# Titles that stand for a kind without being its name.
_OTHER_TITLES = {
    "thong bao ket luan": "Thông báo",
    "ban cam ket": "Bản cam kết",
    "thoa thuan": "Bản thỏa thuận",
    "sac lenh": "Lệnh",
    "phieu y kien": "Phiếu lấy ý kiến",
    "phieu giai quyet van ban den": "Phiếu chuyển",
}
TITLES: dict[str, str] = {fold(kind.name): kind.name for kind in reversed(KINDS)} | _OTHER_TITLES
_TITLE = re.compile(rf"(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})(?![a-z0-9])")


def title_at_start(folded: str) -> tuple[str, int] | None:
    """The kind that a folded heading starts with, and the length of the words that say so."""
    match = _TITLE.match(folded)
    return (TITLES[match[0]], match.end()) if match else None


def english_name(name: str) -> str:
    """The English name of a kind given by its Vietnamese one; the name itself where it is not ours."""
    return next((kind.english for kind in KINDS if kind.name == name), name)
