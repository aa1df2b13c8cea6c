"""Contributions of a sample office against its written truth: of what the server's log tells, and of a whole ledger."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any, Literal

import pytest

from indexer.catalogue import open_catalogue
from indexer.library import Library, open_library
from indexer.model.document import Document
from indexer.model.entry import Entry
from indexer.model.event import Action, Credit, Event, Nature, Strength
from indexer.model.task import Involvement, Row
from indexer.service.crew import Crew
from tests.sample.drive import UNTIL
from tests.service.retold import Retold

SAVES = ("added", "modified")


@pytest.fixture(scope="module")
def office(retold: Retold) -> Retold:
    return retold


@pytest.fixture(scope="module")
def logged(office: Retold) -> Iterator[Library]:
    office.indexed(with_log=True)
    library = open_library(office.config(with_log=True))
    yield library
    library.close()


def rows(library: Library, **asked: Any) -> tuple[Row, ...]:
    return library.contributions(library.viewer(None), **asked)


def saves_in_log(office: Retold) -> Counter[tuple[str, str, str]]:
    """By task, unit and person: saves of files in tasks' folders, gone ones too, that the log saw."""
    found = Counter[tuple[str, str, str]]()
    for act in office.truth:
        task = re.search(r"NV-\d+", office.end(act["path"]))
        if task and act["action"] in SAVES and office.is_in_log(act):
            found[task[0], act["unit"], act["person"]] += 1
    return found


def test_what_is_certain_is_what_the_log_saw(office: Retold, logged: Library) -> None:
    mine = {(row.task, row.unit, row.person): row.certain for row in rows(logged) if row.certain}
    truth = saves_in_log(office)
    print(f"\n{len(truth)} cells, {truth.total()} saves")
    assert mine == truth
    assert len(truth) > 20


def test_nobody_has_a_row_for_what_they_never_touched(office: Retold, logged: Library) -> None:
    did = {(act["unit"], act["person"]) for act in office.truth}
    assert {(row.unit, row.person) for row in rows(logged) if row.person} <= did


def test_no_unit_is_called_silent_that_worked(office: Retold, logged: Library) -> None:
    found = {(row.task, row.unit): row.state for row in rows(logged, until=UNTIL) if not row.person}
    said = {cell for cell, state in found.items() if state == "silent"}
    silent = {(code, unit) for code, task in office.tasks.items() for unit in task["silent"]}
    print(f"\nsilent: {len(said & silent)} of {len(silent)} told, {len(silent - said)} cannot be told")
    assert said <= silent
    assert said
    assert set(found.values()) <= {"silent", "unknown"}


def test_silence_of_running_tasks_is_told_with_the_time_that_is_gone(office: Retold, logged: Library) -> None:
    found = logged.silences(logged.viewer(None))
    silent = {(code, unit) for code, task in office.tasks.items() for unit in task["silent"]}
    assert {(one.task, one.unit) for one in found if one.is_worth_telling} <= silent
    console = logged.viewer(None)
    states = {(row.task, row.unit): row.state for row in logged.unit_contributions(console) if row.role != "none"}
    states |= {(c.task.code, unit): how for c in logged.tasks(console) for unit, _, how in c.unit_states}
    assert {(one.task, one.unit): one.state for one in found}.items() <= states.items()
    running = {code for code, task in office.tasks.items() if task["state"] in ("open", "overdue")}
    assert {cell for cell in silent if cell[0] in running} <= {(one.task, one.unit) for one in found}
    used = [one.used for one in found if one.used is not None]
    assert used == sorted(used, reverse=True)
    assert all(one.coverage.known <= one.coverage.changes and 0 <= one.coverage.watched <= 1 for one in found)


def test_every_cell_opens_its_evidence(logged: Library) -> None:
    console = logged.viewer(None)
    for row in rows(logged)[:60]:
        events = logged.evidence_of_cell(console, row.task, row.unit, row.person) if row.person else ()
        assert len(events) == row.evidence
        if events:
            assert (events[-1].at, events[0].at) == (row.first_at, row.last_at)


