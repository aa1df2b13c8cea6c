"""Where the index lies: numbered folders, and a pointer file that names the one in use (see `pointer`).

    0001/             one index: `_MAIN_<n>.toc` names the segments of commit n, `MAIN_<id>.seg` is a segment
    writer.lock       held by the one writer

What no pointer and no TOC names is a leftover of a crash or of an older commit.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.util.filelock import FileLock

from indexer.errors import BusyError
from indexer.search.durable import replace
from indexer.search.pointer import current
from indexer.search.whoosh_schema import INDEX, schema

_PER_FOLDER = 1_000_000_000


class DurableStorage(FileStorage):  # type: ignore[misc]
    """Whoosh writes a TOC under a temporary name and renames it: here the rename is durable and replaces."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        replace(Path(self.folder, oldname), Path(self.folder, newname))


@dataclass(frozen=True, slots=True)
class Commit:
    """One state of the index: its folder, the number of its TOC, its segments."""

    folder: Path
    number: int
    segments: tuple[W3Segment, ...]

    @property
    def generation(self) -> int:
        """Grows from commit to commit and over rebuilds."""
        return int(self.folder.name) * _PER_FOLDER + self.number


def latest(root: Path) -> tuple[Path, int] | None:
    """The folder in use and the number of its newest commit, by looking at file names only."""
    folder = current(root)
    number = TOC._latest_generation(DurableStorage(str(folder)), INDEX) if folder else -1
    return (folder, number) if folder and number >= 0 else None


def read(folder: Path, number: int) -> Commit:
    """The commit. OSError where a writer has gone on and removed it meanwhile."""
    toc = TOC.read(DurableStorage(str(folder)), INDEX, gen=number)
    return Commit(folder, number, tuple(toc.segments))


def write(commit: Commit) -> None:
    """Makes the commit the newest of its folder; its segments must be durable already."""
    toc = TOC(schema(), list(commit.segments), commit.number)
    toc.write(DurableStorage(str(commit.folder)), INDEX)


def fresh(root: Path) -> Path:
    """A new empty folder beside the one in use."""
    numbers = [int(each.name) for each in root.iterdir() if each.name.isdigit()]
    folder = root / f"{max(numbers, default=0) + 1:04}"
    folder.mkdir()
    return folder


def clean(root: Path, commit: Commit) -> None:
    """Removes everything that is not part of the commit. Files a reader holds open stay readable to it."""
    for each in root.iterdir():
        if each.is_dir() and each.name.isdigit() and each != commit.folder:
            shutil.rmtree(each, ignore_errors=True)
    named = {TOC._filename(INDEX, commit.number)}
    named |= {segment.make_filename(segment.COMPOUND_EXT) for segment in commit.segments}
    for each in commit.folder.iterdir():
        if each.name not in named:
            _remove(each)


def lock(root: Path) -> FileLock:
    """The writer's lock; the system lets go of it when the process ends, however it ends."""
    held = FileLock(str(root / "writer.lock"))
    if not held.acquire():
        raise BusyError(
            "The search index is being written by another process",
            "Stop the running service, or let it do the work; then try again.",
        )
    return held


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:  # Windows keeps a file that a reader has open; the next cleaning gets it
        pass
