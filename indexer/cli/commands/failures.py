"""`ochung failures`: the files that could not be read, and why; `--retry` reads them again."""

import argparse

from indexer.cli import shapes
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.cli.progress import bar
from indexer.model.status import Failure
from indexer.service import jobs


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--retry", action="store_true", help="read them again now; shows what still fails")


def run(call: Call) -> int:
    failures = _retried(call) if call.arguments.retry else _known(call)
    call.output.document({"failures": [shapes.failure(one) for one in failures]})
    for one in failures:
        detail = f" - {visible(one.detail)}" if one.detail else ""
        call.output.show(f"{one.reason:<16} {visible(one.path)}{detail}")
    call.output.say(f"{len(failures)} files could not be read." if failures else "Every file could be read.")
    return 0


def _known(call: Call) -> tuple[Failure, ...]:
    with call.asking() as (library, viewer, _):
        return library.failures(viewer)


def _retried(call: Call) -> tuple[Failure, ...]:
    call.refuse_viewer()
    with bar("Reading again") as progress:
        return jobs.retry_failures(call.config(), progress=progress)


COMMAND = Command("files that could not be read, and why", run, add_arguments)
