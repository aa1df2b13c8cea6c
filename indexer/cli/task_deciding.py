"""`ochung task confirm CODE` and `ochung task refuse CODE`: decide on a task that a document assigns."""

import argparse

from indexer.cli.call import Call, Command


def _add_code(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="as `ochung tasks --drafts` shows it")


def _add_new_code(parser: argparse.ArgumentParser) -> None:
    _add_code(parser)
    parser.add_argument("--code", dest="new_code", default="", metavar="NEW", help="its code from now on")


def _add_reason(parser: argparse.ArgumentParser) -> None:
    _add_code(parser)
    parser.add_argument("--reason", default="", metavar="TEXT", help="a sentence, kept with the decision")


def _confirm(call: Call) -> int:
    asked = call.arguments
    with call.asking() as (library, viewer, _):
        code = library.confirm_draft(viewer, asked.code, asked.new_code)
    call.output.document({"code": code})
    call.output.say(f"It is task {code} now.")
    return 0


def _refuse(call: Call) -> int:
    asked = call.arguments
    with call.asking() as (library, viewer, _):
        id = library.refuse_draft(viewer, asked.code, asked.reason)
    call.output.document({"id": id, "code": asked.code})
    call.output.say(f"{asked.code} is refused and will not be offered again.")
    return 0


CONFIRM = Command("make a task of what a document assigns", _confirm, _add_new_code)
REFUSE = Command("say that it is no task; it is never offered again", _refuse, _add_reason)
