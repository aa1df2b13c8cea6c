"""Events of the ledger as the rows that show them. Pure."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from indexer.model.event import Action, Event
from webui.cards import sure
from webui.formats import Formats

_COLOURS = 4

Row = dict[str, Any]


def days(events: Sequence[Event], titles: Mapping[str, str], formats: Formats) -> list[dict[str, Any]]:
    """Newest first, grouped by the office's days."""
    return [
        {"title": day_name(day, formats), "rows": [row(event, titles, formats) for event in group]}
        for day, group in groupby(events, key=_day(formats))
    ]


def row(event: Event, titles: Mapping[str, str], formats: Formats) -> Row:
    action = shown_action(event)
    before, after = places(event, formats)
    return {
        "id": event.id,
        "document": event.document,
        "opens": event.action is not Action.REMOVED,
        "at": event.at.isoformat(),
        "time": formats.time(event.at),
        "person": event.person,
        "sure": sure(event.strength, formats) if event.person else "",
        "initials": initials(event.person),
        "colour": sum(map(ord, event.person)) % _COLOURS,
        "action": action,
        "label": formats.words(f"event.{action}"),
        "file": _name(event.path),
        "folder": " › ".join(filter(None, (event.drive, *event.path.split("/")[:-1]))),
        "from": before,
        "to": after,
        "tags": [*(titles.get(code, code) for code in event.tasks), *_tags(event, formats)],
        "plus": _words("event.words_added", event.words_added, formats),
        "minus": _words("event.words_removed", event.words_removed, formats),
    }


def history_row(event: Event, formats: Formats) -> Row:
    """The same for the story of one document, where its name is known."""
    before, after = places(event, formats)
    words = formats.words
    details = [f"{words('event.from')} “{before}” {words('event.to')} “{after}”"] if before else []
    details += [_words(f"event.{key}", getattr(event, key), formats) for key in ("words_added", "words_removed")]
    return {
        "at": formats.exactly(event.at),
        "person": event.person,
        "sure": sure(event.strength, formats) if event.person else "",
        "label": words(f"event.{shown_action(event)}"),
        "detail": " · ".join(filter(None, (*details, *_tags(event, formats)))),
    }


def shown_action(event: Event) -> str:
    """The action's key; a move within its folder is a renaming to people."""
    is_renamed = (
        event.action is Action.MOVED and event.source_path and _folder(event.source_path) == _folder(event.path)
    )
    return "renamed" if is_renamed else event.action.value


def places(event: Event, formats: Formats) -> tuple[str, str]:
    """From where to where a file moved: names for a renaming, folders else; two empty texts for anything else."""
    if event.action is not Action.MOVED or not event.source_path:
        return "", ""
    if shown_action(event) == "renamed":
        return _name(event.source_path), _name(event.path)
    if _name(event.source_path) != _name(event.path):
        return event.source_path, event.path
    root = formats.words("event.root")
    return _folder(event.source_path) or root, _folder(event.path) or root


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


def _tags(event: Event, formats: Formats) -> list[str]:
    return [tag for tag in (event.unit, formats.words("event.past") if event.is_past else "") if tag]


def _words(key: str, count: int | None, formats: Formats) -> str:
    return formats.words(key, n=formats.number(count)) if count else ""


def _day(formats: Formats) -> Callable[[Event], date]:
    return lambda event: formats.day_of(event.at)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
