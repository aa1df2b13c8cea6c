"""`ochung tasks`: the tasks, open ones first, by deadline."""

import argparse

from indexer.cli import task_shapes
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.errors import UsageError
from indexer.model.task import TaskCard, TaskState


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", metavar="UNIT", default="", help="led or coordinated by this unit (its code)")
    parser.add_argument("--state", choices=[str(state) for state in TaskState], default="", help="in this state only")
    parser.add_argument("--person", metavar="LOGIN", default="", help="with this person")
    parser.add_argument("--text", metavar="WORDS", default="", help="with these words, marks or not")
    offered = "what documents assign to our units and nobody confirmed: ochung task confirm|refuse CODE"
    parser.add_argument("--drafts", action="store_true", help=offered)


def run(call: Call) -> int:
    asked = call.arguments
    with call.asking() as (library, viewer, config):
        units = [unit.code for unit in config.units]
        if asked.unit and units and asked.unit not in units:
            raise UsageError(f"There is no unit {asked.unit!r}", f"Units: {', '.join(units)}")
        narrowed = {"unit": asked.unit, "state": asked.state, "person": asked.person, "text": asked.text}
        if asked.drafts and any(narrowed.values()):
            raise UsageError("--drafts stands alone.", "Leave out the other options.")
        cards = library.drafts(viewer) if asked.drafts else library.tasks(viewer, **narrowed)
    call.output.document({"tasks": [task_shapes.task(card) for card in cards]})
    for card in cards:
        call.output.show(line(card))
    call.output.say(f"{len(cards)} tasks." if cards else "No tasks, or none that is asked for.")
    return 0


def line(card: TaskCard) -> str:
    """One task on one line: state, deadline, code, title, units, files."""
    task = card.task
    units = " + ".join([task.lead or "?", *(share.unit for share in task.coordinating)])
    due = f"{task.due_on}" if task.due_on else task.words[:10]
    facts = f"{card.state:<9} {visible(due):<10} {visible(task.code):<14}"
    return f"{facts} {visible(task.title)}  [{visible(units)}] {card.files}"


COMMAND = Command("the tasks: who leads, who coordinates, until when, how they stand", run, add_arguments)
