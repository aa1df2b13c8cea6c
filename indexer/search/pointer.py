"""Which folder holds the index in use, and whether it is as its last writer left it. Knows nothing of what is in it.

    current           "0001 2": the name of the folder in use and the layout of what lies there, replaced in one step
    sealed            what the folder looked like when its writer closed it

So a pass over an unchanged drive need not load the engine only to see that nothing has happened to the index.
"""

from pathlib import Path

from indexer.search.durable import replace

LAYOUT = 8
"""Grows whenever the index keeps something else of a document than before: an older index answers until it is made
anew."""


def current(root: Path) -> Path | None:
    """The folder in use; None where there is no index yet."""
    named = _current(root)
    return root / named[0] if named else None


def is_outdated(root: Path) -> bool:
    """Whether an index is there that an earlier version of ours made: it answers, but knows less. Rebuild it."""
    named = _current(root)
    return named is not None and named[1:] != [str(LAYOUT)]


def _current(root: Path) -> list[str] | None:
    try:
        return (root / "current").read_text("ascii", "replace").split() or [""]
    except FileNotFoundError:
        return None


def switch(root: Path, folder: Path) -> None:
    """Makes the folder the one in use, in one durable step."""
    named = root / "current.new"
    named.write_text(f"{folder.name} {LAYOUT}", "ascii")
    replace(named, root / "current")


def seal(root: Path) -> None:
    """Says that the index is whole as it lies there now. A later change of any kind breaks the seal."""
    if looks := _looks(root):
        (root / "sealed").write_text(looks, "utf-8")


def is_sealed(root: Path) -> bool:
    """Whether an index of this layout is there, and no file of it has changed since it was sealed."""
    try:
        return not is_outdated(root) and bool(looks := _looks(root)) and (root / "sealed").read_text("utf-8") == looks
    except OSError:
        return False


def _looks(root: Path) -> str:
    """Name, size and time of every file of the folder in use; "" where there is none."""
    try:
        folder = current(root)
        files = sorted(folder.iterdir()) if folder else []
        return "\n".join(f"{file.name} {seen.st_size} {seen.st_mtime_ns}" for file in files if (seen := file.stat()))
    except OSError:
        return ""
