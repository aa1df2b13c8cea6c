"""Three employees of two units who exist on this machine only while a test runs: a Unix account for each."""

import os
import pwd
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_MARK = "ochung-test"  # and the process that made the account: what a killed run left behind is removed by the next


@dataclass(frozen=True, slots=True)
class Employee:
    """`login` is the account on the file server, `office_name` what this person's office program writes."""

    login: str
    name: str
    office_name: str
    unit: str


UNITS = (("NS", "Phòng Ngân sách"), ("TT", "Thanh tra"))


def employees(mark: str = "") -> tuple[Employee, ...]:
    """`mark` keeps the logins of runs apart that share a machine."""
    return (
        Employee(f"an{mark}", "Nguyễn Thị An", "Nguyen Thi An", "NS"),
        Employee(f"binh{mark}", "Lê Văn Bình", "Lê Văn Bình", "NS"),
        Employee(f"ha{mark}", "Trần Thu Hà", "Thu Hà", "TT"),
    )


def register(staff: tuple[Employee, ...]) -> str:
    """The units and people of a configuration, in TOML."""
    units = (f'[[units]]\ncode = "{code}"\nname = "{name}"\nfolders = ["{name}"]\n' for code, name in UNITS)
    people = (
        f'[[people]]\nlogin = "{one.login}"\nname = "{one.name}"\nunit = "{one.unit}"\n'
        f'aliases = ["{one.office_name}"]\n'
        for one in staff
    )
    return "\n".join((*units, *people))


@contextmanager
def accounts(count: int = 3) -> Iterator[tuple[Employee, ...]]:
    """Needs root."""
    staff = employees(str(os.getpid()))[:count]
    for one in pwd.getpwall():
        if one.pw_gecos.startswith(_MARK) and not Path("/proc", one.pw_gecos.split()[-1]).exists():
            _run("userdel", one.pw_name)
    present = {one.pw_name for one in pwd.getpwall()}
    try:
        for one in staff:
            if one.login not in present:
                shell = ("-s", "/usr/sbin/nologin")
                _run("useradd", "-M", "-N", *shell, "-c", f"{_MARK} {os.getpid()}", one.login)
        yield staff
    finally:
        for one in staff:
            _run("userdel", one.login)


def _run(*command: str) -> None:
    """Tries again while another program holds /etc/passwd."""
    for _ in range(50):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 1:  # 1: could not be locked or written just now
            break
        time.sleep(0.1)
    assert done.returncode == 0, done.stderr
