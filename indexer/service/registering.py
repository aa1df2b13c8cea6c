"""Follows the tasks' spreadsheet: whenever the drive's catalogue knows a new content of it, it is read and taken over.

It may be open in Excel: what is on disk counts. A locked or damaged file changes nothing, and the status says so.
"""

import logging
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

from indexer.catalogue import Catalogue
from indexer.catalogue.files import FileRow
from indexer.clock import now
from indexer.config.tree import Config, TasksRegisterConfig
from indexer.coordination.roster import Roster
from indexer.errors import StateError
from indexer.extract.table_reader import TableReader
from indexer.model.reading import Reason, Refusal
from indexer.model.register import RegisterState
from indexer.model.sheet import Sheet
from indexer.pipeline import register as joint
from indexer.service.reading import limits

log = logging.getLogger("ochung.indexer")

_LOOK = 1.0  # seconds between looks at what the catalogue knows of the file
_AGAIN = 2.0  # seconds until a file is read again that was being written
_SEARCH = 30.0  # seconds between looks for it in another Unicode form

Content = tuple[bytes, int, int]


class RegisterWatch:
    """`step` often, from the service's own thread; reading happens elsewhere."""

    def __init__(self, catalogue: Catalogue, config: Config, roster: Callable[[], Roster]) -> None:
        self._catalogue, self._config, self._roster = catalogue, config, roster
        self._register = config.tasks_register
        self._reader = TableReader(limits(config.extract)) if self._register else None
        self._reading: Future[tuple[Sheet, ...] | Refusal] | None = None
        self._seen: Content | None = None  # None: nothing was taken since the start, and rules may have changed
        self._next_look = self._next_search = 0.0
        if self._register is None:
            joint.forget(catalogue, now())

    def step(self, moment: float) -> None:
        if self._register is None:
            return
        if self._reading is not None:
            if self._reading.done():
                self._take(self._register, moment)
        elif moment >= self._next_look:
            self._next_look = moment + _LOOK
            self._look(self._register, moment)

    def work_off(self) -> None:
        """Reads and takes over what there is to, here and now."""
        if self._register is None:
            return
        if self._reading is None:
            self._look(self._register, 0.0)
        if self._reading is not None:
            self._take(self._register, 0.0)

    def close(self) -> None:
        if self._reader:
            self._reader.close()

    def _look(self, register: TasksRegisterConfig, moment: float) -> None:
        row = self._row(register, moment)
        if row is None:
            known = self._catalogue.register.get()
            if self._catalogue.drives.names() and (known is None or known.state is not RegisterState.MISSING):
                self._seen = None
                self._tell(register, joint.Understood(RegisterState.MISSING))
            return
        content = (row.hash, row.entry.mtime_ns, row.entry.size)
        if content == self._seen or self._reader is None:
            return
        drive = next(one for one in self._config.drives if one.name == row.drive)
        self._seen = content
        self._reading = self._reader.read(os.fsencode(drive.path) + b"/" + row.raw, Path(register.file).name)

    def _row(self, register: TasksRegisterConfig, moment: float) -> FileRow | None:
        drive = joint.drive_of(self._config, register)
        found = self._catalogue.files.at(drive, register.file.encode())
        if found is None and moment >= self._next_search:
            self._next_search = moment + _SEARCH
            documents = self._catalogue.documents.at(register.file, [drive])
            found = self._catalogue.files.by_id(documents[0].id) if documents else None
        return found

    def _take(self, register: TasksRegisterConfig, moment: float) -> None:
        assert self._reading is not None
        try:
            found: Sequence[Sheet] | Refusal = self._reading.result()
        except StateError as error:
            log.error("register_not_read error=%r", error.title)
            found = Refusal(Reason.CRASHED, error.title)
        self._reading = None
        if isinstance(found, Refusal) and found.reason is Reason.VANISHED:
            self._seen, self._next_look = None, moment + _AGAIN
        result = joint.understand(self._catalogue, self._config, self._roster(), register, found, now())
        self._tell(register, result)

    def _tell(self, register: TasksRegisterConfig, found: joint.Understood) -> None:
        joint.carry_out(self._catalogue, self._config, register, found, now())
        plan = found.plan
        counts = (len(plan.made), len(plan.changed), len(plan.withdrawn))
        log.info("register state=%s detail=%r made=%d changed=%d withdrawn=%d", found.state, found.detail, *counts)
