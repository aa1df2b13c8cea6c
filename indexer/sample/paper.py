"""A paper of the sample office: what it says and what it says of itself, before any file format. Pure."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or a tracked insertion: whose, when (aware UTC), what."""

    author: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The layout of Decree 30/2020: national header, issuer, number, place and date, kind, subject, body, signature.

    `number` "" is a draft with a blank number; an empty `kind` is an official letter (công văn) whose subject stands as
    V/v under the number, or no official paper at all when `issuer` is empty too (notes, tables, slides).
    `table` rows are of equal length, the first one is the head; numbers stand as digits only ("1250000000").
    """

    subject: str
    paragraphs: tuple[str, ...]
    kind: str = ""
    number: str = ""
    symbol: str = ""  # for a blank number: "Số:      /QĐ-STC"
    place_date: str = ""  # "Tân Lộc, ngày 05 tháng 02 năm 2026"
    parent: str = ""  # "ỦY BAN NHÂN DÂN TỈNH TÂN LỘC"
    issuer: str = ""  # "SỞ TÀI CHÍNH"
    addressees: tuple[str, ...] = ()  # Kính gửi
    recipients: tuple[str, ...] = ()  # Nơi nhận
    capacity: str = ""  # "KT. GIÁM ĐỐC"
    position: str = ""  # "PHÓ GIÁM ĐỐC"
    signer: str = ""
    secrecy: str = ""  # "MẬT"
    table: tuple[tuple[str, ...], ...] = ()
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself. Times aware UTC."""

    creator: str
    last_modified_by: str
    created: datetime
    modified: datetime
    revision: int = 1
    company: str = "Sở Tài chính"
    comments: tuple[Remark, ...] = ()
    insertions: tuple[Remark, ...] = ()
