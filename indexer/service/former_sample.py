"""Sets aside what was learnt of the sample drive once the configuration names a real one.

Otherwise an invented office's documents and events would stand among the real ones for ever. Nothing is deleted.
"""

from pathlib import Path

from indexer.clock import now
from indexer.config.tree import Config
from indexer.library import open_library

_MARK = "truth.json"  # written beside the files of a sample drive, and beside no other
_LEARNT = ("catalogue.db", "catalogue.db-wal", "catalogue.db-shm", "index")


def set_aside(config: Config) -> Path | None:
    """Where the sample's state is now; None where there was none. Call it while nothing of ours runs."""
    if not any(_is_former_sample(path, config) for path in _known_paths(config)):
        return None
    target = config.state.path / f"sample-{now():%Y%m%d-%H%M%S}"
    target.mkdir()
    for name in _LEARNT:
        if (config.state.path / name).exists():
            (config.state.path / name).rename(target / name)
    return target


def _is_former_sample(path: Path, config: Config) -> bool:
    return all(path != drive.path for drive in config.drives) and (path.parent / _MARK).is_file()


def _known_paths(config: Config) -> list[Path]:
    library = open_library(config)
    try:
        return [Path(drive.path) for drive in library.status(library.viewer(None)).drives]
    finally:
        library.close()
