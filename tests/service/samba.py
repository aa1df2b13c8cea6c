"""A real Samba server of our own on a loopback port, beside any the machine runs, and its command-line client."""

import getpass
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

PASSWORD = "mat-khau-thu"
RECYCLE = ".recycle"
_FOLDERS = ("private", "state", "cache", "lock", "pid", "ncalrpc", "log")
# What the administrator's handbook says (docs/configuration.md); names of operations as of Samba 4.13 and later.
_AUDITED = (
    "connect disconnect create_file mkdirat renameat unlinkat linkat symlinkat pwrite pwrite_recv recvfile ftruncate"
    " fallocate offload_write_recv"
)


def require() -> None:
    if not (shutil.which("smbd") and shutil.which("smbclient")):
        pytest.skip("needs Debian's samba and smbclient: apt-get install samba smbclient")
    if getpass.getuser() != "root":
        pytest.skip("smbd changes users: needs root")


def require_audit() -> None:
    require()
    if not any(Path("/usr/lib").glob("*/samba/vfs/full_audit.so")):
        pytest.skip("needs Samba's full_audit: apt-get install samba-vfs-modules")


class Samba:
    """One share `chung` of a folder. Use as a `with` block.

    `users` are Unix accounts that may work on it (root always may). `audit_log`: full_audit writes there, and what is
    deleted goes into the recycle bin. `forced`: everybody works as this account (`force user`), so that only the log
    tells who; "" for everybody as themselves.
    """

    def __init__(
        self,
        home: Path,
        share: Path,
        *,
        users: tuple[str, ...] = (),
        audit_log: Path | None = None,
        forced: str = "root",
    ) -> None:
        for name in _FOLDERS:
            (home / name).mkdir(parents=True)
        self.port = _free_port()
        self.share = share
        self._users = ("root", *users)
        self._config = home / "smb.conf"
        self._config.write_text(
            f"""[global]
private dir = {home}/private
state directory = {home}/state
cache directory = {home}/cache
lock directory = {home}/lock
pid directory = {home}/pid
ncalrpc dir = {home}/ncalrpc
log file = {home}/log/smbd.log
{_log_to(audit_log) if audit_log else ""}
passdb backend = tdbsam:{home}/private/passdb.tdb
smb ports = {self.port}
interfaces = lo
bind interfaces only = yes
disable netbios = yes
[chung]
path = {share}
read only = no
{f"force user = {forced}" if forced else ""}
force create mode = 0777
force directory mode = 0777
{_AUDIT if audit_log else ""}
""",
            encoding="utf-8",
        )

    def __enter__(self) -> "Samba":
        # an unknown name of an operation would lock everybody out
        checked = subprocess.run(["testparm", "-s", self._config], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr
        answer = f"{PASSWORD}\n{PASSWORD}\n".encode()
        for user in self._users:
            command = ["smbpasswd", "-c", str(self._config), "-s", "-a", user]
            subprocess.run(command, input=answer, check=True, capture_output=True)
        # a session of its own: a stopping smbd ends its whole process group, and that would be ours
        command = ["smbd", "-s", str(self._config), "-F", "--no-process-group"]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + 20
        while not _answers(self.port):
            assert time.monotonic() < deadline and self._process.poll() is None, "smbd does not start"
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)

    def do(self, commands: str, user: str = "root") -> None:
        """smbclient commands, separated by `;`."""
        said = self.ask(commands, user)
        assert said.returncode == 0, said.stdout + said.stderr

    def ask(self, commands: str, user: str = "root") -> subprocess.CompletedProcess[str]:
        """The same, where it may be refused."""
        address = ["//127.0.0.1/chung", "-p", str(self.port), "-s", str(self._config), "-U", f"{user}%{PASSWORD}"]
        return subprocess.run(
            ["smbclient", *address, "-c", commands], capture_output=True, text=True, timeout=60, check=False
        )

    def reopen_logs(self) -> None:
        """As logrotate asks for after it renamed a log."""
        command = ["smbcontrol", "-s", str(self._config), "smbd", "reload-config"]
        subprocess.run(command, check=True, capture_output=True, timeout=20)


def _log_to(file: Path) -> str:
    return f"log level = 0 full_audit:1@{file}\ndebug syslog format = yes\nmax log size = 0"


_AUDIT = f"""vfs objects = full_audit recycle
full_audit:prefix = %U|%I|%m|%S
full_audit:success = {_AUDITED}
full_audit:failure = none
full_audit:syslog = false
recycle:repository = {RECYCLE}/%U
recycle:keeptree = yes
recycle:versions = yes
recycle:exclude = *.tmp ~$*
recycle:directory_mode = 0777"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
