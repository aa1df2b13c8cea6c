"""Employees at work on a Samba share: each act the way a program does it, over a session of that employee's own.

`Client` writes with Samba's command-line client or with a Python client, whichever the act wants. It knows nothing of
what the ledger should say.
"""

import io
from datetime import UTC, datetime

import smbclient
from docx import Document as NewDocument
from xlsxwriter import Workbook

from indexer.sample.writers.locks import owner_file
from tests.service.accounts import Employee
from tests.service.samba import PASSWORD, RECYCLE, Samba


class Client:
    """One employee's computer. Paths are relative to the share, with `/`."""

    def __init__(self, server: Samba, employee: Employee) -> None:
        self.employee = employee
        self.server = server
        self._session = {
            "username": employee.login,
            "password": PASSWORD,
            "port": server.port,
            "connection_cache": {},
            "auth_protocol": "ntlm",
        }

    def put(self, path: str, content: bytes) -> None:
        """A new file or another content in place: an upload, a script."""
        with smbclient.open_file(self._unc(path), mode="wb", share_access="rwd", **self._session) as file:
            file.write(content)

    def edit(self, path: str, content: bytes) -> None:
        """Bytes at the end of a file that stays the same one."""
        with smbclient.open_file(self._unc(path), mode="ab", share_access="rwd", **self._session) as file:
            file.write(content)

    def word(self, path: str, content: bytes) -> None:
        """Word's way to save: an owner file, the new text beside the old, both renamed, the old one deleted."""
        folder, name = _split(path)
        owner, new, old = f"{folder}~${name[2:]}", f"{folder}~WRD0001.tmp", f"{folder}~WRL0002.tmp"
        self.put(owner, owner_file(self.employee.office_name, "word"))
        self.put(new, content)
        self.rename(path, old)
        self.rename(new, path)
        self.remove(old)
        self.remove(owner)

    def excel(self, path: str, content: bytes) -> None:
        """Excel's way: another name without an ending, the old one renamed away."""
        folder, name = _split(path)
        owner, new, old = f"{folder}~${name}", f"{folder}4F1A2B30", f"{folder}7C1D0011.tmp"
        self.put(owner, owner_file(self.employee.office_name, "excel"))
        self.put(new, content)
        self.rename(path, old)
        self.rename(new, path)
        self.remove(old)
        self.remove(owner)

    def replace(self, path: str, content: bytes) -> None:
        """A converter's way: a temporary file renamed over the old one."""
        self.put(f"{path}.tmp", content)
        smbclient.replace(self._unc(f"{path}.tmp"), self._unc(path), **self._session)

    def rename(self, path: str, target: str) -> None:
        smbclient.rename(self._unc(path), self._unc(target), **self._session)

    def remove(self, path: str) -> None:
        smbclient.remove(self._unc(path), **self._session)

    def restore(self, path: str) -> None:
        """Out of this employee's recycle bin, back to where it was."""
        self.rename(f"{RECYCLE}/{self.employee.login}/{path}", path)

    def folder(self, path: str) -> None:
        smbclient.makedirs(self._unc(path), exist_ok=True, **self._session)

    def server_copy(self, path: str, target: str) -> None:
        """The server copies; no byte comes over the line."""
        self.shell(f'scopy "{path}" "{target}"')

    def shell(self, commands: str) -> None:
        """Through Samba's own command-line client."""
        self.server.do(commands, self.employee.login)

    def is_refused(self, path: str) -> bool:
        try:
            self.put(path, b"x")
        except OSError:
            return True
        return False

    def close(self) -> None:
        smbclient.reset_connection_cache(connection_cache=self._session["connection_cache"])

    def _unc(self, path: str) -> str:
        return "\\\\127.0.0.1\\chung\\" + path.replace("/", "\\")


def letter(text: str, saved_by: str, at: datetime | None = None) -> bytes:
    """A Word document that says who saved it last, just now unless told otherwise."""
    document = NewDocument()
    document.add_paragraph(text)
    document.core_properties.author = saved_by
    document.core_properties.last_modified_by = saved_by
    document.core_properties.modified = (at or datetime.now(UTC)).replace(tzinfo=None)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def table(text: str, saved_by: str, at: datetime | None = None) -> bytes:
    """A workbook that says the same."""
    file = io.BytesIO()
    with Workbook(file) as book:
        book.set_properties({"author": saved_by, "created": at or datetime.now(UTC)})
        book.add_worksheet().write(0, 0, text)
    return file.getvalue()


def _split(path: str) -> tuple[str, str]:
    folder, slash, name = path.rpartition("/")
    return folder + slash, name
