"""`ochung experts QUERY`: whom to ask about something, by the documents they worked on."""

import argparse

from indexer.cli import shapes
from indexer.cli.arguments import positive
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.model.knowledge import Expert


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", nargs="+", help="what it is about, as for search")
    parser.add_argument("--limit", type=positive, default=10, metavar="N", help="people to show (default: 10)")


def run(call: Call) -> int:
    with call.asking() as (library, viewer, _):
        found = library.experts(viewer, " ".join(call.arguments.query), call.arguments.limit)
    call.output.document({"experts": [shape(one) for one in found]})
    for one in found:
        unit = f" ({visible(one.unit)})" if one.unit else ""
        call.output.show(f"{visible(one.person)}{unit}: {one.documents} documents, last {one.last_at:%Y-%m-%d}")
        for proof in one.proofs:
            call.output.show(f"     {proof.strength:<8} {visible(proof.document.path)}")
    call.output.say("By documents they worked on, as far as their authors are known; no ranking of performance.")
    return 0


def shape(one: Expert) -> shapes.Shape:
    return {
        "person": one.person,
        "unit": one.unit,
        "documents": one.documents,
        "last_at": shapes.moment(one.last_at),
        "proofs": [
            {
                "document": proof.document.id,
                "drive": proof.document.drive,
                "path": proof.document.path,
                "edits": proof.edits,
                "words_added": proof.words,
                "last_at": shapes.moment(proof.last_at),
                "strength": str(proof.strength),
            }
            for proof in one.proofs
        ],
    }


COMMAND = Command("whom to ask about something", run, add_arguments)
