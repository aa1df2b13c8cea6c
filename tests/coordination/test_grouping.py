"""Events as whole human actions: tables of what belongs together and what does not."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from indexer.coordination.grouping import acts
from indexer.model.act import Kind, moved
from indexer.model.event import Action, Credit, Event, Extent, Nature, Strength

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
AN, BINH = "Nguyễn Văn An", "Lê Văn Bình"


def event(
    minutes: float,
    path: str,
    action: Action = Action.MODIFIED,
    *,
    who: str = AN,
    was: str | None = None,
    added: int | None = None,
    nature: Nature = Nature.EDITED,
    document: int | None = None,
    strength: Strength = Strength.CERTAIN,
) -> Event:
    return Event(
        at=NOON + timedelta(minutes=minutes),
        seen_at=NOON,
        action=action,
        drive="chung",
        path=path,
        source_path=was,
        document=document if document is not None else sum(map(ord, path)),
        person=who,
        strength=strength,
        words_added=added,
        nature=nature,
        extent=Extent(),
        credits=(Credit(who, strength=strength),) if who else (),
        id=int(minutes * 60) + 100_000,
    )


def grouped(*events: Event) -> list[tuple[Kind, int]]:
    newest_first = sorted(events, key=lambda one: (one.at, one.id), reverse=True)
    return [(act.kind, len(act.events)) for act in acts(newest_first)]


def test_saves_of_one_sitting_are_one_line_with_summed_words() -> None:
    events = [event(minute, "A/x.docx", added=10) for minute in (80, 40, 20, 10, 0)]
    (act,) = acts(events)
    assert (act.kind, len(act.events), act.total("words_added"), act.total("cells")) == (Kind.SITTING, 5, 50, None)
    assert (act.began_at, act.ended_at) == (NOON, NOON + timedelta(minutes=80))


def test_a_long_break_and_another_person_begin_another_line() -> None:
    assert grouped(event(0, "A/x.docx"), event(50, "A/x.docx")) == [(Kind.SINGLE, 1)] * 2
    assert grouped(event(0, "A/x.docx"), event(5, "A/x.docx", who=BINH)) == [(Kind.SINGLE, 1)] * 2


def test_two_people_at_two_documents_do_not_tear_each_others_sittings() -> None:
    events = [event(m, "A/x.docx") for m in (0, 10, 20)] + [event(m, "A/y.docx", who=BINH) for m in (5, 15)]
    assert sorted(grouped(*events)) == [(Kind.SITTING, 2), (Kind.SITTING, 3)]


def test_the_first_save_that_made_the_document_belongs_to_the_sitting() -> None:
    (act,) = acts([event(10, "A/x.docx"), event(0, "A/x.docx", Action.ADDED)])
    assert (act.kind, act.action) == (Kind.SITTING, Action.ADDED)
    earlier = event(-5, "A/x.docx")  # of a document that was there before: nothing older than its making belongs to it
    assert len(acts([event(10, "A/x.docx"), event(0, "A/x.docx", Action.ADDED), earlier])) == 2


def test_fourteen_files_moved_into_one_folder_are_one_act() -> None:
    events = [event(n / 2, f"Final/{n}.docx", Action.MOVED, was=f"Nháp/{n}.docx") for n in range(14)]
    assert grouped(*events) == [(Kind.BATCH, 14)]
    elsewhere = event(7.2, "Final/z.docx", Action.MOVED, was="Khác/z.docx")
    assert sorted(grouped(*events, elsewhere)) == [(Kind.BATCH, 14), (Kind.SINGLE, 1)]


def test_a_moved_folder_with_folders_in_it_is_one_act() -> None:
    inner = ("a.docx", "một/b.docx", "một/hai/c.docx")
    assert grouped(*(event(0, f"Lưu/Cũ/{one}", Action.MOVED, was=f"Cũ/{one}") for one in inner)) == [(Kind.BATCH, 3)]


@pytest.mark.parametrize(("gap", "together"), [(3, True), (11, False)])
def test_files_of_one_folder_within_some_minutes(gap: float, together: bool) -> None:
    found = grouped(event(0, "A/x.pdf", Action.ADDED), event(gap, "A/y.pdf", Action.ADDED))
    assert found == ([(Kind.BATCH, 2)] if together else [(Kind.SINGLE, 1)] * 2)


def test_what_nobody_known_did_is_one_act_only_within_seconds() -> None:
    assert (
        grouped(event(0, "A/x.pdf", Action.ADDED, who=""), event(3, "A/y.pdf", Action.ADDED, who=""))
        == [(Kind.SINGLE, 1)] * 2
    )
    assert grouped(*(event(n / 60, f"A/{n}.pdf", Action.ADDED, who="") for n in range(9))) == [(Kind.BATCH, 9)]


def test_a_machines_copying_crosses_folders_and_a_persons_work_does_not() -> None:
    copied = [event(n / 60, f"Dự án/{n % 5}/{n}.pdf", Action.ADDED) for n in range(40)]
    assert grouped(*copied) == [(Kind.BATCH, 40)]
    by_hand = [event(n, f"Dự án/{n}/{n}.pdf", Action.ADDED) for n in range(4)]
    assert grouped(*by_hand) == [(Kind.SINGLE, 1)] * 4


def test_a_few_edited_documents_are_told_one_by_one_and_many_together() -> None:
    assert grouped(*(event(n, f"A/{n}.docx") for n in range(3))) == [(Kind.SINGLE, 1)] * 3
    assert grouped(*(event(n, f"A/{n}.docx") for n in range(9))) == [(Kind.BATCH, 9)]
    quiet = [event(n, f"A/{n}.docx", nature=Nature.RESAVED) for n in range(3)]
    assert grouped(*quiet) == [(Kind.BATCH, 3)]


def test_copies_and_new_files_stay_apart() -> None:
    events = [event(0, "A/x.pdf", Action.ADDED), event(1, "A/y.pdf", Action.ADDED, nature=Nature.COPIED)]
    assert grouped(*events) == [(Kind.SINGLE, 1)] * 2


def test_an_act_is_as_sure_as_its_weakest_event() -> None:
    (act,) = acts([event(5, "A/x.docx"), event(0, "A/x.docx", strength=Strength.WEAK)])
    assert act.strength is Strength.WEAK


def test_an_act_that_may_go_on_behind_what_was_read_says_so() -> None:
    events = [event(5, "A/x.docx"), event(0, "A/x.docx")]
    assert [act.is_open for act in acts(events, has_more=True)] == [True]
    assert [act.is_open for act in acts(events)] == [False]


def test_what_is_said_of_events_never_joins() -> None:
    assert grouped(*(event(n, "A/x.docx", Action.DISCLAIMED) for n in range(3))) == [(Kind.SINGLE, 1)] * 3


@pytest.mark.parametrize(
    ("source", "target", "way"),
    [
        ("A/x/1.doc", "B/x/1.doc", ("A", "B")),
        ("A/1.doc", "B/1.doc", ("A", "B")),
        ("1.doc", "B/1.doc", ("", "B")),
        ("A/1.doc", "A/2.doc", ("A", "A")),
    ],
)
def test_the_way_of_a_move(source: str, target: str, way: tuple[str, str]) -> None:
    assert moved(source, target) == way


EVENTS = some.lists(
    some.builds(
        event,
        some.integers(0, 200),
        some.sampled_from(["A/x.docx", "A/y.docx", "B/x.docx", "z.docx"]),
        some.sampled_from([Action.ADDED, Action.MODIFIED, Action.REMOVED, Action.CLAIMED]),
        who=some.sampled_from([AN, BINH, ""]),
        nature=some.sampled_from(list(Nature)),
    ),
    max_size=40,
)


@given(EVENTS)
def test_no_event_is_lost_or_told_twice_and_acts_stand_newest_first(events: list[Event]) -> None:
    newest_first = sorted(events, key=lambda one: (one.at, one.id), reverse=True)
    found = acts(newest_first)
    told = [one for act in found for one in act.events]
    assert sorted(map(repr, told)) == sorted(map(repr, events))
    assert [act.ended_at for act in found] == sorted((act.ended_at for act in found), reverse=True)
    assert all(len({one.person for one in act.events}) == 1 for act in found)
