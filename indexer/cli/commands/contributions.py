"""`ochung contributions`: who contributed what to which task."""

import argparse

from indexer import clock
from indexer.cli import moments
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.cli.task_shapes import row as shape
from indexer.errors import UsageError
from indexer.model.task import Row


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--task", metavar="CODE", default="", help="to this task only")
    parser.add_argument("--unit", metavar="UNIT", default="", help="of this unit only (its code)")
    parser.add_argument("--person", metavar="LOGIN", default="", help="of this person only")
    parser.add_argument("--since", metavar="T", help="from this time on: 2026-03-31, 2026-03-31T14:30, 7d, 24h")
    parser.add_argument("--until", metavar="T", help="before this time; a day without time belongs as a whole")


def run(call: Call) -> int:
    asked = call.arguments
    with call.asking() as (library, viewer, config):
        units = [unit.code for unit in config.units]
        if asked.unit and units and asked.unit not in units:
            raise UsageError(f"There is no unit {asked.unit!r}", f"Units: {', '.join(units)}")
        now, zone = clock.now(), config.time_zone
        period = {
            "since": moments.since(asked.since, zone=zone, now=now) if asked.since else None,
            "until": moments.until(asked.until, zone=zone, now=now) if asked.until else None,
        }
        rows = library.contributions(viewer, task=asked.task, unit=asked.unit, person=asked.person, **period)
    call.output.document({"rows": [shape(row) for row in rows]})
    for row in rows:
        call.output.show(_line(row))
    call.output.say(f"{len(rows)} rows." if rows else "Nobody contributed anything, or nothing that is asked for.")
    return 0


def _line(row: Row) -> str:
    who = f"{visible(row.task):<14} {visible(row.unit):<6} {row.role:<12} {visible(row.person):<16} {row.state:<11}"
    return f"{who} {row.files:>4} files {row.edits:>5} edits {row.words:>7} words {row.remarks:>4} remarks"


COMMAND = Command("who contributed what to which task, by unit and person", run, add_arguments)
