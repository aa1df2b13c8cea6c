"""`ochung index`: one full pass over every drive, then ends."""

import argparse
from dataclasses import asdict

from indexer.cli.call import Call, Command
from indexer.cli.progress import bar
from indexer.service import jobs
from indexer.service.jobs import IndexReport


def add_arguments(parser: argparse.ArgumentParser) -> None:
    text = "record what is held back: files that vanished, or changes that look like damage, however many"
    parser.add_argument("--accept-removals", "--accept-changes", action="store_true", help=text)
    text = "leave scanned pages to a later pass, or to the service"
    parser.add_argument("--no-ocr", action="store_true", help=text)


def run(call: Call) -> int:
    call.refuse_viewer()
    config = call.config()
    with bar("Indexing") as progress:
        asked = call.arguments
        report = jobs.index(
            config, progress=progress, accept_removals=asked.accept_removals, with_scans=not asked.no_ocr
        )
    call.output.document(asdict(report))
    call.output.show(
        f"{report.files} files: {report.added} added, {report.modified} modified, {report.moved} moved, "
        f"{report.removed} removed, {report.failed} unreadable; {report.seconds:.1f} s"
    )
    if report.scanned_pages:
        call.output.show(f"{report.scanned_pages} scanned pages read")
    return _held(call, report)


def _held(call: Call, report: IndexReport) -> int:
    if not report.held:
        return 0
    if report.held == "mass_change":
        call.output.say(
            "Changes are held back (mass_change): many documents were made unreadable at once, as ransomware does. What"
            " they said before can still be found. `ochung status` says who was last at them."
        )
        call.output.say(
            "Disconnect that computer and restore the files. If it was done on purpose: ochung index --accept-changes"
        )
        return 1
    call.output.say(f"Removals are held back ({report.held}): nothing was recorded as removed.")
    call.output.say(
        "Is the drive there, and whole? If the files were deleted on purpose: ochung index --accept-removals"
    )
    return 1


COMMAND = Command("one full pass: scan, read, index", run, add_arguments)
