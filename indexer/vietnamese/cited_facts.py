"""What a text says of a document next to its number: its day, its issuer, what it is about. Pure.

Quyết định số 118/QĐ-STC ngày 05/02/2026 của Giám đốc Sở Tài chính về việc giao dự toán
                         day             issuer                   about
"""

import re
from datetime import date

from indexer.vietnamese.citing_words import CLAUSE, KIND, LIST_START
from indexer.vietnamese.dates import find_dates
from indexer.vietnamese.text import lower

LONGEST_ABOUT = 160
_LOOKED = 260  # letters after a number that may speak of it
_LONGEST_ISSUER = 100

_WHEN = re.compile(r"[\s,(]{0,4}(?:(?:ban hanh|ky|de) )?(?=ngay|nam|(?:\d{1,2}[/.-]){2}\d{4})")
_YEAR = re.compile(r"nam\s((?:19|20)\d{2})")
_DATE = re.compile(
    r"(?:ngay\s*)?(?:\d{1,2}\s*thang\s*\d{1,2}\s*nam\s*\d{4}|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}"
    r"|[\d.… /]{0,20})(?:nam\s\d{4})?"
)
_BY = re.compile(r"[\s,)]{0,3}cua\s+")
# over text with its marks: folded, `tại` is the `Tài` of every department of finance
_ISSUER_ENDS = re.compile(
    r"[,;(\"]|\s(?:về|v/v|quy định|hướng dẫn|ban hành|phê duyệt|sửa đổi|đề nghị|xin|thông báo|giao(?! thông| dịch)"
    r"|công bố|họp|tại|gửi|yêu cầu|bãi bỏ|thay thế|điều chỉnh|kết luận|triển khai|thi hành|kèm|cho|chi tiết"
    r"|hết hiệu lực|được|có hiệu lực|và (?=quyết định|nghị|thông|công văn|kế hoạch|tờ trình|văn bản|luật))"
)
_ABOUT = re.compile(
    r"[\s,)]{0,3}(?=(?:ve viec|ve|v/v|quy dinh|huong dan|ban hanh|phe duyet|sua doi|de nghi|xin|thong bao|giao|cong bo"
    r"|chi tiet|yeu cau|trien khai|thi hanh)\s)"
)
_LAW_NAME = re.compile(
    r"(?<![a-z])(?:luat (?:sua doi|bo sung)[^;]{0,60} cua )?(?:bo luat|luat|phap lenh)\s+(?!so)"
    r"((?:(?!(?:luat|phap lenh|nghi dinh)\s)[^;.]){3,120}?)\s*,?\s*(?:so\s*:?\s*)?$"
)


def day_of(folded: str, at: int, until: int) -> tuple[date | None, int | None, int]:
    """(day, year where only that is said, where the rest begins) of what follows a number."""
    match = _WHEN.match(folded, at, until)
    if not match:
        return None, None, at
    if year := _YEAR.match(folded, match.end(), until):
        return None, int(year[1]), year.end()
    written = _DATE.match(folded, match.end(), until)
    if not written:
        return None, None, at
    days = find_dates(written[0])
    return (days[0] if days else None), None, written.end()


def issuer_of(text: str, folded: str, at: int, until: int) -> tuple[str, int]:
    """(issuer as written, where the rest begins) of what follows a number and its day."""
    match = _BY.match(folded, at, until)
    if not match:
        return "", at
    stop = min(until, match.end() + _LONGEST_ISSUER)
    if ends := _ISSUER_ENDS.search(lower(text[match.end() : stop])):
        stop = match.end() + ends.start()
    return " ".join(text[match.end() : stop].split()).strip(" ."), stop


def about_of(text: str, folded: str, at: int, until: int) -> str:
    """`về việc …` after all that, at most LONGEST_ABOUT letters. `until`: the next number, or the sentence's end."""
    match = _ABOUT.match(folded, at, until)
    if not match:
        return ""
    stop = min(until, match.end() + _LOOKED)
    if clause := CLAUSE.search(folded, match.end(), stop):
        stop = clause.start()
    kinds = list(KIND.finditer(folded, match.end(), stop))
    leads_on = bool(kinds) and not folded[kinds[-1].end() : until].strip(" so:.")  # to the next number
    if leads_on and (listed := LIST_START.search(folded[match.end() : kinds[-1].start()])):
        stop = match.end() + listed.start()
    return _shortened(text[match.end() : stop])


def law_name(text: str, folded: str, after: int, start: int) -> str:
    """`Luật Ngân sách nhà nước` where the number at `start` follows the name."""
    named = _LAW_NAME.search(folded, max(after, start - LONGEST_ABOUT), start)
    return _shortened(text[named.start() : named.end(1)]) if named and "ngay" not in named[1] else ""


def _shortened(written: str) -> str:
    said = " ".join(written.split()).strip(" .,;:/()\"'-")
    if len(said) <= LONGEST_ABOUT:
        return said
    return said[: LONGEST_ABOUT - 1].rpartition(" ")[0].rstrip(" ,;") + "…"
