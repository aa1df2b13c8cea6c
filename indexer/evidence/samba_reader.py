"""Bytes of Samba's log into sightings of one drive, whatever brought them: lines, deeds and the server's paths.

Where the configuration does not say where the share lies on its server, it is learned from names that lie on the drive.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from indexer.clock import from_text, to_text
from indexer.config.tree import DriveConfig
from indexer.evidence.samba_deeds import Deeds, IsDocument
from indexer.evidence.samba_lines import Parsed, Record, parse
from indexer.evidence.samba_moment import Moments
from indexer.evidence.samba_operations import Kind
from indexer.evidence.server_path import ServerRoot, learned
from indexer.model.sighting import Deed, Sighting

_SAMPLE = 40  # paths of the log that are looked for on the drive


@dataclass(frozen=True, slots=True)
class Told:
    """What a piece of the log told. `found_root`: only now it is known where the share lies, so what was read before
    told less than it could."""

    parsed: Parsed
    sightings: tuple[Sighting, ...]
    found_root: bool = False


class SambaReader:
    def __init__(self, drive: DriveConfig, zone: ZoneInfo, is_document: IsDocument, kept: dict[str, Any]) -> None:
        """`kept` as `state()` gave it at the end of the last run."""
        self._drive = drive
        self._zone = zone
        self._is_document = is_document
        self._learned = os.fsencode(kept["root"]) if "root" in kept else None
        self._strange: dict[bytes, None] = {}
        self.is_mapped = bool(kept.get("mapped"))
        self.lines = self.unparsed = 0
        self.heard_at: datetime | None = from_text(kept["heard"]) if "heard" in kept else None
        self._deeds = self._new_deeds()
        self._deeds.parted = [
            Sighting(
                drive.name, os.fsencode(path), Deed.REMOVED, from_text(at), "samba", name, host=host, reference=mark
            )
            for path, at, name, host, mark in kept.get("parted", [])
        ]

    def state(self) -> dict[str, Any]:
        """For the position; what JSON can hold."""
        parted = [
            (os.fsdecode(one.path), to_text(one.at), one.name, one.host, one.reference) for one in self._deeds.parted
        ]
        kept: dict[str, Any] = {"mapped": self.is_mapped, "parted": parted}
        if self._learned:
            kept["root"] = os.fsdecode(self._learned)
        if self.heard_at:
            kept["heard"] = to_text(self.heard_at)
        return kept

    @property
    def root(self) -> str:
        """The path on the server that is taken for the drive's, to show."""
        return " or ".join(os.fsdecode(path) for path in self._roots().paths)

    @property
    def is_unmapped(self) -> bool:
        """Paths were seen and none of them lies on the drive."""
        return not self.is_mapped and bool(self._strange)

    def read(self, data: bytes, written: datetime, *, is_live: bool, may_be_bare: bool) -> Told:
        moments = Moments(self._zone, written, written if is_live else None)
        parsed = parse(data, moments, may_be_bare=may_be_bare)
        self.lines += parsed.lines
        self.unparsed += parsed.unparsed
        if parsed.heard_at and (self.heard_at is None or parsed.heard_at > self.heard_at):
            self.heard_at = parsed.heard_at
        found_root = self._learn(parsed.records) if not self.is_mapped else False
        deeds = self._new_deeds() if found_root else self._deeds  # it may all be read once more
        return Told(parsed, tuple(deeds.feed(parsed.records)), found_root)

    def settled(self, now: datetime) -> tuple[Sighting, ...]:
        """What nothing has contradicted by now."""
        return tuple(self._deeds.settled(now))

    def _learn(self, records: Sequence[Record]) -> bool:
        """Whether it is only now known where the share lies on its server."""
        roots = self._roots()
        for record in records:
            path = record.rest.partition(b"|/")[0] if record.kind in (Kind.RENAME, Kind.LINK) else record.rest
            if not path.startswith(b"/"):
                self.is_mapped = self.is_mapped or record.prefix.has_share(roots.share) or roots.share == "."
            elif roots.relative(path) is not None:
                self.is_mapped = True
            else:
                self._strange[path] = None
            if self.is_mapped:
                return False
        if self._drive.audit_root or not records:
            return False
        self._strange = dict.fromkeys(list(self._strange)[-_SAMPLE:])
        self._learned = learned(self._strange, os.fsencode(self._drive.path))
        self.is_mapped = self._learned is not None
        if self.is_mapped:
            self._deeds = self._new_deeds()
        return self.is_mapped

    def _new_deeds(self) -> Deeds:
        return Deeds(self._drive.name, self._roots(), self._is_document)

    def _roots(self) -> ServerRoot:
        share = self._drive.unc.replace("/", "\\").rstrip("\\").rpartition("\\")[2]
        if self._drive.audit_root == ".":
            return ServerRoot((), ".")
        if self._drive.audit_root:
            return ServerRoot((os.fsencode(self._drive.audit_root.rstrip("/")),), share)
        path = self._drive.path
        own = tuple(dict.fromkeys(os.fsencode(one) for one in (path, Path(os.path.realpath(path)))))
        return ServerRoot((*((self._learned,) if self._learned else ()), *own), share)
