"""`ochung task show CODE`: one task with its units, its documents and what is said of it."""

import argparse

from indexer.cli import task_shapes
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.cli.task_faults import fault_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="as `ochung tasks` shows it")


def run(call: Call) -> int:
    code = call.arguments.code
    with call.asking() as (library, viewer, _):
        card = library.task(viewer, code)
        documents, acts = library.task_documents(viewer, code), library.discussion(viewer, code)
    tagged = [task_shapes.tagged(*pair) for pair in documents]
    call.output.document({**task_shapes.task(card), "documents": tagged, "acts": [task_shapes.act(a) for a in acts]})
    show, task = call.output.show, card.task
    show(visible(f"{task.code}  {task.title}"))
    facts = (task.directive, f"due {task.due_on}" if task.due_on else task.words, str(card.state))
    show(visible("     " + " · ".join(fact for fact in facts if fact)))
    if card.trouble:
        show(visible(f"     its row cannot be taken, so it stands as it was: {fault_line(card.trouble)}"))
    for place, (unit, due_on, involvement) in enumerate(card.unit_states):
        role = "leads" if place == 0 and task.lead else "coordinates"
        show(visible(f"     {unit:<10} {role:<12} {due_on or '-'!s:<11} {involvement}"))
    for document, tag in documents:
        show(visible(f"     {document.path}  ({tag.how}{': ' + tag.detail if tag.detail else ''})"))
    for act in acts:
        show(visible(f"     {act.at:%Y-%m-%d} {act.kind} {act.by or '-'}  {act.body.get('text', '')}"))
    return 0


COMMAND = Command("show a task with its units, its documents and what is said of it", run, add_arguments)
