"""`ochung decide`: accepts or refuses what somebody said of an event."""

import argparse

from indexer.cli.arguments import positive
from indexer.cli.call import Call, Command
from indexer.service import jobs


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=positive, metavar="ID", help="its number, as `ochung sayings` shows it")
    parser.add_argument("decision", choices=("accept", "refuse"), help="refusing one's own word takes it back")
    parser.add_argument("--reason", default="", metavar="TEXT", help="a sentence, kept with the decision")


def run(call: Call) -> int:
    asked = call.arguments
    with call.asking() as (library, viewer, config):
        library.decide(viewer, asked.id, asked.decision == "accept", asked.reason)
    jobs.credit_again(config)
    call.output.document({"id": asked.id, "decision": asked.decision})
    call.output.say(f"Number {asked.id} is {'accepted' if asked.decision == 'accept' else 'refused'}.")
    return 0


COMMAND = Command("accept or refuse what was said of an event", run, add_arguments)
