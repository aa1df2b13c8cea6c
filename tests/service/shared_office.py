"""An office whose drive is shared by a real Samba server with an audit log, three employees at their computers."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.service.accounts import Employee, accounts, register
from tests.service.clients import Client
from tests.service.office import Office
from tests.service.samba import RECYCLE, Samba

CLOSED = "Kín"  # a folder nobody but root may write to


@dataclass(frozen=True, slots=True)
class SharedOffice:
    """`log` is the server's audit log."""

    office: Office
    server: Samba
    staff: tuple[Employee, ...]
    clients: tuple[Client, ...]
    log: Path


@contextmanager
def shared_office(
    *,
    is_forced: bool = False,
    is_log_read: bool = True,
    drive_keys: str = "",
    more: str = "",
    staff: tuple[Employee, ...] = (),
) -> Iterator[SharedOffice]:
    """Not yet started. `is_log_read`: whether the service is told of the log. `drive_keys`: more keys of the drive.

    `staff`: who has accounts already; new ones for nobody.
    """
    # pytest's own folders are closed to other users, and smbd becomes them
    home = Path(tempfile.mkdtemp(prefix="ochung-share-"))
    home.chmod(0o755)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        staff = staff or stack.enter_context(accounts())
        drive, log = home / "drive", home / "audit.log"
        for folder, mode in ((drive, 0o777), (drive / RECYCLE, 0o777), (drive / CLOSED, 0o755)):
            folder.mkdir()
            folder.chmod(mode)
        audit = f'audit_log = "{log}"\n' if is_log_read else ""
        extra = f"{audit}{drive_keys}\n{register(staff)}\n{more}"
        office = stack.enter_context(Office(home / "office", drive=drive, extra=extra))
        users = tuple(one.login for one in staff)
        server = Samba(home / "samba", drive, users=users, audit_log=log, forced="nobody" if is_forced else "")
        stack.enter_context(server)
        clients = tuple(Client(server, one) for one in staff)
        for client in clients:
            stack.callback(client.close)
        yield SharedOffice(office, server, staff, clients, log)
