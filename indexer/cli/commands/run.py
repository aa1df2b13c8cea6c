"""`ochung run`: watcher, indexing and web page until SIGTERM or ^C; the very first time it reads the drive first."""

import argparse
import signal

from indexer.cli.call import Call, Command
from indexer.cli.progress import bar
from indexer.config.tree import Config
from indexer.service import first, former_sample, jobs
from indexer.service.supervisor import supervise


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-web", action="store_true", help="watch and index only, without the page")


def run(call: Call) -> int:
    call.refuse_viewer()
    config = call.config()
    with_web = not call.arguments.no_web
    with first.sole_runner(config):
        _leave_sample(call, config)
        if first.prepare(config, with_web=with_web):
            _read_first(call, config)
        supervise(config, with_web=with_web, announce=call.output.announce)
    call.output.say("Stopped.")
    return 0


def _leave_sample(call: Call, config: Config) -> None:
    if target := former_sample.set_aside(config):
        call.output.say(f"Another drive is configured now: what was learnt of the sample is in {target}.")


def _read_first(call: Call, config: Config) -> None:
    # A page that opens on an empty search looks broken: the first look at the drive is worth waiting for.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    call.output.say("Reading the drive for the first time; the page opens when this is done.")
    with bar("Indexing") as progress:
        report = jobs.index(config, progress=progress, with_scans=False)
    call.output.say(f"{report.files} files read in {report.seconds:.0f} s, {report.failed} of them unreadable.")


COMMAND = Command("watch, index and show the page until stopped", run, add_arguments)
