"""Events of the ledger as rows of a table, with everything that is known of each."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from indexer.library.tables import Cell
from indexer.model.event import Credit, Event, Evidence, Part
from indexer.model.feed import FeedAsk

MOST = 100_000  # events of one table
_STEP = 1000

COLUMNS = {  # name: width in letters
    "at": 19, "person": 24, "others": 28, "unit": 28, "strength": 16, "disputed": 10, "action": 14, "nature": 18,
    "path": 60, "from": 40, "drive": 12, "tasks": 14, "words_added": 10, "words_removed": 10, "words_moved": 10,
    "cells": 8, "slides": 8, "evidence": 80, "past": 10, "seen_at": 19, "document": 10, "id": 10, "about": 10,
}  # fmt: skip
Say = Callable[[str], str]


def rows(read: Callable[[FeedAsk], tuple[Event, ...]], ask: FeedAsk, zone: ZoneInfo, say: Say) -> Iterator[list[Cell]]:
    """The head, then a row for each event, newest first; a last row says where the table was cut.

    `say` gives the words for `column.NAME`, `action.VALUE`, `nature.VALUE`, `strength.VALUE`, `source.VALUE`,
    `part.VALUE`, `yes` and `cut`.
    """
    yield [say(f"column.{name}") for name in COLUMNS]
    last, left = None, min(ask.limit, MOST)
    while True:
        step = min(_STEP, left)
        found = read(replace(ask, limit=step + 1, before_id=last))
        for event in found[:step]:
            yield row(event, zone, say)
        left -= step
        if len(found) <= step:
            return
        if left <= 0:
            yield [say("cut")]
            return
        last = found[step - 1].id


def row(event: Event, zone: ZoneInfo, say: Say) -> list[Cell]:
    at, seen = (moment.astimezone(zone).replace(tzinfo=None) for moment in (event.at, event.seen_at))
    extent = event.extent
    return [
        *(at, event.person, "; ".join(_other(one, say) for one in event.credits[1:]), event.unit),
        *(say(f"strength.{event.strength.value}"), say("yes") if event.is_disputed else ""),
        *(say(f"action.{event.action.value}"), say(f"nature.{event.nature.value}")),
        *(event.path, event.source_path or "", event.drive, ", ".join(event.tasks)),
        *(event.words_added, event.words_removed, extent.words_moved, extent.cells, extent.slides),
        "; ".join(_evidence(one, zone, say) for one in event.evidence),
        *(say("yes") if event.is_past else "", seen, event.document, event.id, event.about),
    ]


def _other(credit: Credit, say: Say) -> str:
    return credit.person if credit.part is Part.DID else f"{credit.person} ({say(f'part.{credit.part.value}')})"


def _evidence(one: Evidence, zone: ZoneInfo, say: Say) -> str:
    at = f"{one.at.astimezone(zone):%Y-%m-%d %H:%M:%S}" if one.at else ""
    login = f"({one.login})" if one.login and one.login != one.value else ""
    return f"{say(f'source.{one.source}')}: {' '.join(filter(None, (one.value, login, one.detail, at)))}"
