"""When Word comments were written, in UTC, where newer versions say so. Source: MS-DOCX 2.5.4 (w16cid, w16cex).

The comment's own date is local time with a `Z`. Its last paragraph's id leads to a durable one, and that to the time.
"""

from datetime import datetime

from indexer.extract.draft import Draft
from indexer.extract.formats.ooxml import optional, related
from indexer.extract.formats.wordml import P
from indexer.extract.package import Package
from indexer.extract.xmltree import Element, moment

_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_IDS = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_MORE = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"


def true_times(package: Package, main: str, draft: Draft) -> dict[str, datetime]:
    """UTC by paragraph id."""
    by_durable: dict[str, datetime] = {}
    for name in related(package, main, "commentsExtensible"):
        root = optional(package, name, draft)
        for one in root.iter(_MORE + "commentExtensible") if root is not None else ():
            at = moment(one.get(_MORE + "dateUtc"))
            if at:
                by_durable[one.get(_MORE + "durableId") or ""] = at
    found: dict[str, datetime] = {}
    for name in related(package, main, "commentsIds") if by_durable else ():
        root = optional(package, name, draft)
        for one in root.iter(_IDS + "commentId") if root is not None else ():
            durable = one.get(_IDS + "durableId") or ""
            if durable in by_durable:
                found[one.get(_IDS + "paraId") or ""] = by_durable[durable]
    return found


def true_time(comment: Element, times: dict[str, datetime]) -> datetime | None:
    """Of one comment; None where only its local date is known."""
    return next((times[id] for one in comment.iter(P) if (id := one.get(_PARAGRAPH) or "") in times), None)
