"""Running a piece of a test as a user to whom permissions apply; as root they do not."""

import os
import pickle
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")
_NOBODY = 65534


@contextmanager
def open_folder() -> Iterator[Path]:
    """A fresh folder that every user can reach."""
    folder = Path(tempfile.mkdtemp(prefix="ochung-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def as_nobody(step: Callable[[], Result]) -> Result:
    """What `step` returns when an unprivileged user runs it: in a child process if we are root."""
    if os.geteuid() != 0:
        return step()
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        _in_child(step, write_end)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        written = pipe.read()
    os.waitpid(child, 0)
    assert written, "the child failed; its error is above"
    result: Result = pickle.loads(written)
    return result


def _in_child(step: Callable[[], object], write_end: int) -> None:
    try:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
        with os.fdopen(write_end, "wb") as pipe:
            pipe.write(pickle.dumps(step()))
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(1)
