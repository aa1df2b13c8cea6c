"""Samba's audit log as a file that is being written: a source of sightings."""

import json
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from indexer.clock import now
from indexer.config.tree import DriveConfig
from indexer.evidence.samba_deeds import IsDocument
from indexer.evidence.samba_lines import Shape, shape_of
from indexer.evidence.samba_reader import SambaReader
from indexer.evidence.source import Batch
from indexer.evidence.tail import Tail
from indexer.model.status import EvidenceStatus


class SambaLog:
    def __init__(self, drive: DriveConfig, log: Path, zone: ZoneInfo, is_document: IsDocument, position: str) -> None:
        kept = json.loads(position) if position else {}
        self.key = f"samba:{drive.name}:{log}"
        self.drive = drive.name
        self._log = log
        self._tail = Tail(log, kept.get("tail", ""))
        self._reader = SambaReader(drive, zone, is_document, kept.get("reader", {}))

    def read(self) -> Batch:
        chunk = self._tail.next()
        if chunk is None:
            settled = self._reader.settled(now())
            return Batch(settled, self._position() if settled else "", heard_at=self._reader.heard_at)
        is_bare = shape_of(chunk.first_line) is Shape.BARE
        told = self._reader.read(chunk.data, chunk.written, is_live=chunk.is_live, may_be_bare=is_bare)
        if told.found_root:  # what was passed over as strange is read once more; what is known is known by its mark
            self._tail.close()
            self._tail = Tail(self._log)
            return Batch(is_last=False, heard_at=self._reader.heard_at)
        used = told.parsed.used
        if not used and (chunk.is_whole or len(chunk.data) > 1_000_000):  # half a line without end
            used, self._reader.unparsed = len(chunk.data), self._reader.unparsed + 1
        if used:
            self._tail.advance(used)
        done, total = self._tail.progress()
        position = self._position()
        return Batch(told.sightings, position, not used, done, total, self._reader.heard_at)

    def health(self) -> EvidenceStatus:
        reader, tail = self._reader, self._tail
        one = EvidenceStatus(
            "samba", str(self._log), "ok", reader.heard_at, reader.lines, reader.unparsed, tuple(tail.gaps)
        )
        if tail.is_missing:
            detail = "There is no such file. Correct audit_log, or switch full_audit on (docs/attribution.md)."
            return replace(one, state="missing", detail=detail)
        if tail.fault:
            detail = f"It cannot be read: {tail.fault}. Let this user read it (group adm, or setfacl)."
            return replace(one, state="unreadable", detail=detail)
        if reader.is_unmapped:
            detail = f'None of its paths lies in {reader.root}. Write audit_root = "…": the path of the share there.'
            return replace(one, state="unmapped", detail=detail)
        return one if reader.heard_at else replace(one, state="empty", detail="It has told nothing yet.")

    def close(self) -> None:
        self._tail.close()

    def _position(self) -> str:
        return json.dumps({"tail": self._tail.position(), "reader": self._reader.state()})
