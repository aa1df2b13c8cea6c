"""Follows a log through rotation, truncation and restarts, from its very first line on.

A file is known by its first line, so a renamed or copied one is never read twice; what was read of it is checked by the
bytes before the place where reading stopped. A file that turns out to be another one is read from its beginning: lines
that were read before are told apart by their marks.
"""

import json
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from indexer.clock import from_text, now, to_text
from indexer.evidence.log_file import LogFile, family
from indexer.model.status import Gap

STEP = 256 * 1024  # bytes at once: a save that comes meanwhile waits no longer than for these
_LONGEST_LINE = 4 * 1024 * 1024
_LINGER = 60.0  # seconds in which a rotated file may still be written to: smbd keeps it until it is told
_KEPT = 100  # files remembered
_DRAINED = -1  # instead of a check: a packed file that was read to its end


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes from the beginning of a line on. `is_live`: they were written while we looked."""

    data: bytes
    written: datetime
    first_line: bytes
    is_live: bool
    is_whole: bool  # the file's end for good: an unfinished last line stays one


class Tail:
    def __init__(self, path: Path, position: str = "") -> None:
        """`position` as `position()` gave it at the end of the last run."""
        self._path = path
        kept: dict[str, Any] = json.loads(position) if position else {}
        self._marks: dict[str, tuple[int, int]] = {key: (one[0], one[1]) for key, one in kept.get("files", {}).items()}
        self.gaps = [Gap(from_text(a), from_text(b), why) for a, b, why in kept.get("gaps", [])]
        self._read_at = from_text(kept["at"]) if "at" in kept else None
        self._files: list[tuple[LogFile, str]] = []  # the oldest first, with their generations
        self._quiet_since: dict[str, float] = {}
        self._reading: tuple[LogFile, str] | None = None
        self._at_end: set[str] = set()
        self.fault = ""  # why it cannot be read
        self.is_missing = False

    def next(self) -> Chunk | None:
        """What stands after the last `advance`; None when everything is read."""
        try:
            self._look()
            for file, generation in list(self._files):
                chunk = self._chunk(file, generation)
                if chunk:
                    self._reading = next(one for one in self._files if one[0] is file)
                    self._quiet_since.pop(generation, None)
                    self.fault = ""
                    return chunk
            self._drop_rotated()
            self._read_at = now()
        except OSError as error:
            self.fault = error.strerror or str(error)
        return None

    def advance(self, used: int) -> None:
        """So many bytes of the last chunk were understood."""
        assert self._reading is not None
        file, generation = self._reading
        place = self._marks.get(generation, (0, 0))[0] + used
        self._marks.pop(generation, None)  # to the end: what is read last is remembered longest
        try:
            self._marks[generation] = (place, file.check(place))
        except OSError:
            self._marks[generation] = (place, 0)
        while len(self._marks) > _KEPT:
            del self._marks[next(iter(self._marks))]

    def position(self) -> str:
        gaps = [(to_text(gap.since), to_text(gap.until), gap.why) for gap in self.gaps[-20:]]
        return json.dumps({"files": self._marks, "gaps": gaps, "at": to_text(self._read_at or now())})

    def progress(self) -> tuple[int, int]:
        """(read, all) bytes of the files that are open."""
        plain = [(file, self._marks.get(key, (0, 0))[0]) for file, key in self._files if not file.is_packed]
        return sum(min(place, file.size) for file, place in plain), sum(file.size for file, _ in plain)

    def close(self) -> None:
        for file, _ in self._files:
            file.close()
        self._files.clear()

    def _look(self) -> None:
        """Opens what has come since, if the log's own file is not among what is open."""
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            self.is_missing = True
            return
        self.is_missing = False
        if any(file.identity == (stat.st_dev, stat.st_ino) for file, _ in self._files):
            return
        last = next(reversed(self._marks), "") if not self._files else ""
        open_ones = {file.identity for file, _ in self._files}
        there = {self._open(path, open_ones) for path in family(self._path)}
        if last and last not in there:
            self._gap("replaced")  # what followed our last line went with its file

    def _open(self, path: Path, open_ones: set[tuple[int, int]]) -> str:
        """The file's generation."""
        is_current = path == self._path
        try:
            file = LogFile(path)
            generation = file.generation()
        except OSError:
            if is_current:
                raise
            return ""  # a rotated file that cannot be read keeps nobody from the current one
        known = self._marks.get(generation)
        is_done = known is not None and (known[1] == _DRAINED if file.is_packed else known[0] == file.size)
        if file.identity in open_ones or (not is_current and (is_done or not generation)):
            file.close()
        else:
            self._files.append((file, generation))
        return generation

    def _chunk(self, file: LogFile, generation: str) -> Chunk | None:
        place, check = self._marks.get(generation, (0, 0))
        if not file.is_packed:
            size = file.size
            if size == place and generation:
                self._at_end.add(generation)
                return None
            found = file.generation()
            if found != generation or size < place or (place and file.check(place) != check):
                generation, place = self._changed(file, generation, found, min(size, place))
            if not generation:
                return None
        most = STEP
        data = file.at(place, most)
        while data and b"\n" not in data and len(data) == most and most < _LONGEST_LINE:
            most *= 4
            data = file.at(place, most)
        is_current = self._is_current(file)
        if b"\n" not in data and len(data) < _LONGEST_LINE:  # its end is still to come
            if file.is_packed:
                self._marks[generation] = (place, _DRAINED)
            return None
        return Chunk(data, file.written, file.first_line(), generation in self._at_end, not is_current)

    def _changed(self, file: LogFile, before: str, found: str, place: int) -> tuple[str, int]:
        """The file is another one, or was cut: (generation, where to go on)."""
        if before and found and found == before and place < self._marks[before][0]:
            self._gap("truncated")  # its end was cut off, and nobody knows from where on it was written to since
            self._marks[before] = (0, file.check(0))
            return before, 0
        if before and before in self._marks and not self._drained_elsewhere(before):
            self._gap("truncated")
        if found == before:
            self._marks.pop(found, None)
        self._files[self._files.index((file, before))] = (file, found)
        if before != found:
            self._at_end.add(found)  # it was followed all the time
        return found, self._marks.get(found, (0, 0))[0]

    def _drained_elsewhere(self, generation: str) -> bool:
        """A file emptied after it was copied: whether the copy holds what we had read, and is read to its end."""
        for path in family(self._path)[:-1]:
            with suppress(OSError):
                file = LogFile(path)
                if file.generation() == generation:
                    self._files.insert(0, (file, generation))
                    return True
                file.close()
        return False

    def _drop_rotated(self) -> None:
        """Closes rotated files that nobody has written to for a while."""
        moment = time.monotonic()
        for file, generation in list(self._files):
            if self._is_current(file):
                continue
            since = self._quiet_since.setdefault(generation, moment)
            if file.is_packed or moment - since > _LINGER:
                file.close()
                self._files.remove((file, generation))
                del self._quiet_since[generation]

    def _is_current(self, file: LogFile) -> bool:
        try:
            stat = self._path.stat()
        except OSError:
            return True
        return file.identity == (stat.st_dev, stat.st_ino)

    def _gap(self, why: str) -> None:
        self.gaps.append(Gap(self._read_at or now(), now(), why))
