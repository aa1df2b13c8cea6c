"""`ochung document PATH_OR_ID`: what is known of one document, what it is tied to, and what is like it."""

import argparse

from indexer.cli import shapes
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.errors import NotVisibleError, UsageError
from indexer.library import Library
from indexer.model.document import Document
from indexer.model.relation import Link
from indexer.model.viewer import Viewer

_SAYS = {
    "based_on": ("based on", "basis of"),
    "answers": ("answers", "answered by"),
    "replaces": ("replaces", "REPLACED BY"),
    "amends": ("amends", "AMENDED BY"),
    "carries_out": ("carries out", "carried out by"),
    "cites": ("cites", "cited by"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", metavar="PATH_OR_ID", help="its path on the drive as shown, or its id in search")


def run(call: Call) -> int:
    with call.asking() as (library, viewer, _):
        document = _found(library, viewer, call.arguments.document)
        links = library.relations(viewer, document.id)
        alike = library.similar(viewer, document.id)
    call.output.document(shapes.document(document, links, alike))
    header = document.header
    call.output.show(visible(document.path))
    facts = [header.kind, header.number, f"{header.issued_on or ''}", header.issuer, header.subject, document.unit]
    call.output.show(f"     {visible(' · '.join(fact for fact in facts if fact))}")
    for link in links:
        call.output.show(f"{_SAYS[link.citation.relation][link.is_backward]:>15}  {visible(_told(link))}")
    for one in alike:
        call.output.show(f"{'like':>15}  {visible(one.path)}")
    return 0


def _found(library: Library, viewer: Viewer, asked: str) -> Document:
    """By its path before its id: a file may be named by a number."""
    found = library.at(viewer, asked)
    if len(found) > 1:
        drives = ", ".join(sorted({one.drive for one in found}))
        raise UsageError(f"{asked} is on several drives: {drives}", "Name it by its id: `ochung --json search …`.")
    if found:
        return found[0]
    if asked.isdecimal() and len(asked) < 20:
        return library.document(viewer, int(asked))
    raise NotVisibleError(f"There is no document {asked}", "Paths are those that `ochung search` shows.")


def _told(link: Link) -> str:
    other = link.document
    if link.is_backward and other:
        return other.path + ("" if link.is_sure else " (perhaps)")
    where = f"→ {other.path}" if other else "" if link.citation.is_national else "(not on the drive)"
    about = f"{link.citation.about} " if link.citation.about else ""
    return f"{link.citation.number} {about}{where}" + ("" if link.is_sure else " (perhaps)")


COMMAND = Command("show a document with what it cites, who cites it, and what is like it", run, add_arguments)
