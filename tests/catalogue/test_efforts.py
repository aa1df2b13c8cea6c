"""What work adds up to: the sums of the catalogue are those one counts from its events one by one."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.catalogue import Catalogue, open_catalogue
from indexer.coordination.contributions import is_edit, is_remark
from indexer.model.document import Document
from indexer.model.effort import Effort
from indexer.model.entry import Entry
from indexer.model.event import Action, Credit, Event, Nature, Part, Strength
from indexer.model.task import How, Tag

START = datetime(2026, 3, 1, 20, tzinfo=UTC)
NOBODY = Credit("")
PEOPLE = (
    NOBODY,
    Credit("Nguyễn Văn An", "Ngân sách", "an.nv"),
    Credit("Trần Thị Hoa", "Ngân sách", "hoa.tt"),
    Credit("Phạm Văn Dũng", "Đầu tư", "dung.pv"),
    Credit("Khách"),
)
ACTIONS = (Action.ADDED, Action.MODIFIED, Action.MODIFIED, Action.MOVED, Action.REMOVED)
DEEDS = st.tuples(
    st.integers(0, 4),  # which document
    st.integers(0, 96),  # half hours after the start
    st.sampled_from(ACTIONS),
    st.sampled_from(Nature),
    st.lists(st.sampled_from(PEOPLE[1:]), max_size=2, unique=True),
    st.sampled_from((Strength.CERTAIN, Strength.LIKELY, Strength.WEAK)),
    st.sampled_from(Part),
    st.integers(0, 40),
)
TAGS = st.dictionaries(st.tuples(st.integers(0, 4), st.sampled_from("AB")), st.booleans())
MOMENTS = st.none() | st.integers(0, 100)


def made(folder: Path) -> tuple[Catalogue, list[Document]]:
    catalogue = open_catalogue(folder)
    documents = []
    with catalogue.writing():
        for number in range(5):
            drive, path = f"ổ{number % 2}", f"Ngân sách/{number}.docx"
            id = catalogue.files.add(drive, path.encode(), Entry(1, 0, 0, number), b"")
            documents.append(Document(id, drive, path.encode(), path, f"{number}.docx", "docx", 1, START))
            catalogue.documents.put(documents[-1], text="", cited=())
    return catalogue, documents


def told(deed: tuple[Any, ...], documents: list[Document]) -> Event:
    which, half_hours, action, nature, people, strength, part, words = deed
    one, at = documents[which], START + timedelta(minutes=30 * half_hours)
    parts = (Part.DID, part)
    credits = tuple(replace(who, strength=strength, part=parts[place]) for place, who in enumerate(people))
    return Event(
        at, at, action, one.drive, one.path, one.id, unit="Văn phòng", words_added=words, nature=nature, credits=credits
    )  # fmt: skip


def keep(catalogue: Catalogue, events: list[Event]) -> list[Event]:
    with catalogue.writing():
        kept = [replace(event, id=catalogue.events.add(event)) for event in events]
        for event in kept:
            catalogue.credits.put(event.id, event.at, event.credits, is_disputed=False)
    return kept


def counted(events: list[Event], tags: dict[tuple[int, str], bool], documents: list[Document]) -> dict[Any, Any]:
    """By task, unit, login and person: (files, edits, words, remarks, others, certain, first, last)."""
    cells: dict[Any, list[tuple[Event, Credit]]] = defaultdict(list)
    for event in events:
        for (which, task), is_on in tags.items():
            if is_on and documents[which].id == event.document:
                for credit in event.credits:
                    cells[task, credit.unit or event.unit, credit.login, credit.person].append((event, credit))
    return {cell: _sums(deeds) for cell, deeds in cells.items()}


def _sums(deeds: list[tuple[Event, Credit]]) -> tuple[Any, ...]:
    edits = [(event, credit) for event, credit in deeds if is_edit(event, credit)]
    remarks = [event for event, credit in deeds if not is_edit(event, credit) and is_remark(event, credit)]
    return (
        len({event.document for event, _ in edits} | {event.document for event in remarks}),
        len(edits),
        sum(event.words_added or 0 for event, _ in edits),
        len(remarks),
        len(deeds) - len(edits) - len(remarks),
        sum(credit.strength is Strength.CERTAIN for _, credit in edits),
        min(event.at for event, _ in deeds),
        max(event.at for event, _ in deeds),
    )


def summed(efforts: tuple[Effort, ...]) -> dict[Any, Any]:
    return {
        (one.task, one.unit, one.login, one.person): (
            *(one.files, one.edits, one.words, one.remarks, one.others, one.certain, one.first_at, one.last_at),
        )
        for one in efforts
    }


def tag(catalogue: Catalogue, documents: list[Document], tags: dict[tuple[int, str], bool]) -> None:
    with catalogue.writing():
        for (which, task), is_on in tags.items():
            catalogue.tags.put(Tag(documents[which].id, task, How.HAND, is_on=is_on))


def moment(half_hours: int | None) -> datetime | None:
    return None if half_hours is None else START + timedelta(minutes=30 * half_hours)


@settings(deadline=None, max_examples=60)
@given(st.lists(DEEDS, max_size=25), TAGS, MOMENTS, MOMENTS, st.sampled_from((None, frozenset({"ổ1"}))))
def test_sums_are_those_of_the_events_in_every_period_and_scope(
    tmp_path_factory: pytest.TempPathFactory,
    deeds: list[tuple[Any, ...]],
    tags: dict[tuple[int, str], bool],
    since: int | None,
    until: int | None,
    drives: frozenset[str] | None,
) -> None:
    catalogue, documents = made(tmp_path_factory.mktemp("ledger"))
    events = keep(catalogue, [told(deed, documents) for deed in deeds])
    tag(catalogue, documents, tags)
    first, last = moment(since), moment(until)
    within = [
        event
        for event in events
        if (not first or event.at >= first) and (not last or event.at < last) and (not drives or event.drive in drives)
    ]
    assert summed(catalogue.efforts.of_tasks(drives, (first, last))) == counted(within, tags, documents)
    substance = [
        event
        for event in within
        if (who := (event.credits or (NOBODY,))[0]) and (is_edit(event, who) or is_remark(event, who))
    ]
    known = [event.credits[0].strength for event in substance if event.credits]
    sure, likely = known.count(Strength.CERTAIN), known.count(Strength.LIKELY)
    assert catalogue.efforts.coverage(drives, (first, last)) == (len(substance), len(known), sure, likely)
    catalogue.close()


def test_the_sums_of_people_are_those_of_their_unit_where_one_saved_each(tmp_path: Path) -> None:
    catalogue, documents = made(tmp_path)
    deeds = [
        (n % 5, n, Action.MODIFIED, Nature.EDITED, [PEOPLE[1 + n % 3]], Strength.CERTAIN, Part.DID, n)
        for n in range(40)
    ]
    keep(catalogue, [told(deed, documents) for deed in deeds])
    tag(catalogue, documents, {(n, "A"): True for n in range(5)})
    people, units = (catalogue.efforts.of_tasks(None, (None, None), by_unit=it) for it in (False, True))
    for unit in units:
        own = [one for one in people if one.unit == unit.unit]
        assert sum(one.edits for one in own) == unit.edits
        assert sum(one.words for one in own) == unit.words
        assert max(one.files for one in own) <= unit.files <= sum(one.files for one in own)
    assert sum(unit.edits for unit in units) == 40
    catalogue.close()


def test_tagging_anew_moves_the_sums(tmp_path: Path) -> None:
    catalogue, documents = made(tmp_path)
    deed = (0, 1, Action.MODIFIED, Nature.EDITED, [PEOPLE[1]], Strength.CERTAIN, Part.DID, 7)
    keep(catalogue, [told(deed, documents)])
    tag(catalogue, documents, {(0, "A"): True})
    (before,) = catalogue.efforts.of_tasks(None, (None, None))
    tag(catalogue, documents, {(0, "A"): False, (0, "B"): True})
    assert catalogue.efforts.of_tasks(None, (None, None)) == (replace(before, task="B"),)
    assert catalogue.efforts.of_tasks(None, (None, None), task="A") == ()
    catalogue.close()


def test_who_is_credited_anew_takes_the_sums_along(tmp_path: Path) -> None:
    catalogue, documents = made(tmp_path)
    deed = (0, 1, Action.MODIFIED, Nature.EDITED, [], Strength.CERTAIN, Part.DID, 7)
    (event,) = keep(catalogue, [told(deed, documents)])
    tag(catalogue, documents, {(0, "A"): True})
    assert catalogue.efforts.of_tasks(None, (None, None)) == ()
    assert catalogue.efforts.coverage(None, (None, None), task="A") == (1, 0, 0, 0)
    with catalogue.writing():
        catalogue.credits.put(event.id, event.at, (PEOPLE[3],), is_disputed=False)
    (found,) = catalogue.efforts.of_tasks(None, (None, None))
    assert (found.login, found.unit, found.edits, found.words) == ("dung.pv", "Đầu tư", 1, 7)
    catalogue.close()