@pytest.fixture(scope="module")
def whole(office: Retold) -> Iterator[Library]:
    """An office whose ledger holds every act with its certain person and what it changed."""
    config = office.written((office.home / "config.toml").read_text(encoding="utf-8"), "whole")
    with Crew(config, with_index=False):  # its tasks
        pass
    catalogue, ids = open_catalogue(config.state.path), {}
    names = {unit.code: unit.name for unit in config.units}
    with catalogue.writing():
        for number, (path, about) in enumerate(office.documents.items()):
            raw, tasks = path.encode(), (about["task"],) if about["task"] else ()
            ids[path] = catalogue.files.add("chung", raw, Entry(1, 0, 0, number), b"")
            name = path.rpartition("/")[2]
            document = Document(ids[path], "chung", raw, path, name, "docx", 1, UNTIL, tasks=tasks)
            catalogue.documents.put(document, text="", cited=())
        for act in office.truth:
            if office.end(act["path"]) in ids:
                event = _event(act, ids[office.end(act["path"])], names)
                catalogue.credits.put(catalogue.events.add(event), event.at, event.credits, is_disputed=False)
    catalogue.close()
    library = open_library(config)
    yield library
    library.close()


def _event(act: dict[str, Any], document: int, names: dict[str, str]) -> Event:
    nature = Nature.EDITED if act["substantive"] else Nature.RESAVED
    credit = Credit(act["person"], names[act["unit"]], act["person"], Strength.CERTAIN)
    action, at = Action(act["action"]), act["at"]
    return Event(at, at, action, "chung", act["path"], document, nature=nature, credits=(credit,))


def test_with_every_act_known_the_matrix_is_the_truth(office: Retold, whole: Library) -> None:
    found = rows(whole)
    for code, task in office.tasks.items():
        own = [row for row in found if row.task == code]
        worked = {(row.unit, row.person): (row.files, row.edits) for row in own if row.state == "contributed"}
        told = {(one["unit"], one["person"]): (one["files"], one["edits"]) for one in task["contributions"]}
        assert worked == told
        roles = {row.unit: str(row.role) for row in own if row.role != "none"}
        assert roles == {task["lead"]: "lead"} | dict.fromkeys(task["coordinating"], "coordinating")
        states = {state: {row.unit for row in own if row.state == state} for state in Involvement}
        # the truth knows saves only: who moved or removed a file of the task has opened it, and is not silent
        assert states["silent"] | states["unknown"] <= set(task["silent"])
        assert not states["contributed"] & set(task["silent"])
        opened = {unit for unit in states["opened"] - states["contributed"] if unit in roles}
        assert set(task["opened"]) <= opened <= {*task["opened"], *task["silent"]}


def test_units_are_as_much_as_their_people(whole: Library) -> None:
    people, units = rows(whole), whole.unit_contributions(whole.viewer(None))
    assert {(row.task, row.unit) for row in units} == {(row.task, row.unit) for row in people}
    for unit in units:
        own = [row for row in people if (row.task, row.unit) == (unit.task, unit.unit)]
        assert (unit.edits, unit.evidence) == (sum(row.edits for row in own), sum(row.evidence for row in own))
        assert max(row.files for row in own) <= unit.files <= sum(row.files for row in own)


def test_without_log_and_service_nobody_is_accused(whole: Library) -> None:
    console = whole.viewer(None)
    states = {row.state for row in rows(whole)} | {how for c in whole.tasks(console) for _, _, how in c.unit_states}
    assert states == {Involvement.CONTRIBUTED, Involvement.OPENED, Involvement.UNKNOWN}
    assert not [one for one in whole.silences(console) if one.is_worth_telling or one.state is Involvement.SILENT]


def test_the_map_of_units_is_the_truth_and_opens_its_evidence(office: Retold, whole: Library) -> None:
    units: dict[str, set[str]] = {}
    for act in office.truth:
        if act["substantive"] and act["action"] in SAVES and office.end(act["path"]) in office.documents:
            units.setdefault(office.end(act["path"]), set()).add(act["unit"])
    truth = Counter(pair for team in units.values() for pair in combinations(sorted(team), 2))
    console = whole.viewer(None)
    found = whole.coordination_map(console, None, None)
    assert {(one.first, one.second): one.documents for one in found if one.documents} == truth
    assert len(truth) > 3
    kinds: tuple[Literal["unit", "person"], ...] = ("unit", "person")
    for by in kinds:
        for one in whole.coordination_map(console, None, None, by)[:9]:
            shared = whole.evidence_of_pair(console, one.first, one.second, None, None, by)
            assert (len(shared.documents), len(shared.tasks)) == (one.documents, one.tasks)
