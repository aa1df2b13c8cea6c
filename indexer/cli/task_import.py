"""`ochung task import [FILE]`: takes over a list of tasks once, or the configured register; `--dry-run` only shows."""

import argparse
from dataclasses import asdict
from pathlib import Path

from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.cli.task_faults import STATES, fault_line
from indexer.errors import UsageError
from indexer.model.register import RegisterState
from indexer.service.importing import Preview, preview, take_register


def add_arguments(parser: argparse.ArgumentParser) -> None:
    file = "a spreadsheet of tasks (xlsx, xls, ods, csv); without it the configured register"
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=file)
    parser.add_argument(
        "--sheet", default="", metavar="NAME", help="the sheet (default: the one that looks most like it)"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only show what would change, and what is wrong with rows"
    )
    parser.add_argument("--accept-removals", action="store_true", help="most tasks may vanish from the register")


def run(call: Call) -> int:
    asked = call.arguments
    found = _once(call) if asked.file else _register(call)
    call.output.document(_shape(found))
    for task in found.plan.made:
        call.output.show(visible(f"+ {task.code}  {task.title}"))
    for code, changes in found.plan.changed:
        call.output.show(
            visible(f"~ {code}  {', '.join(f'{name}: {was} -> {now}' for name, (was, now) in changes.items())}")
        )
    for code in found.plan.withdrawn:
        call.output.show(visible(f"- {code}"))
    for fault in found.faults:
        call.output.show(visible(f"{'?' if fault.is_taken else '!'} {fault_line(fault)}"))
    call.output.say(_summary(found, is_dry=asked.dry_run))
    return 0 if found.state is RegisterState.OK else 1


def _once(call: Call) -> Preview:
    if call.arguments.accept_removals:
        raise UsageError("--accept-removals is for the configured register.", "A single import removes nothing.")
    with call.asking() as (library, viewer, config):
        found = preview(config, call.arguments.file, call.arguments.sheet)
        if not call.arguments.dry_run:
            library.import_tasks(viewer, found.tasks)
    return found


def _register(call: Call) -> Preview:
    call.refuse_viewer()
    asked = call.arguments
    if asked.sheet:
        raise UsageError("--sheet goes with a FILE.", "The register's sheet stands in [tasks_register].")
    return take_register(call.config(), is_dry=asked.dry_run, accept_removals=asked.accept_removals)


def _shape(found: Preview) -> dict[str, object]:
    return {
        "state": str(found.state),
        "detail": found.detail,
        "sheet": found.sheet,
        "columns": dict(found.columns),
        "rows": found.rows,
        "added": [task.code for task in found.plan.made],
        "changed": {code: sorted(changes) for code, changes in found.plan.changed},
        "withdrawn": list(found.plan.withdrawn),
        "faults": [asdict(fault) for fault in found.faults],
    }


def _summary(found: Preview, *, is_dry: bool) -> str:
    if found.state is not RegisterState.OK:
        return f"Nothing was taken: {visible(STATES[found.state].format(detail=found.detail))}."
    plan = found.plan
    counts = f"{len(plan.made)} added, {len(plan.changed)} changed, {len(plan.withdrawn)} withdrawn"
    refused = sum(not fault.is_taken for fault in found.faults)
    return f"{'Would be: ' if is_dry else ''}{counts}; {found.rows} rows, {refused} faults."


COMMAND = Command("take over a list of tasks once, or the configured register", run, add_arguments)
