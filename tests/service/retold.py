"""A sample office that was indexed for the first time, and how well its ledger tells what had happened there."""

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from indexer import sample
from indexer.catalogue import open_catalogue
from indexer.clock import from_text
from indexer.config.load import load
from indexer.config.tree import Config
from indexer.model.event import Event
from indexer.service.jobs import index
from tests.sample.drive import UNTIL

_SAME = timedelta(minutes=2)
_OUTAGE = timedelta(days=10)  # no line for so long: the log was switched off


@dataclass(frozen=True)
class Figures:
    """`recall`: of all acts; `recall_in_log`: of those by people whom the log names, while it was written."""

    precision: dict[str, float]
    claims: dict[str, int]
    recall: float
    recall_in_log: float
    events: int

    def __str__(self) -> str:
        people = ", ".join(f"{name} {self.precision[name]:.3f} of {self.claims[name]}" for name in sorted(self.claims))
        recall = f"recall {self.recall:.3f}, in the log {self.recall_in_log:.3f}"
        return f"{self.events} events; persons right: {people}; {recall}"


class Retold:
    def __init__(self, home: Path, *, files: int, seed: int) -> None:
        self.home = home
        sample.write(home, files=files, seed=seed, until=UNTIL)
        written: dict[str, Any] = json.loads((home / "truth.json").read_text(encoding="utf-8"))
        self.documents: dict[str, dict[str, Any]] = written["documents"]
        self.tasks: dict[str, dict[str, Any]] = written["tasks"]
        self.truth: list[dict[str, Any]] = written["events"]
        for act in self.truth:
            act["at"] = from_text(act["at"])

    def indexed(self, *, with_log: bool) -> tuple[Event, ...]:
        """The ledger of a first pass, in the order of time."""
        config = self.config(with_log=with_log)
        index(config, with_scans=False)
        return self.ledger(config)

    def config(self, *, with_log: bool) -> Config:
        """One state folder for each of both."""
        text = (self.home / "config.toml").read_text(encoding="utf-8")
        if not with_log:
            text = re.sub(r"^audit_.*\n", "", text, flags=re.M)
        return self.written(text, "with_log" if with_log else "without")

    def written(self, text: str, state: str) -> Config:
        file = self.home / f"{state}.toml"
        file.write_text(re.sub(r'^path = "state"$', f'path = "{state}"', text, flags=re.M), encoding="utf-8")
        return load(file)

    def ledger(self, config: Config) -> tuple[Event, ...]:
        catalogue = open_catalogue(config.state.path)
        found = []
        for start in range(1, catalogue.events.last_id() + 1, 500):
            ids = range(start, start + 500)
            credits = catalogue.credits.of(ids)
            found += [replace(one, credits=credits.get(one.id, ())) for one in catalogue.events.many(ids)]
        catalogue.close()
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))

    def figures(self, events: tuple[Event, ...]) -> Figures:
        right, claims = Counter[str](), Counter[str]()
        matched = self.matched(events)
        for one in events:
            if one.person:
                act = matched.get(one.id) or self._at_that_time(one)
                claims[one.strength.value] += 1
                right[one.strength.value] += act is not None and act["person"] == one.credits[0].login
        told = {id(act) for act in matched.values()}
        in_log = [act for act in self.truth if self.is_in_log(act)]
        return Figures(
            {name: right[name] / claims[name] for name in claims},
            dict(claims),
            len(told) / len(self.truth),
            sum(id(act) in told for act in in_log) / len(in_log),
            len(events),
        )

    def matched(self, events: tuple[Event, ...]) -> dict[int, dict[str, Any]]:
        """By the event's id the act that it tells: of the same document, the same kind and time; each act once."""
        found: dict[int, dict[str, Any]] = {}
        taken: set[int] = set()
        for one in events:
            acts = self._acts.get(self.end(one.path), ())
            fitting = [act for act in acts if act["action"] == one.action and abs(act["at"] - one.at) <= _SAME]
            fitting = [act for act in fitting if id(act) not in taken]
            if fitting:
                found[one.id] = min(fitting, key=lambda act: abs(act["at"] - one.at))
                taken.add(id(found[one.id]))
        return found

    def _at_that_time(self, one: Event) -> dict[str, Any] | None:
        acts = self._acts.get(self.end(one.path), ())
        return next((act for act in acts if abs(act["at"] - one.at) <= _SAME), None)

    def end(self, path: str) -> str:
        """Where the document came to lie: a move that no log saw makes its earlier events lie there."""
        return self._ends.get(path, path)

    @cached_property
    def _ends(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for act in reversed(self.truth):
            if act["action"] == "moved":
                found[act["from"]] = found.get(act["path"], act["path"])
        return found

    @cached_property
    def _acts(self) -> dict[str, list[dict[str, Any]]]:
        found = defaultdict(list)
        for act in self.truth:
            found[self.end(act["path"])].append(act)
        return found

    @cached_property
    def _log(self) -> tuple[list[datetime], frozenset[str]]:
        lines = (self.home / "audit.log").read_text(encoding="utf-8").splitlines()
        return [from_text(line.split()[0]) for line in lines], frozenset(
            line.split()[3].split("|")[0] for line in lines
        )

    def is_in_log(self, act: dict[str, Any]) -> bool:
        times, logins = self._log
        outages = [(one, other) for one, other in pairwise(times) if other - one > _OUTAGE]
        is_out = any(one < act["at"] < other for one, other in outages)
        return act["person"] in logins and times[0] <= act["at"] <= times[-1] and not is_out
