"""Checks of the state folder: on a local disk, writable, with room."""

import shutil
from pathlib import Path

from indexer.config.tree import Config
from indexer.errors import StateError
from indexer.service.check import Check
from indexer.service.first import make_state

_ENOUGH_BYTES = 1_000_000_000


def check_state(config: Config) -> Check:
    folder = config.state.path
    try:
        make_state(config)
        _write_probe(folder)
    except StateError as error:
        return Check("state folder", ok=False, detail=error.title, cure=error.hint)
    except OSError as error:
        cure = f"Let this user write to {folder}, or correct [state] path."
        return Check("state folder", ok=False, detail=f"{folder} cannot be written to: {error.strerror}.", cure=cure)
    return Check("state folder", ok=True, detail=f"{folder}, local and writable")


def check_space(config: Config) -> Check:
    free = shutil.disk_usage(config.state.path).free
    ok = free >= _ENOUGH_BYTES
    cure = "" if ok else "Free at least 1 GB there, or move the state folder ([state] path) to a larger disk."
    return Check("disk space", ok, f"{free / 1e9:.1f} GB free for the state", cure)


def _write_probe(folder: Path) -> None:
    probe = folder / ".doctor"
    probe.write_bytes(b"written by ochung doctor\n")
    probe.unlink()
