"""`ochung report`: reports of a period as files for Excel and Word."""

import argparse
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from indexer import clock
from indexer.cli import moments
from indexer.cli.arguments import add_globals
from indexer.cli.call import Call, Command
from indexer.config.tree import Config
from indexer.errors import OchungError, UsageError
from indexer.library.reporting import ENDINGS, written


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True, parser_class=type(parser))
    one = kinds.add_parser("coordination", help="who led, who coordinated, who contributed, who is silent")
    add_globals(one, is_top=False)
    one.add_argument("--since", metavar="T", required=True, help="the first day: 2026-01-01, 01/01/2026, 30d")
    one.add_argument("--until", metavar="T", required=True, help="the last day, which belongs")
    one.add_argument("--out", type=Path, metavar="FILE", required=True, help="FILE.xlsx for Excel, FILE.docx for Word")
    one.add_argument("--unit", metavar="UNIT", default="", help="the tasks of this unit only (its code or name)")
    one.add_argument("--force", action="store_true", help="write over a file that is there")


def run(call: Call) -> int:
    asked = call.arguments
    file: Path = asked.out.expanduser().absolute()
    ending = file.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        raise UsageError(f"{asked.out.name} is neither .xlsx nor .docx.", "The ending says which file is written.")
    with call.asking() as (library, viewer, config):
        _refuse(file, config, force=asked.force)
        report = library.coordination_report(viewer, *_days(asked, config.time_zone), asked.unit)
    _save(file, written(report, ending, config.web.base_url, config.language))
    call.output.document({"file": str(asked.out), "rows": len(report.rows)})
    call.output.say(f"{len(report.tasks)} tasks, {len(report.rows)} contributions in {asked.out}.")
    return 0


def _days(asked: argparse.Namespace, zone: str) -> tuple[date, date]:
    """The first and the last day in the office's time."""
    now, place = clock.now(), ZoneInfo(zone)
    first = moments.since(asked.since, zone=zone, now=now).astimezone(place)
    after = moments.until(asked.until, zone=zone, now=now).astimezone(place)
    return first.date(), (after - timedelta(microseconds=1)).date()


def _refuse(file: Path, config: Config, *, force: bool) -> None:
    place = file.parent.resolve()
    for drive in config.drives:
        if place.is_relative_to(drive.path.resolve()):
            hint = "Nothing is ever written to a watched drive: choose a place beside it and copy the file yourself."
            raise UsageError(f"{file} lies on the drive {drive.name}.", hint)
    if file.exists() and (not force or file.is_dir()):
        raise UsageError(f"{file} is there already.", "Choose another name, or say --force to write over it.")


def _save(file: Path, content: bytes) -> None:
    """Writes beside and renames: a file that was there is whole until the new one is."""
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except OSError as error:
        raise OchungError(f"{file} cannot be written: {error.strerror}", "Choose another place.") from error
    finally:
        beside.unlink(missing_ok=True)


COMMAND = Command("reports of a period as files for Excel and Word", run, add_arguments)
