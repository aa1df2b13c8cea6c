"""What was told, what will be, and notes, as the reminders' page wants them. Pure but for the visit."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from indexer.library.task_rights import login_of
from indexer.model.reminder import OF_TIME, Delivery, Note, Occasion, Reminder, ReminderEntry
from webui.formats import Formats
from webui.preview import page_of
from webui.visit import Visit

Row = dict[str, Any]
_TONES = {
    Occasion.OVERDUE: "late",
    Occasion.DUE_SOON: "soon",
    Occasion.SILENT: "soon",
    Occasion.PROBLEM: "late",
    Occasion.PRAISE: "good",
}
_DELIVERY_TONES = {Delivery.WAITING: "soon", Delivery.REFUSED: "late", Delivery.SENT: "good"}
FAILED = (Delivery.REFUSED,)


def unread(entry: ReminderEntry, visit: Visit) -> Row:
    return {
        **_about(entry.occasion, entry.task, entry.unit, entry.for_day, entry.title, visit),
        "text": entry.text,
        "said": _said(entry, visit),
    }


def log(entries: Iterable[ReminderEntry], visit: Visit) -> list[Row]:
    """A row for everybody who was told the same at the same time."""

    def same(one: ReminderEntry) -> tuple[object, ...]:
        return (one.at, one.occasion, one.task, one.unit, one.act)

    return [_logged(list(group), visit) for _, group in groupby(sorted(entries, key=same, reverse=True), same)]


def coming(found: Sequence[Reminder], visit: Visit) -> list[Row]:
    """A row for each unit's part, with everybody who will be told."""
    rows: dict[tuple[object, ...], Row] = {}
    for one in found:
        key = (one.occasion, one.task, one.unit)
        row = rows.setdefault(
            key, {**_about(one.occasion, one.task, one.unit, one.limit, one.title, visit), "people": []}
        )
        row["people"].append(named(one.person, visit))
    return [{**row, "people": ", ".join(row["people"])} for row in rows.values()]


def note(one: Note, visit: Visit) -> Row:
    words, formats = visit.words, visit.formats
    whom = named(one.person, visit) if one.person else unit_name(one.unit, visit)
    key = "reminders.by_open" if one.is_open else "reminders.by"
    return {
        "id": one.id,
        "kind": one.kind.value,
        "label": words(f"reminders.{one.kind.value}"),
        "whom": whom,
        "task": f"{one.task} · {one.title}",
        "page": task_page(one.task),
        "text": one.text,
        "said": words(key, who=named(one.by, visit), moment=formats.exactly(one.at)),
        "limit": _limit(one, formats),
        "evidence": [
            (f"{formats.exactly(event.at)} · {event.path}", page_of(event.document)) for event in one.evidence
        ],
        "evidence_title": formats.counted("reminders.evidence", len(one.evidence)) if one.evidence else "",
        "may_undo": one.may_undo,
    }


def task_page(code: str) -> str:
    return f"task?{urlencode({'code': code})}"


def named(login: str, visit: Visit) -> str:
    known = {person.login: person.name for person in visit.library.config.people}
    return known.get(login, login) or visit.words("reminders.program")


def unit_name(code: str, visit: Visit) -> str:
    return next((unit.name for unit in visit.library.config.units if unit.code == code), code)


def _about(occasion: Occasion, code: str, unit: str, limit: date | None, title: str, visit: Visit) -> Row:
    day = visit.words("reminders.limit", day=visit.formats.date(limit)) if limit else ""
    return {
        "label": visit.words(f"reminders.{occasion.value}"),
        "tone": _TONES.get(occasion, ""),
        "task": " · ".join(filter(None, (code, title))),
        "page": task_page(code),
        "about": " · ".join(filter(None, (unit_name(unit, visit), day))),
    }


def _said(entry: ReminderEntry, visit: Visit) -> str:
    moment = visit.formats.exactly(entry.at)
    if not entry.act:
        return moment
    who = named(entry.by, visit) if entry.by else visit.words("saying.console")
    return visit.words("reminders.by_open" if entry.is_open else "reminders.by", who=who, moment=moment)


def _logged(entries: list[ReminderEntry], visit: Visit) -> Row:
    first, me = entries[0], login_of(visit.viewer)
    is_mine = bool(me) and first.by == me and first.occasion not in OF_TIME
    return {
        **_about(first.occasion, first.task, first.unit, first.for_day, first.title, visit),
        "said": _said(first, visit),
        "text": first.text,
        "undone": visit.words("reminders.undone") if first.is_undone else "",
        "undo": first.act if is_mine and not first.is_undone else 0,
        "people": [_told(one, visit) for one in sorted(entries, key=lambda one: one.person)],
    }


def _told(entry: ReminderEntry, visit: Visit) -> Row:
    words, formats = visit.words, visit.formats
    delivery = Delivery.DROPPED if entry.is_undone and entry.delivery is Delivery.WAITING else entry.delivery
    if delivery is Delivery.SENT and entry.sent_at:
        how = words("reminders.sent_at", moment=formats.exactly(entry.sent_at))
    elif delivery is Delivery.WAITING and entry.next_at and entry.tries:
        how = words("reminders.waiting_until", moment=formats.exactly(entry.next_at))
    else:
        how = words(f"reminders.letter_{delivery.value}")
    return {
        "name": named(entry.person, visit),
        "how": how,
        "tone": _DELIVERY_TONES.get(delivery, ""),
        "seen": words("reminders.seen_at", moment=formats.exactly(entry.seen_at)) if entry.seen_at else "",
        "trouble": entry.trouble if delivery in (Delivery.WAITING, Delivery.REFUSED) else "",
    }


def _limit(one: Note, formats: Formats) -> str:
    if one.limit is None:
        return ""
    day = formats.words("reminders.limit", day=formats.date(one.limit))
    if one.left is None or one.left >= 0:
        return day
    return f"{day} · {formats.counted('reminders.late', -one.left)}"
