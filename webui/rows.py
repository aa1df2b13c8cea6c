"""Acts of the ledger as the rows that show them, and events as the story of one document. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from indexer.model.act import Act, Kind, doers
from indexer.model.event import Action, Event
from webui.cards import sure
from webui.formats import Formats
from webui.sentences import Piece, amounts, common, told, verb
from webui.task_address import task_page

_COLOURS = 4
_NUMBERS = re.compile(r"(\d+)")
_MOST_MEMBERS = 100  # files of one act that open below it
_MOST_NAMES = 3  # of them, told beside it
_MOST_ASKED = 12  # of an act's events, when somebody asks why
_CHANGED = (Action.ADDED, Action.MODIFIED, Action.RESTORED)

Row = dict[str, Any]


def days(acts: Sequence[Act], titles: Mapping[str, str], formats: Formats) -> list[Row]:
    """Newest first, under the office's days."""
    return [
        {"title": day_name(day, formats), "rows": [row(act, titles, formats) for act in group]}
        for day, group in groupby(acts, key=_day(formats))
    ]


def row(act: Act, titles: Mapping[str, str], formats: Formats) -> Row:
    event, action = act.last, verb(act)
    people = doers(event)
    return {
        "id": act.id,
        "asked": [one.id for one in act.events[:_MOST_ASKED]],
        "at": act.ended_at.isoformat(),
        "time": span(act, formats),
        "sure": sure(act.strength, formats) if people else "",
        "people": [{"name": name, "page": person_page(name)} for name in people],
        "initials": initials(people[0] if people else ""),
        "colour": sum(map(ord, people[0] if people else "")) % _COLOURS,
        "action": action,
        "label": formats.words(f"event.{action}"),
        "is_quiet": act.is_quiet,
        "is_disputed": act.is_disputed,
        "is_past": event.is_past,
        **_object(act, formats),
        "told": told(act, formats),
        "names": _names(act),
        "where": where(act),
        "unit": {"name": event.unit, "page": unit_page(event.unit)} if event.unit else None,
        "tasks": _tasks(act, titles),
        "tags": _marks(act, formats),
        "members": _members(act, formats),
        "rest": _rest(act, formats),
    }


def history_row(event: Event, formats: Formats) -> Row:
    """The same for the story of one document, where its name is known."""
    act = Act((event,))
    people = doers(event)
    pieces: list[Piece] = told(act, formats)
    detail = "".join(text for text, _ in pieces).removeprefix(": ").strip()
    return {
        "at": formats.exactly(event.at),
        "person": people[0] if people else "",
        "others": list(people[1:]),
        "asked": [event.id],
        "page": person_page(people[0]) if people else "",
        "sure": sure(event.strength, formats) if people else "",
        "label": formats.words(f"event.{verb(act)}"),
        "detail": " · ".join(filter(None, (detail, event.unit, *_marks(act, formats)))),
    }


def where(act: Act) -> str:
    """The drive and the folder that holds all of it."""
    folder = common([one.path.rpartition("/")[0] for one in act.events])
    return " › ".join(filter(None, (act.last.drive, *folder.split("/"))))


def span(act: Act, formats: Formats) -> str:
    """`14:30`, or `13:10–14:30` for what took its time."""
    began, ended = formats.time(act.began_at), formats.time(act.ended_at)
    return (
        ended if began == ended or formats.day_of(act.began_at) != formats.day_of(act.ended_at) else f"{began}–{ended}"
    )


def person_page(name: str) -> str:
    return "person?" + urlencode({"p": name})


def unit_page(name: str) -> str:
    return "unit?" + urlencode({"u": name})


def day_name(day: date, formats: Formats) -> str:
    """Today, yesterday, or the date."""
    if day == formats.today:
        return f"{formats.words('feed.today')}, {formats.date(day)}"
    if day == formats.today - timedelta(1):
        return f"{formats.words('feed.yesterday')}, {formats.date(day)}"
    return formats.date(day)


def initials(name: str) -> str:
    """The first letters of the last two words: what Vietnamese colleagues tell each other apart by."""
    return "".join(word[0] for word in name.split()[-2:]).upper() or "?"


def _object(act: Act, formats: Formats) -> Row:
    """What was done to: one file that opens, or so many."""
    if act.kind is Kind.BATCH:
        key = "event.files_more" if act.is_open else "event.files"
        return _file(act.last, formats.words(key, n=formats.number(len(act.events))))
    before = act.last.source_path if verb(act) == "renamed" else None
    return _file(act.last) | ({"file": _name(before)} if before else {})


def _members(act: Act, formats: Formats) -> list[Row]:
    if act.kind is Kind.SINGLE:
        return []
    events = _in_order(act.events) if act.kind is Kind.BATCH else act.events
    return [_member(event, act.kind, formats) for event in events[:_MOST_MEMBERS]]


def _in_order(events: Sequence[Event]) -> list[Event]:
    """By name as people count: 2 before 10."""
    return sorted(
        events,
        key=lambda event: [
            (len(part), part) if part.isdigit() else (0, part) for part in _NUMBERS.split(event.path.casefold())
        ],
    )


def _member(event: Event, kind: Kind, formats: Formats) -> Row:
    one = Act((event,))
    label = formats.words(f"event.{verb(one)}") if kind is Kind.SITTING else ""
    return {
        "asked": [event.id],
        "time": formats.time(event.at),
        "sure": sure(event.strength, formats) if doers(event) else "",
        **_file(event, label),
        "told": amounts(event, formats) if event.action in _CHANGED else [],
    }


def _names(act: Act) -> list[Row]:
    """The first files of many."""
    return [_file(event) for event in _in_order(act.events)[:_MOST_NAMES]] if act.kind is Kind.BATCH else []


def _file(event: Event, name: str = "") -> Row:
    return {
        "file": name or _name(event.path),
        "document": 0 if name else event.document,
        "opens": not name and event.action is not Action.REMOVED,
    }


def _rest(act: Act, formats: Formats) -> str:
    left = len(act.events) - _MOST_MEMBERS
    return formats.words("feed.rest", n=formats.number(left)) if act.kind is not Kind.SINGLE and left > 0 else ""


def _tasks(act: Act, titles: Mapping[str, str]) -> list[Row]:
    codes = dict.fromkeys(code for event in act.events for code in event.tasks)
    return [{"name": titles.get(code, code), "page": task_page(code)} for code in codes]


def _marks(act: Act, formats: Formats) -> list[str]:
    marks = ((act.last.is_past, "event.past"), (act.is_disputed, "event.disputed"))
    return [formats.words(key) for holds, key in marks if holds]


def _day(formats: Formats) -> Callable[[Act], date]:
    return lambda act: formats.day_of(act.ended_at)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
