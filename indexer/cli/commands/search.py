"""`ochung search QUERY`: the page's search, on the shell."""

import argparse

from indexer.cli import shapes
from indexer.cli.arguments import natural, positive
from indexer.cli.call import Call, Command
from indexer.cli.output import marked, visible
from indexer.model.hit import Ask, Hit, Sort

EXPLAINED = {
    "query.too_long": "Only the first 64 words were searched for.",
    "query.too_deep": "Too many brackets inside one another: the innermost were left out.",
    "query.open_quote": 'A quotation mark " was not closed: its words were searched for one by one.',
    "query.open_paren": "A bracket was not closed: it was taken to end at the end.",
    "query.short_prefix": "Before * at least two letters are needed: the letter was searched for as a word.",
    "query.unknown_field": "There is no such field before the colon: it was searched for as words.",
    "query.empty_field": "A field had no value after its colon: it was searched for as a word.",
    "query.bad_date": "No date was recognised: it was searched for as words. Try 3/2024, quý 1/2024 or tuần trước.",
    "query.no_words": "There was no word to search for: these are the newest documents.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", nargs="+", help='words, "a phrase", a number such as 123/QĐ-UBND')
    parser.add_argument("--limit", type=positive, default=10, metavar="N", help="hits to show (default: 10)")
    parser.add_argument("--offset", type=natural, default=0, metavar="N", help="hits to leave out at the start")
    parser.add_argument("--sort", type=Sort, choices=list(Sort), default=Sort.RELEVANCE, help="relevance or newest")
    parser.add_argument(
        "--folded",
        action="store_true",
        help="of drafts, versions and copies of one work show only the one to use first",
    )


def run(call: Call) -> int:
    asked = call.arguments
    ask = Ask(" ".join(asked.query), sort=asked.sort, limit=asked.limit, offset=asked.offset, folded=asked.folded)
    with call.asking() as (library, viewer, _):
        found = library.search(viewer, ask)
    call.output.document(shapes.results(found))
    for place, hit in enumerate(found.hits, start=asked.offset + 1):
        _show(call, place, hit)
    for hint in found.hints:
        call.output.say(EXPLAINED[hint])
    if found.suggestion:
        call.output.say(f"Did you mean: {visible(found.suggestion)}")
    call.output.say(f"{found.total} found in {found.took_ms:.0f} ms.")
    return 0


def _show(call: Call, place: int, hit: Hit) -> None:
    # The path holds the name; `head -1` and copying with the mouse both want it whole on one line.
    facts = [hit.kind, hit.number, hit.unit, f"{hit.modified_at:%Y-%m-%d}"]
    call.output.show(f"{place:3}. {visible(hit.path)}")
    call.output.show(f"     {visible(' · '.join(fact for fact in facts if fact))}")
    if hit.snippet:
        one_line = " ".join(hit.snippet.split())
        call.output.show(f"     {marked(one_line)}")


COMMAND = Command("find documents", run, add_arguments)
