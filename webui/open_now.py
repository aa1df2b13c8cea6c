"""Who is at it now: the panel of open documents on the activity page, and the line on a document's own page."""

from collections.abc import Sequence
from typing import Any

from indexer.model.document import Document
from indexer.model.presence import OpenDocument
from webui import components, preview
from webui.formats import Formats
from webui.rows import initials
from webui.visit import Visit

_AT_ONCE = 3  # rows shown; the rest on request
_MOST = 100
_COLOURS = 4

Row = dict[str, Any]


def show(visit: Visit) -> None:
    components.OPEN.show(data(visit.library.open_documents(visit.viewer), visit.formats))


def data(found: Sequence[OpenDocument], formats: Formats) -> dict[str, Any]:
    """What was opened today, newest first; what was left open on an earlier day apart from it."""
    now, left = [one for one in found if not one.is_stale], [one for one in found if one.is_stale]
    return {
        "rows": [row(one, formats) for one in now[:_MOST]],
        "at_once": _AT_ONCE,
        "count": formats.counted("open.count", len(now)) if now else "",
        "more": formats.counted("open.more", len(now[:_MOST]) - _AT_ONCE) if len(now) > _AT_ONCE else "",
        "left": [row(one, formats) for one in left[:_MOST]],
        "left_title": formats.counted("open.left", len(left)) if left else "",
        "words": formats.words.below("open"),
    }


def row(one: OpenDocument, formats: Formats) -> Row:
    folder, _, name = one.path.rpartition("/")
    who = one.person or one.name
    return {
        "id": one.document,
        "person": who,
        "initials": initials(who),
        "colour": sum(map(ord, who)) % _COLOURS,
        "unit": one.unit,
        "file": name,
        "page": preview.page_of(one.document) if one.document else "",
        "folder": " › ".join(filter(None, (one.drive, *folder.split("/")))),
        "host": formats.words("open.host", name=one.host) if one.host else "",
        "at": one.since.isoformat(),
        "since": since(one, formats),
        "is_sure": one.is_sure,
    }


def since(one: OpenDocument, formats: Formats) -> str:
    """`từ 14:05`, `để mở từ hôm qua`, `để mở từ 30/07/2025`"""
    day = formats.day_of(one.since)
    if day == formats.today:
        return formats.words("open.since", time=formats.time(one.since))
    if (formats.today - day).days == 1:
        return formats.words("open.since_yesterday", time=formats.time(one.since))
    return formats.words("open.since_day", day=formats.date(day))


def lines(visit: Visit, document: Document) -> list[str]:
    """Who has the document open, a sentence each."""
    found = visit.library.open_documents(visit.viewer)
    return [_sentence(one, visit.formats) for one in found if one.document == document.id]


def _sentence(one: OpenDocument, formats: Formats) -> str:
    words = formats.words
    who = one.person or one.name or words("event.unknown_person")
    who = words("open.of_unit", name=who, unit=one.unit) if one.unit else who
    key = "here_left" if one.is_stale else "here" if one.is_sure else "here_perhaps"
    return words(f"open.{key}", who=who, time=formats.moment(one.since))
