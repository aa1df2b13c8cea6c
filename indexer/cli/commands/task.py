"""`ochung task VERB`: one task. Each verb is a command of its own, in `indexer/cli/task_*.py`."""

import argparse

from indexer.cli import task_deciding, task_import, task_show, task_tagging
from indexer.cli.arguments import add_globals
from indexer.cli.call import Call, Command

VERBS: dict[str, Command] = {
    "show": task_show.COMMAND,
    "tag": task_tagging.TAG,
    "untag": task_tagging.UNTAG,
    "import": task_import.COMMAND,
    "confirm": task_deciding.CONFIRM,
    "refuse": task_deciding.REFUSE,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, verb in VERBS.items():
        one = verbs.add_parser(name, help=verb.help, description=verb.help)
        add_globals(one, is_top=False)
        verb.add_arguments(one)


def run(call: Call) -> int:
    return VERBS[call.arguments.verb].run(call)


COMMAND = Command("one task: show it, and more", run, add_arguments)
