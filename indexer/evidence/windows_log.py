"""Exports of a Windows server's Security log: a file that is written anew, or a folder of them. A source of sightings.

Every export that is new or has changed is read as a whole; an event that stands in several is one by its record number.
"""

import json
import os
import time
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from indexer.clock import from_text, to_text
from indexer.config.tree import DriveConfig
from indexer.evidence.samba_deeds import IsDocument
from indexer.evidence.source import Batch
from indexer.evidence.windows_deeds import relative, sightings
from indexer.evidence.windows_events import Access, accesses
from indexer.model.sighting import Sighting
from indexer.model.status import EvidenceStatus

_LARGEST = 512 * 1024 * 1024
_VOTES = 3
_LOOK = 2.0  # seconds between looks for exports that are new


class WindowsLog:
    def __init__(self, drive: DriveConfig, log: Path, zone: ZoneInfo, is_document: IsDocument, position: str) -> None:
        kept = json.loads(position) if position else {}
        self.key = f"windows:{drive.name}:{log}"
        self.drive = drive.name
        self._config = drive
        self._log = log
        self._zone = zone
        self._is_document = is_document
        self._read: dict[str, list[int]] = kept.get("files", {})
        self._root = drive.audit_root or kept.get("root", "")
        self._heard_at: datetime | None = from_text(kept["heard"]) if "heard" in kept else None
        self._fault = ""
        self._next_look = 0.0
        self._is_missing = self._is_unmapped = self._has_matched = False
        self._events = self._unparsed = 0

    def read(self) -> Batch:
        if time.monotonic() < self._next_look:
            return Batch(heard_at=self._heard_at)
        try:
            waiting = self._changed()
        except OSError as error:
            self._is_missing, self._fault = isinstance(error, FileNotFoundError), error.strerror or str(error)
            return Batch(heard_at=self._heard_at)
        self._is_missing, self._fault = False, ""
        if not waiting:
            self._next_look = time.monotonic() + _LOOK
            return Batch(heard_at=self._heard_at)
        file, state = waiting[0]
        try:
            found = accesses(file.read_bytes(), self._zone) if state[1] <= _LARGEST else None
        except OSError as error:
            self._fault = error.strerror or str(error)
            return Batch(heard_at=self._heard_at)
        self._read[str(file)] = state
        if found is None:
            self._fault = f"{file.name} is larger than {_LARGEST >> 20} MB; export in smaller pieces"
            return Batch((), self._position(), len(waiting) == 1, heard_at=self._heard_at)
        self._events += found.events
        self._unparsed += found.unparsed
        ordered = sorted(found.accesses, key=lambda one: one.at)
        if ordered:
            self._heard_at = max(ordered[-1].at, self._heard_at or ordered[-1].at)
        told = self._told(ordered)
        total = sum(size for _, (_, size) in waiting)
        return Batch(told, self._position(), len(waiting) == 1, state[1], total, self._heard_at)

    def health(self) -> EvidenceStatus:
        one = EvidenceStatus("windows", str(self._log), "ok", self._heard_at, self._events, self._unparsed)
        if self._is_missing:
            detail = "There is no such export. Correct audit_log (docs/attribution.md says how it is made)."
            return replace(one, state="missing", detail=detail)
        if self._fault:
            return replace(one, state="unreadable", detail=f"It cannot be read: {self._fault}.")
        if self._is_unmapped:
            detail = "Its paths are not the drive's. Write audit_root = 'D:\\…': the path of the share on its server."
            return replace(one, state="unmapped", detail=detail)
        return one if self._heard_at else replace(one, state="empty", detail="It has told nothing yet.")

    def close(self) -> None:
        """Nothing is kept open."""

    def _changed(self) -> list[tuple[Path, list[int]]]:
        """Exports that were not read as they are now, the oldest first."""
        if self._log.is_dir():
            files = [one for one in self._log.iterdir() if one.suffix.lower() in (".xml", ".csv")]
        else:
            files = [self._log]
        found = []
        for file in files:
            stat = file.stat()
            state = [stat.st_mtime_ns, stat.st_size]
            if self._read.get(str(file)) != state:
                found.append((file, state))
        return sorted(found, key=lambda one: one[1][0])

    def _told(self, ordered: list[Access]) -> tuple[Sighting, ...]:
        self._root = self._root or self._learned(ordered)
        inside = any(relative(one.path, self._root) is not None for one in ordered) if self._root else False
        self._has_matched = self._has_matched or inside
        self._is_unmapped = bool(ordered) and not self._has_matched
        return tuple(sightings(ordered, self.drive, self._root, self._is_document)) if self._root else ()

    def _learned(self, ordered: list[Access]) -> str:
        """Most paths less what exists on the drive, where at least three agree."""
        votes: Counter[str] = Counter()
        for path in dict.fromkeys(one.path for one in ordered[-500:]):
            parts = path.split("\\")
            for start in range(1, len(parts)):
                if os.path.lexists(self._config.path.joinpath(*parts[start:])):
                    votes["\\".join(parts[:start])] += 1
                    break
        root, count = votes.most_common(1)[0] if votes else ("", 0)
        return root if count >= _VOTES and count * 2 > votes.total() else ""

    def _position(self) -> str:
        kept: dict[str, object] = {"files": self._read, "root": self._root}
        if self._heard_at:
            kept["heard"] = to_text(self._heard_at)
        return json.dumps(kept)
