"""What an act says beside who and which file: its verb, how much changed, with whose comments. Pure."""

import re
from collections.abc import Sequence

from indexer.model.act import Act, Kind, moved
from indexer.model.event import SAYINGS, Action, Event, Nature, Part
from webui.formats import Formats

Piece = tuple[str, str]  # text; class: "" | "plus" | "minus"

_MEANT = "meant"  # the source that names of whom somebody speaks
_PLUS, _MINUS = "\x01", "\x02"  # around what a sentence has coloured; no text of a page holds them
_COLOURED = re.compile(f"([{_PLUS}{_MINUS}])(.*?)\\1", re.DOTALL)
_TOLD_APART = {Nature.RESAVED, Nature.FORMATTED, Nature.REMARKED}


def verb(act: Act) -> str:
    """The key of what was done: a move within its folder is a renaming to people, a save without change no edit."""
    if act.action is Action.MOVED:
        return "renamed" if all(map(_is_renamed, act.events)) else "moved"
    if act.action is Action.ADDED and act.nature is Nature.COPIED:
        return "copied"
    if act.action is Action.MODIFIED and act.nature in _TOLD_APART:
        return act.nature.value
    return act.action.value


def told(act: Act, formats: Formats) -> list[Piece]:
    """What follows the file: `: +240 −30 từ, 12 ô, kèm 2 nhận xét của Bình, 5 lần lưu`."""
    if act.action in SAYINGS:
        return [(f": {said(act.last, formats)}", "")]
    where = _way(act, formats)
    parts = [part for part in _amounts(act, formats) if part]
    pieces: list[Piece] = [(f" {where}", "")] if where else []
    for at, part in enumerate(parts):
        pieces += [(": " if at == 0 else ", ", ""), *part]
    return pieces


def amounts(event: Event, formats: Formats) -> list[Piece]:
    """The same of one event of an act, without its way."""
    pieces: list[Piece] = []
    for part in _amounts(Act((event,)), formats):
        if part:
            pieces += [*((", ", ""),) * bool(pieces), *part]
    return pieces


def said(event: Event, formats: Formats) -> str:
    """What somebody says of an event: that it was not this person, or this one too; what was decided of such a word."""
    meant = next((one.person or one.value for one in event.evidence if one.source == _MEANT), "")
    name = meant or formats.words("event.unknown_person")
    key = f"event.said_{event.action.value}"
    is_of_somebody = event.action in (Action.DISCLAIMED, Action.CLAIMED)
    return formats.words(key, person=name) if is_of_somebody else formats.words(key)


def _amounts(act: Act, formats: Formats) -> list[list[Piece]]:
    return [
        _words(act, formats),
        _counted("event.words_moved", act.total("words_moved"), formats),
        _counted("event.cells", act.total("cells"), formats),
        _counted("event.slides", act.total("slides"), formats),
        _quiet(act, formats),
        *_others(act.events, formats),
        _counted("event.saves", len(act.events) if act.kind is Kind.SITTING else None, formats),
    ]


def _words(act: Act, formats: Formats) -> list[Piece]:
    if act.kind is Kind.BATCH and act.action is not Action.MODIFIED:
        return []
    added, removed = act.total("words_added") or 0, act.total("words_removed") or 0
    if added and removed:
        numbers = {"added": f"{_PLUS}+{formats.number(added)}{_PLUS}"}
        numbers["removed"] = f"{_MINUS}−{formats.number(removed)}{_MINUS}"
        return _coloured(formats.words("event.words_both", **numbers))
    if added:
        return [(formats.words("event.words_added", n=formats.number(added)), "plus")]
    return [(formats.words("event.words_removed", n=formats.number(removed)), "minus")] if removed else []


def _quiet(act: Act, formats: Formats) -> list[Piece]:
    key = f"event.quiet_{act.nature.value}"
    return [(formats.words(key), "")] if act.is_quiet and key in formats.words else []


def _others(events: Sequence[Event], formats: Formats) -> list[list[Piece]]:
    """Whose comments and whose tracked changes came with it."""
    parts = ((Part.COMMENTED, "event.with_comments"), (Part.EDITED, "event.with_edits"))
    return [[(formats.words(key, person=one), "")] for part, key in parts for one in _with(events, part)]


def _with(events: Sequence[Event], part: Part) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.person for event in events for one in event.credits if one.part is part))


def _way(act: Act, formats: Formats) -> str:
    """From where to where files went; for a new name within its folder that name."""
    event, words = act.last, formats.words
    key = verb(act)
    if not event.source_path or key not in ("moved", "renamed"):
        return ""
    if key == "renamed":
        return words("event.way_renamed", after=_name(event.path)) if act.kind is not Kind.BATCH else ""
    if act.kind is not Kind.BATCH and _name(event.source_path) != _name(event.path):
        return words("event.way_moved", before=event.source_path, after=event.path)
    ways = [moved(one.source_path or "", one.path) for one in act.events]
    before, after = common([way[0] for way in ways]), common([way[1] for way in ways])
    root = words("event.root")
    return words("event.way_moved", before=before or root, after=after or root)


def common(folders: Sequence[str]) -> str:
    """The folder that holds them all."""
    paths = [folder.split("/") for folder in dict.fromkeys(folders)]
    alike = []
    for parts in zip(*paths, strict=False):
        if len(set(parts)) > 1:
            break
        alike.append(parts[0])
    return "/".join(alike)


def _is_renamed(event: Event) -> bool:
    return event.source_path is not None and event.source_path.rpartition("/")[0] == event.path.rpartition("/")[0]


def _counted(key: str, count: int | None, formats: Formats) -> list[Piece]:
    return [(formats.counted(key, count), "")] if count else []


def _coloured(text: str) -> list[Piece]:
    pieces = _COLOURED.split(text)
    found = [(pieces[0], "")]
    for mark, inner, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        found += [(inner, "plus" if mark == _PLUS else "minus"), (after, "")]
    return [piece for piece in found if piece[0]]


def _name(path: str) -> str:
    return path.rpartition("/")[2]
