"""`ochung task tag CODE PATH...` and `ochung task untag CODE PATH...`: which documents serve a task, by hand."""

import argparse

from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.errors import NotVisibleError, UsageError
from indexer.library import Library
from indexer.model.document import Document
from indexer.model.viewer import Viewer

MOST = 1_000  # as many as the library takes at once


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="as `ochung tasks` shows it")
    paths = "as search shows it; a folder, or a pattern in quotes (`*` crosses folders), means all below it; or an id"
    parser.add_argument("paths", metavar="PATH", nargs="+", help=paths)


def _tag(call: Call) -> int:
    return _said(call, is_on=True)


def _untag(call: Call) -> int:
    return _said(call, is_on=False)


def _said(call: Call, *, is_on: bool) -> int:
    asked = call.arguments
    with call.asking() as (library, viewer, _):
        library.task(viewer, asked.code)
        documents = _found(library, viewer, asked.paths)
        ids = [one.id for one in documents]
        acts = library.tag(viewer, ids, asked.code) if is_on else library.untag(viewer, ids, asked.code)
    shown = [{"id": one.id, "drive": one.drive, "path": one.path} for one in documents]
    call.output.document({"code": asked.code, "documents": shown, "acts": list(acts)})
    for one in documents:
        call.output.show(visible(f"{asked.code:<14} {one.path}"))
    told, before = "serve" if is_on else "do not serve", len(documents) - len(acts)
    call.output.say(f"{len(acts)} documents {told} {asked.code} now; of {before} it was said already.")
    return 0


def _found(library: Library, viewer: Viewer, paths: list[str]) -> tuple[Document, ...]:
    """Each once. A path before a folder or pattern, and those before an id: a file may be named by a number."""
    found: dict[int, Document] = {}
    for path in paths:
        there = library.at(viewer, path)
        if len(there) > 1:
            drives = ", ".join(sorted(one.drive for one in there))
            raise UsageError(f"{path} is on several drives: {drives}", "Name it by its id: `ochung --json search …`.")
        for one in there or _below(library, viewer, path):
            found[one.id] = one
    return tuple(found.values())


def _below(library: Library, viewer: Viewer, path: str) -> tuple[Document, ...]:
    found = library.documents_in(viewer, path, MOST + 1)
    if len(found) > MOST:
        raise UsageError(f"{path} holds more than {MOST} documents", "Make the folder one of the task's folders.")
    if found:
        return found
    if path.isdecimal() and len(path) < 20:
        return (library.document(viewer, int(path)),)
    raise NotVisibleError(f"There is no document {path}", "Paths are those that `ochung search` shows.")


TAG = Command("put documents to a task by hand; that goes before all rules", _tag, _add_arguments)
UNTAG = Command("say that documents do not serve a task; no rule brings them back", _untag, _add_arguments)
