"""A real Samba server of our own on a loopback port, beside any the machine runs, and its command-line client."""

import getpass
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

PASSWORD = "mat-khau-thu"
_FOLDERS = ("private", "state", "cache", "lock", "pid", "ncalrpc", "log")


def require() -> None:
    if not (shutil.which("smbd") and shutil.which("smbclient")):
        pytest.skip("needs Debian's samba and smbclient: apt-get install samba smbclient")
    if getpass.getuser() != "root":
        pytest.skip("smbd changes users: needs root")


class Samba:
    """One share `chung` of a folder. Use as a `with` block."""

    def __init__(self, home: Path, share: Path) -> None:
        for name in _FOLDERS:
            (home / name).mkdir(parents=True)
        self._port = _free_port()
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
passdb backend = tdbsam:{home}/private/passdb.tdb
smb ports = {self._port}
interfaces = lo
bind interfaces only = yes
disable netbios = yes
[chung]
path = {share}
read only = no
force user = root
""",
            encoding="utf-8",
        )

    def __enter__(self) -> "Samba":
        answer = f"{PASSWORD}\n{PASSWORD}\n".encode()
        subprocess.run(
            ["smbpasswd", "-c", self._config, "-s", "-a", "root"], input=answer, check=True, capture_output=True
        )
        # a session of its own: a stopping smbd ends its whole process group, and that would be ours
        command = ["smbd", "-s", str(self._config), "-F", "--no-process-group"]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + 20
        while not _answers(self._port):
            assert time.monotonic() < deadline and self._process.poll() is None, "smbd does not start"
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)

    def do(self, commands: str) -> None:
        """smbclient commands, separated by `;`."""
        address = ["//127.0.0.1/chung", "-p", str(self._port), "-s", str(self._config), "-U", f"root%{PASSWORD}"]
        done = subprocess.run(
            ["smbclient", *address, "-c", commands], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
