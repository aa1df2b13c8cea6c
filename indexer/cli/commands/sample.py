"""`ochung sample DIR`: an invented office's drive with two years of history, to try everything on."""

import argparse
from dataclasses import asdict
from pathlib import Path

from indexer import clock, sample
from indexer.cli import moments
from indexer.cli.arguments import natural, positive
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.cli.progress import bar

_OFFICE_ZONE = "Asia/Ho_Chi_Minh"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="DIR", type=Path, help="a folder that does not exist yet, or is empty")
    parser.add_argument("--files", type=positive, default=300, metavar="N", help="how many files (default: 300)")
    parser.add_argument("--seed", type=natural, default=1, metavar="S", help="another number makes another drive")
    parser.add_argument("--until", metavar="T", help="the day at which the two years end (default: now)")


def run(call: Call) -> int:
    call.refuse_viewer()
    asked, now = call.arguments, clock.now()
    until = moments.until(asked.until, zone=_OFFICE_ZONE, now=now) if asked.until else now
    with bar("Writing") as progress:
        made = sample.write(asked.target, files=asked.files, seed=asked.seed, until=until, progress=progress)
    call.output.document(asdict(made))
    call.output.show(f"{made.files} files, {made.tasks} tasks, {made.people} people in {visible(str(asked.target))}")
    call.output.show(f"Look at it with: ochung --config {asked.target / 'config.toml'} run")
    return 0


COMMAND = Command("write a sample drive", run, add_arguments)
