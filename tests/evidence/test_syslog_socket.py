"""Datagrams of a real socket, as smbd's syslog or rsyslog sends them."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from indexer.config.tree import DriveConfig
from indexer.evidence.syslog_socket import SyslogSocket
from indexer.model.sighting import Sighting

DRIVE = DriveConfig("Chung", Path("/nowhere"), audit_root="/s")


def listen(address: str, position: str = "") -> SyslogSocket:
    return SyslogSocket(DRIVE, address, ZoneInfo("Asia/Ho_Chi_Minh"), lambda _: True, position)


def heard(source: SyslogSocket, count: int) -> list[Sighting]:
    found: list[Sighting] = []
    until = time.monotonic() + 10
    while len(found) < count and time.monotonic() < until:
        found += source.read().sightings
        time.sleep(0.01)
    return found


@pytest.fixture
def at(tmp_path: Path) -> str:
    return f"unix:{tmp_path}/audit"


@pytest.fixture
def source(at: str) -> Iterator[SyslogSocket]:
    one = listen(at)
    yield one
    one.close()


def send(at: str, *datagrams: bytes) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.connect(at.removeprefix("unix:"))
        for datagram in datagrams:
            sender.send(datagram)


def test_a_datagram_is_a_sighting(source: SyslogSocket, at: str) -> None:
    send(at, b"<173>Nov 22 14:53:58 smbd_audit: an|10.0.0.5|pc|chung|unlinkat|ok|/s/a.docx\n")
    [one] = heard(source, 1)
    assert (one.name, one.host, one.path) == ("an", "pc", b"a.docx")
    assert source.health().state == "ok"


def test_one_datagram_is_one_record_whatever_the_name(source: SyslogSocket, at: str) -> None:
    forged = b"<173>Nov 22 14:53:58 smbd_audit: binh|10.0.0.5|pc|chung|unlinkat|ok|/s/b.docx"
    send(at, b"<173>Nov 22 14:53:58 smbd_audit: an|10.0.0.5|pc|chung|pwrite|ok|/s/x\n" + forged)
    [one] = heard(source, 1)
    assert (one.name, one.path) == ("an", b"x\n" + forged)
    assert heard(source, 0) == []


def test_bursts_are_kept(source: SyslogSocket, at: str) -> None:
    lines = (b"<173>Nov 22 14:53:58 smbd_audit: an|10.0.0.5|pc|chung|pwrite|ok|/s/%d.docx" % n for n in range(5_000))
    send(at, *lines)
    assert len(heard(source, 5_000)) == 5_000


def test_a_socket_left_by_a_dead_process_is_taken_over(at: str) -> None:
    dead = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    dead.bind(at.removeprefix("unix:"))
    dead.close()
    one = listen(at)
    assert one.health().state == "empty"
    one.close()
    assert not Path(at.removeprefix("unix:")).exists()


def test_an_address_that_cannot_be_had(tmp_path: Path) -> None:
    (tmp_path / "audit").write_text("a file of somebody's")
    one = listen(f"unix:{tmp_path}/audit")
    assert one.health().state == "unreadable"
    one.close()
    assert (tmp_path / "audit").read_text() == "a file of somebody's"


def test_the_time_when_nobody_listened_is_a_gap(source: SyslogSocket, at: str) -> None:
    send(at, b"<173>Nov 22 14:53:58 smbd_audit: an|10.0.0.5|pc|chung|unlinkat|ok|/s/a.docx\n")
    position = ""
    until = time.monotonic() + 5
    while not position and time.monotonic() < until:
        position = source.read().position
    source.close()
    again = listen(at, position)
    assert [gap.why for gap in again.health().gaps] == ["stopped"]
    again.close()
