"""Tracked changes of Word: who inserted and deleted how much, and the deleted text taken out."""

from indexer.extract.draft import Draft
from indexer.extract.formats.wordml import T, W
from indexer.extract.xmltree import Element, detach, is_wall_clock, moment

_GONE = (W + "del", W + "moveFrom")
_NEW = (W + "ins", W + "moveTo")
_DELETED_TEXT = W + "delText"
_DATE_UTC = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc"


def take_marks(root: Element, draft: Draft) -> None:
    """Puts a mark for every tracked change and removes what the document no longer says.

    Word writes local time with a `Z`; newer versions add the true UTC time, which then counts.
    """
    changes = list(root.iter(*_GONE, *_NEW))
    for change in changes:
        is_gone = change.tag in _GONE
        words = sum(len((text.text or "").split()) for text in change.iter(T, _DELETED_TEXT))
        if words:
            true, local = change.get(_DATE_UTC), change.get(W + "date")
            kind, author = "deleted" if is_gone else "inserted", change.get(W + "author") or ""
            draft.mark(kind, author, moment(true or local), words, is_local=not true and is_wall_clock(local))
    for change in changes:
        if change.tag in _GONE:
            detach(change)
