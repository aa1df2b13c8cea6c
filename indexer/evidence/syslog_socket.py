"""Samba's audit lines as datagrams of a syslog: a source of sightings. What is sent while nobody
listens is lost, and `status` says so. One datagram is one record, whatever its names hold.
"""

import contextlib
import json
import os
import queue
import socket
import stat
import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from indexer.clock import from_text, now, to_text
from indexer.config.tree import DriveConfig
from indexer.evidence.samba_deeds import IsDocument
from indexer.evidence.samba_reader import SambaReader
from indexer.evidence.source import Batch
from indexer.model.status import EvidenceStatus, Gap

_LARGEST = 65_536
_BUFFER = 4 * 1024 * 1024
_WAITING = 100_000  # datagrams; more are dropped rather than let the file server wait for us
_STEP = 2_000


class SyslogSocket:
    def __init__(
        self, drive: DriveConfig, address: str, zone: ZoneInfo, is_document: IsDocument, position: str
    ) -> None:
        """`address`: "unix:/run/…" or "udp:127.0.0.1:5514"."""
        kept = json.loads(position) if position else {}
        stopped = from_text(kept["at"]) if "at" in kept else None
        self.key = f"samba:{drive.name}:{address}"
        self.drive = drive.name
        self._address = address
        self._reader = SambaReader(drive, zone, is_document, kept.get("reader", {}))
        self._queue: queue.Queue[tuple[bytes, datetime]] = queue.Queue(_WAITING)
        self._fault = ""
        self._lost_at: datetime | None = None
        self._gaps = [Gap(stopped, now(), "stopped")] if stopped else []
        self._is_closing = threading.Event()
        try:
            self._socket: socket.socket | None = _bound(address)
        except OSError as error:
            self._socket, self._fault = None, error.strerror or str(error)
            return
        self._thread = threading.Thread(target=self._receive, args=(self._socket,), name="syslog", daemon=True)
        self._thread.start()

    def read(self) -> Batch:
        if self._lost_at:
            self._gaps.append(Gap(self._lost_at, now(), "truncated"))
            self._lost_at = None
        lines: list[bytes] = []
        received = now()
        with contextlib.suppress(queue.Empty):
            while len(lines) < _STEP:
                datagram, received = self._queue.get_nowait()
                lines.append(datagram.rstrip(b"\n\0").replace(b"\n", b"\n  ") + b"\n")
        if not lines:
            return Batch(self._reader.settled(now()), heard_at=self._reader.heard_at)
        told = self._reader.read(b"".join(lines), received, is_live=True, may_be_bare=True)
        position = json.dumps({"reader": self._reader.state(), "at": to_text(now())})
        return Batch(told.sightings, position, self._queue.empty(), heard_at=self._reader.heard_at)

    def health(self) -> EvidenceStatus:
        reader = self._reader
        one = EvidenceStatus(
            "samba", self._address, "ok", reader.heard_at, reader.lines, reader.unparsed, tuple(self._gaps)
        )
        if self._fault:
            detail = f"It cannot be listened to: {self._fault}. Choose an address that this user may open."
            return replace(one, state="unreadable", detail=detail)
        if reader.is_unmapped:
            detail = f'None of its paths lies in {reader.root}. Write audit_root = "…": the path of the share there.'
            return replace(one, state="unmapped", detail=detail)
        return one if reader.heard_at else replace(one, state="empty", detail="Nothing was sent here yet.")

    def close(self) -> None:
        self._is_closing.set()
        if self._socket:
            self._thread.join(2)
            self._socket.close()
            if self._address.startswith("unix:"):
                Path(self._address.removeprefix("unix:")).unlink(missing_ok=True)

    def _receive(self, listening: socket.socket) -> None:
        while not self._is_closing.is_set():
            try:
                datagram = listening.recv(_LARGEST)
            except TimeoutError:
                continue
            except OSError as error:
                self._fault = error.strerror or str(error)
                return
            try:
                self._queue.put_nowait((datagram, now()))
            except queue.Full:
                self._lost_at = self._lost_at or now()


def _bound(address: str) -> socket.socket:
    kind, _, where = address.partition(":")
    listening = socket.socket(socket.AF_UNIX if kind == "unix" else socket.AF_INET, socket.SOCK_DGRAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
        listening.settimeout(0.5)
        if kind == "unix":
            with contextlib.suppress(FileNotFoundError):
                if stat.S_ISSOCK(os.lstat(where).st_mode):  # of a process that is gone
                    Path(where).unlink()
            listening.bind(where)
            Path(where).chmod(0o620)  # the owner reads, its group writes
        else:
            host, _, port = where.rpartition(":")
            listening.bind((host, int(port)))
    except OSError:
        listening.close()
        raise
    return listening
