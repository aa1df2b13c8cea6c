"""Does what commands ask of the running service, one request at a time, beside its own work.

A full pass is the drives' own pass; a rebuild runs in a thread while changes wait in the outbox.
"""

import logging
import threading
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import asdict
from typing import Any

from indexer.catalogue import open_catalogue
from indexer.catalogue.requests import Request
from indexer.errors import OchungError
from indexer.indexing import rebuild_index
from indexer.service.crew import Crew
from indexer.service.watching import WatchedDrive

log = logging.getLogger("ochung.indexer")

_LOOK = 0.3  # seconds between looks for a new request and between words on its progress

Answer = dict[str, Any]
Doing = Generator[tuple[int, int], None, Answer]  # yields (done, total) until it returns the answer


class Answering:
    """`step` often, from the service's own thread."""

    def __init__(self, crew: Crew, drives: Mapping[str, WatchedDrive]) -> None:
        self._crew = crew
        self._drives = drives
        self._doing: Doing | None = None
        self._id = 0
        self._next_look = 0.0
        with crew.catalogue.writing():  # who asked before we started has given up, or died with us
            crew.catalogue.requests.refuse_all("The service was started anew before it could answer")
        self._kinds: dict[str, Callable[[Request], Doing]] = {
            "index": self._index,
            "rebuild": self._rebuild,
            "retry": self._retry,
        }

    def step(self) -> None:
        moment = time.monotonic()
        is_time = moment >= self._next_look
        if is_time:
            self._next_look = moment + _LOOK
        if self._doing is not None:
            self._go_on(is_time)
        elif is_time and (request := self._crew.catalogue.requests.next()):
            log.info("request kind=%s id=%d", request.kind, request.id)
            self._begin(request)

    def _begin(self, request: Request) -> None:
        doing = self._kinds.get(request.kind)
        if doing is None:
            with self._crew.catalogue.writing():
                self._crew.catalogue.requests.refuse(request.id, f"This version cannot do {request.kind!r}")
            return
        self._id, self._doing = request.id, doing(request)

    def _go_on(self, is_time: bool) -> None:
        assert self._doing is not None
        requests = self._crew.catalogue.requests
        try:
            done, total = next(self._doing)
        except StopIteration as end:
            self._doing = None
            with self._crew.catalogue.writing():
                requests.answer(self._id, end.value)
                requests.forget_old()
        except OchungError as error:
            self._doing = None
            with self._crew.catalogue.writing():
                requests.refuse(self._id, error.title)
        else:
            if is_time:
                with self._crew.catalogue.writing():
                    requests.progress(self._id, done, total)

    def _index(self, request: Request) -> Doing:
        started, before = time.monotonic(), asdict(self._crew.pipeline.counts)
        accepts = bool(request.arguments.get("accept_removals"))
        numbers = {name: drive.want_pass(accept_removals=accepts) for name, drive in self._drives.items()}
        while not all(self._drives[name].has_ended(number) for name, number in numbers.items()):
            yield (0, 1)
        yield from self._worked_off()
        after = asdict(self._crew.pipeline.counts)
        answer: Answer = {key: after[key] - before[key] for key in after if key != "read"}
        statuses = [self._crew.catalogue.drives.status(name, 0) for name in self._drives]
        answer["files"] = sum(self._crew.catalogue.files.count(name) for name in self._drives)
        answer["held"] = next((status.held for status in statuses if status and status.held), "")
        answer["seconds"] = round(time.monotonic() - started, 3)
        return answer

    def _rebuild(self, _: Request) -> Doing:
        state = {"documents": -1, "done": 0, "total": 1}
        errors: list[Exception] = []

        def progress(done: int, total: int) -> None:
            state.update(done=done, total=max(total, 1))

        def work() -> None:
            catalogue = open_catalogue(self._crew.config.state.path)
            try:
                state["documents"] = rebuild_index(catalogue, self._crew.index_folder, progress)
            except (OSError, OchungError) as error:
                errors.append(error)
            finally:
                catalogue.close()

        self._crew.pause_indexing()
        thread = threading.Thread(target=work, name="rebuild", daemon=True)
        thread.start()
        while thread.is_alive():  # a service that ends does not wait: the old index stays in use
            yield (state["done"], state["total"])
        thread.join()
        self._crew.resume_indexing()
        if errors or state["documents"] < 0:
            raise OchungError(f"The search index could not be made anew: {errors[0] if errors else 'see the log'}")
        return {"documents": state["documents"]}

    def _retry(self, _: Request) -> Doing:
        failures = self._crew.catalogue.failures.all()
        self._crew.retry(tuple(failure.document for failure in failures))
        yield from self._worked_off()
        return {"tried": len(failures)}

    def _worked_off(self) -> Generator[tuple[int, int], None, None]:
        total = max(self._crew.pipeline.waiting, 1)
        while (waiting := self._crew.pipeline.waiting) or self._crew.catalogue.outbox.count():
            yield (max(0, total - waiting), total)
