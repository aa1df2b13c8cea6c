"""The lines before the readers: urgent changes, then the backlog; a path stands in them once. Pure."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from indexer.config.tree import DriveConfig
from indexer.model.entry import Change
from indexer.pipeline.moment import Moment

Key = tuple[str, bytes]  # drive, raw path


@dataclass(frozen=True, slots=True)
class Job:
    """One change on its way. `tries` counts how often the file changed under the reader.

    `is_again`: the content is known and read once more, because more of it can be read than before.
    """

    drive: DriveConfig
    change: Change
    moment: Moment
    tries: int = 0
    is_again: bool = False

    @property
    def key(self) -> Key:
        return (self.drive.name, self.change.path)


@dataclass(slots=True)
class Lines:
    """A later change of a waiting path takes its place if it is more urgent, else waits in the place of the first."""

    _jobs: dict[Key, Job] = field(default_factory=dict)
    _urgent: deque[Job] = field(default_factory=deque)
    _backlog: deque[Job] = field(default_factory=deque)

    def __len__(self) -> int:
        return len(self._jobs)

    def put(self, jobs: Iterable[Job]) -> None:
        """In their order; a burst that is seen live goes before what was found earlier."""
        fresh = [self._aware(job) for job in jobs if self._goes_before(job)]
        for job in fresh:
            self._jobs[job.key] = job
        self._urgent.extend(job for job in fresh if job.moment.is_urgent)
        slow = [job for job in fresh if not job.moment.is_urgent]
        live = [job for job in slow if job.moment.is_live]
        self._backlog.extendleft(reversed(live))
        self._backlog.extend(job for job in slow if not job.moment.is_live)

    def next(self) -> Job | None:
        while self._urgent or self._backlog:
            job = (self._urgent or self._backlog).popleft()
            if self._jobs.get(job.key) is job:  # else another one took its place
                return self._jobs.pop(job.key)
        return None

    def _aware(self, job: Job) -> Job:
        """What the first pass had found already was not added just now."""
        waiting = self._jobs.get(job.key)
        if waiting is None or not (waiting.moment.is_first or waiting.moment.was_there):
            return job
        return replace(job, moment=replace(job.moment, was_there=True))

    def _goes_before(self, job: Job) -> bool:
        waiting = self._jobs.get(job.key)
        return waiting is None or (job.moment.is_urgent and not waiting.moment.is_urgent)
