"""What must be true before the service starts, and whether it starts for the first time."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from indexer.catalogue.lock import FileLock
from indexer.config.tree import Config
from indexer.drive.mounts import file_system
from indexer.errors import BusyError, DriveError, OchungError, StateError
from indexer.library import open_library

RUN_LOCK = "run.lock"


def prepare(config: Config, *, with_web: bool) -> bool:
    """Makes the state folder and says whether some drive was never read.

    Raises StateError where the state cannot be kept, DriveError where a drive that was never read is not there
    (a drive that was read before may come back: that is no reason not to start), OchungError for a port in use.
    """
    make_state(config)
    if with_web:
        require_port(config.web.address, config.web.port)
    unread = _unread_drives(config)
    for drive in config.drives:
        if drive.name in unread and not drive.path.is_dir():
            raise DriveError(
                f'The folder of the drive "{drive.name}" does not exist: {drive.path}',
                f"Correct `path` in {config.file}, or connect the drive, and start again.",
            )
    return bool(unread)


@contextmanager
def sole_runner(config: Config) -> Iterator[None]:
    """Only one `ochung run` a state folder. Raises BusyError where another one is alive."""
    make_state(config)
    lock = FileLock(config.state.path / RUN_LOCK)
    if not lock.try_acquire():
        owner = lock.file.read_text(encoding="ascii", errors="replace")
        hint = "Use the page that is already open, or stop the other one first."
        raise BusyError(f"Ổ Chung is already running on {config.state.path} (process {owner}).", hint)
    try:
        yield
    finally:
        lock.release()


def make_state(config: Config) -> None:
    """The state folder exists, on a local disk. Raises StateError."""
    folder = config.state.path
    hint = f"Correct [state] path in {config.file}: a folder on a local disk that this user may write to."
    if (kind := file_system(folder)).is_network:
        raise StateError(f"The state folder {folder} lies on a network drive ({kind.kind}).", hint)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StateError(f"The state folder {folder} cannot be made: {error.strerror}.", hint) from None


def require_port(address: str, port: int) -> None:
    """Raises OchungError where the web page could not listen."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise _port_error(address, port, error) from None


def _port_error(address: str, port: int, error: OSError) -> OchungError:
    if error.errno == errno.EADDRINUSE:
        hint = "Stop the program that uses it, or write another [web] port into the configuration."
        return OchungError(f"Port {port} on {address} is in use.", hint)
    if error.errno in (errno.EACCES, errno.EPERM):
        return OchungError(f"This user may not listen on port {port}.", "Use a [web] port from 1024 up.")
    return OchungError(f"Nothing can listen on {address}: {error.strerror}.", "Correct [web] address.")


def _unread_drives(config: Config) -> frozenset[str]:
    library = open_library(config)
    try:
        known = library.status(library.viewer(None)).drives
    finally:
        library.close()
    read = {one.name for one in known if one.last_scan_at}
    return frozenset(one.name for one in config.drives if one.name not in read)
