"""`ochung say`: that somebody did not do an event, or worked on it too."""

import argparse

from indexer.cli.arguments import positive
from indexer.cli.call import Call, Command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("event", type=positive, metavar="EVENT", help="its id, as `ochung activity --json` shows it")
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--not", dest="not_login", metavar="LOGIN", help="it was not this person")
    who.add_argument("--also", metavar="LOGIN", help="this person worked on it too")
    parser.add_argument("--reason", default="", metavar="TEXT", help="a sentence for whoever decides")


def run(call: Call) -> int:
    asked = call.arguments
    with call.asking() as (library, viewer, _):
        id = library.say(viewer, asked.event, asked.also or asked.not_login, bool(asked.also), asked.reason)
    call.output.document({"id": id, "about": asked.event})
    call.output.say(f"Said under number {id}. It counts when it is accepted: ochung decide {id} accept")
    return 0


COMMAND = Command("say who did an event, or who did not", run, add_arguments)
