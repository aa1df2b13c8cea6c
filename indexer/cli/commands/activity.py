"""`ochung activity`: what happened on the drive, newest first."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from indexer import clock
from indexer.cli import moments, shapes
from indexer.cli.arguments import positive
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.errors import OchungError
from indexer.library.exporting import COLUMNS, MOST, rows
from indexer.library.tables import Cell, csv_pieces, write_xlsx
from indexer.model.event import Event, Nature
from indexer.model.feed import FeedAsk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", metavar="T", help="from this time on: 2026-03-31, 2026-03-31T14:30, 7d, 24h")
    parser.add_argument("--until", metavar="T", help="before this time; a day without time belongs as a whole")
    parser.add_argument("--task", metavar="CODE", default="", help="of this task only")
    parser.add_argument("--unit", metavar="UNIT", default="", help="of this unit only")
    parser.add_argument("--person", metavar="NAME", default="", help="of this person only")
    parser.add_argument("--path", metavar="GLOB", default="", help="paths like this only; * crosses folders")
    parser.add_argument("--limit", type=positive, metavar="N", help=f"events (default: 50 to show, {MOST} in a file)")
    into = parser.add_mutually_exclusive_group()
    into.add_argument("--csv", type=Path, metavar="FILE", help="write a table with all that is known of each event")
    into.add_argument("--xlsx", type=Path, metavar="FILE", help="the same for Excel")


def run(call: Call) -> int:
    if call.arguments.csv or call.arguments.xlsx:
        return _export(call)
    with call.asking() as (library, viewer, config):
        ask = _ask(call.arguments, config.time_zone)
        events = library.activity(viewer, ask)
    call.output.document({"events": [shapes.event(one) for one in events]})
    for one in events:
        call.output.show(_line(one, ZoneInfo(config.time_zone)))
    call.output.say(f"{len(events)} events." if events else "Nothing happened, or nothing that is asked for.")
    return 0


def _ask(asked: argparse.Namespace, zone: str) -> FeedAsk:
    now = clock.now()
    return FeedAsk(
        since=moments.since(asked.since, zone=zone, now=now) if asked.since else None,
        until=moments.until(asked.until, zone=zone, now=now) if asked.until else None,
        task=asked.task,
        unit=asked.unit,
        person=asked.person,
        path_glob=asked.path,
        limit=asked.limit or 50,
    )


def _export(call: Call) -> int:
    """Writes beside and renames: a file that was there is whole until the new one is."""
    file: Path = call.arguments.csv or call.arguments.xlsx
    beside = file.with_name(f".{file.name}.part")
    with call.asking() as (library, viewer, config):
        ask = replace(_ask(call.arguments, config.time_zone), limit=call.arguments.limit or MOST)
        counted = _Counted(rows(lambda one: library.activity(viewer, one), ask, ZoneInfo(config.time_zone), _say))
        try:
            with beside.open("wb") as out:
                if call.arguments.csv:
                    out.writelines(csv_pieces(counted))
                else:
                    write_xlsx(counted, out, list(COLUMNS.values()))
            beside.replace(file)
        except OSError as error:
            raise OchungError(f"{file} cannot be written: {error.strerror}", "Choose another place.") from error
        finally:
            beside.unlink(missing_ok=True)
    call.output.document({"file": str(file), "rows": counted.number - 1})
    call.output.say(f"{counted.number - 1} rows in {file}.")
    return 0


class _Counted:
    """Rows as they pass, and how many they were."""

    def __init__(self, rows: Iterable[list[Cell]]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[list[Cell]]:
        for row in self._rows:
            self.number += 1
            yield row


def _say(key: str) -> str:
    """A table's words for programs: those of the JSON."""
    if key == "cut":
        return f"Only the newest {MOST} events. Ask for a shorter time to export the rest."
    return key.partition(".")[2] or key


def _line(one: Event, zone: ZoneInfo) -> str:
    at = f"{one.at.astimezone(zone):%Y-%m-%d %H:%M:%S}"
    path = f"{one.source_path} -> {one.path}" if one.source_path else one.path
    sure = f"{one.strength}, past" if one.is_past else one.strength
    who = f"{one.person or 'unknown'} ({sure})"
    parts = (f"{at}  {one.action:<9} {visible(path)}", _substance(one), visible(who))
    return "  ".join(part for part in parts if part)


def _substance(one: Event) -> str:
    """What it really changed: `+240 -30 words, 3 cells`; of what is no work only what it was: `resaved`."""
    if one.nature is not Nature.EDITED:
        return "" if one.nature is Nature.UNKNOWN else str(one.nature)
    signs = [f"{sign}{count}" for sign, count in (("+", one.words_added), ("-", one.words_removed)) if count]
    counts = ((one.extent.words_moved, "words moved"), (one.extent.cells, "cells"), (one.extent.slides, "slides"))
    return ", ".join([*([" ".join(signs) + " words"] if signs else []), *(f"{n} {what}" for n, what in counts if n)])


COMMAND = Command("what happened, newest first", run, add_arguments)
