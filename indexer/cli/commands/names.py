"""`ochung names`: the names in the evidence that nobody is known for; `merge` and `undo` say whom they stand for."""

import argparse

from indexer.cli import people_shapes
from indexer.cli.arguments import positive
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.errors import UsageError
from indexer.model.people import WrittenName
from indexer.service import jobs


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="merge NAME LOGIN | undo ID", help="say whom a name stands for")
    parser.add_argument("--nobody", metavar="NAME", help="say that the name is nobody's")
    parser.add_argument("--all", action="store_true", help="show the names of known people and of nobody, too")


def run(call: Call) -> int:
    words, nobody = call.arguments.words, call.arguments.nobody
    if nobody is not None and words in ([], ["merge"]):
        return _merge(call, nobody, "")
    if nobody is None and not words:
        return _list(call)
    if nobody is None and words[0] == "merge" and len(words) == 3:
        return _merge(call, words[1], words[2])
    if nobody is None and words[0] == "undo" and len(words) == 2:
        return _undo(call, words[1])
    raise UsageError(
        "That is no way to ask for names.",
        "ochung names [--all] | names merge NAME LOGIN | names --nobody NAME | names undo ID",
    )


def _list(call: Call) -> int:
    with call.asking() as (library, viewer, _):
        names = library.written_names(viewer)
        merged = library.merged_names(viewer)
    unresolved = sum(not _known(one) for one in names)
    shown = names if call.arguments.all else names[:unresolved]
    call.output.document(
        {"names": [people_shapes.name(one) for one in shown], "merged": [people_shapes.alias(one) for one in merged]}
    )
    for one in shown:
        call.output.show(_line(one))
    call.output.say(f"{unresolved} names are nobody's yet." if unresolved else "Every name is known.")
    return 0


def _merge(call: Call, value: str, login: str) -> int:
    with call.asking() as (library, viewer, config):
        id = library.merge_name(viewer, value, login)
    jobs.credit_again(config)
    call.output.document({"id": id, "value": value, "login": login})
    call.output.say(f"{visible(value)} stands for {login or 'nobody'} now. To take it back: ochung names undo {id}")
    return 0


def _undo(call: Call, text: str) -> int:
    try:
        id = positive(text)
    except argparse.ArgumentTypeError as error:
        raise UsageError(f"{error}.", "`ochung names --json` shows the numbers.") from None
    with call.asking() as (library, viewer, config):
        library.undo_merge(viewer, id)
    jobs.credit_again(config)
    call.output.document({"undone": id})
    call.output.say(f"Number {id} is taken back.")
    return 0


def _line(one: WrittenName) -> str:
    meaning = _known(one) or (f"perhaps {', '.join(one.suggestions)}" if one.suggestions else "?")
    return f"{one.changes:>7}  {visible(one.value):<32} {visible(meaning)}"


def _known(one: WrittenName) -> str:
    if one.login:
        return f"{one.person} ({one.login})"
    return "nobody" if one.is_nobody else one.unit


COMMAND = Command("names in the evidence that nobody is known for", run, add_arguments)
