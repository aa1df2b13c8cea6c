"""What a document and a log tell together of the time before the first run."""

from datetime import UTC, datetime, timedelta

import pytest

from indexer.coordination.past import OwnWords, PastAct, past_acts
from indexer.coordination.retelling import Told
from indexer.model.event import Action, Nature, Strength
from indexer.model.reading import Mark, Properties
from indexer.model.sighting import Deed, Sighting

ADDED, MODIFIED, MOVED, REMOVED = Action.ADDED, Action.MODIFIED, Action.MOVED, Action.REMOVED
DAY = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
NOW = DAY + timedelta(days=100)


def who(name: str) -> str:
    """Everybody by his given name."""
    return "" if name == "Administrator" else name.split()[-1].lower()


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def log(action: Action, hours: float, name: str, *, is_unsure: bool = False, was: bytes | None = None) -> Told:
    one = Sighting("Chung", b"a.docx", Deed.WROTE, at(hours), "samba", name)
    return Told(action, at(hours), b"a.docx", name, was, (one,), is_unsure)


def told(
    properties: Properties | None = None,
    *life: Told,
    file_time: float = 10,
    marks: tuple[Mark, ...] = (),
    is_copy: bool = False,
    has_copy_name: bool = False,
) -> tuple[PastAct, ...]:
    own = OwnWords(properties or Properties(), at(file_time), marks, is_copy, has_copy_name)
    return past_acts(own, life, now=NOW, who=who)


def plain(acts: tuple[PastAct, ...]) -> list[tuple[Action, float]]:
    return [(one.action, (one.at - DAY) / timedelta(hours=1)) for one in acts]


def said(act: PastAct) -> list[tuple[str, str, Strength | None]]:
    return [(one.source.rpartition(".")[2], one.value, one.strength) for one in act.evidence]


BY_AN = Properties(creator="Bình", created_at=at(0), last_modified_by="An", modified_at=at(10))


def test_creation_and_last_change_are_told_by_the_document() -> None:
    acts = told(BY_AN)
    assert plain(acts) == [(ADDED, 0), (MODIFIED, 10)]
    assert said(acts[0]) == [("creator", "Bình", Strength.WEAK)]
    assert said(acts[1]) == [("last_modified_by", "An", Strength.LIKELY)]


def test_a_document_that_says_nothing_has_the_files_time() -> None:
    assert plain(told()) == [(ADDED, 10)]


@pytest.mark.parametrize("moment", [datetime(1601, 1, 1, tzinfo=UTC), NOW + timedelta(days=1)])
def test_nothing_is_dated_in_the_future_or_by_a_tools_default(moment: datetime) -> None:
    assert plain(told(Properties(created_at=moment, modified_at=moment))) == [(ADDED, 10)]
    far = told(file_time=24 * 365 * 100)
    assert [one.at for one in far] == [NOW]


def test_what_was_put_here_long_after_its_last_save_was_not_made_here() -> None:
    acts = told(BY_AN, file_time=500)
    assert plain(acts) == [(ADDED, 500)]
    assert said(acts[0]) == [("last_modified_by", "An", Strength.WEAK)]


def test_a_copy_is_nobodys_work() -> None:
    [act] = told(BY_AN, is_copy=True, marks=(Mark("inserted", "An", at(5), 3),))
    assert (act.action, act.evidence, act.nature) == (ADDED, (), Nature.COPIED)


def test_a_copy_that_was_saved_since_is_not_said_to_be_created_by_the_first_author() -> None:
    [act] = told(BY_AN, has_copy_name=True)
    assert (act.action, act.at, said(act)) == (ADDED, at(10), [("last_modified_by", "An", Strength.LIKELY)])


def test_the_same_save_in_log_and_properties_is_one_event_with_both_words() -> None:
    acts = told(BY_AN, log(ADDED, 0.01, "binh"), log(MODIFIED, 10.02, "an"), file_time=10.02)
    assert plain(acts) == [(ADDED, 0.01), (MODIFIED, 10.02)]
    assert said(acts[0]) == [("creator", "Bình", Strength.WEAK)]
    assert said(acts[1]) == [("last_modified_by", "An", Strength.LIKELY)]
    assert [len(one.seen) for one in acts] == [1, 1]


def test_the_logs_act_stands_where_properties_name_somebody_else() -> None:
    acts = told(BY_AN, log(ADDED, 0, "binh"), log(MODIFIED, 10, "cuong"))
    assert plain(acts) == [(ADDED, 0), (MODIFIED, 10)]
    assert (acts[1].seen[0].name, said(acts[1])) == ("cuong", [("last_modified_by", "An", Strength.LIKELY)])


def test_a_save_that_the_log_missed_is_told_by_the_properties() -> None:
    acts = told(BY_AN, log(ADDED, 0, "binh"), log(MODIFIED, 4, "cuong"))
    assert plain(acts) == [(ADDED, 0), (MODIFIED, 4), (MODIFIED, 10)]
    assert (acts[2].seen, said(acts[2])) == ((), [("last_modified_by", "An", Strength.LIKELY)])


def test_what_was_written_elsewhere_before_the_upload_is_no_event_here() -> None:
    assert plain(told(BY_AN, log(ADDED, 20, "binh"), file_time=20)) == [(ADDED, 20)]


def test_a_document_older_than_the_log_has_its_creation_from_the_properties() -> None:
    acts = told(BY_AN, log(MODIFIED, 5, "cuong", is_unsure=True), log(MODIFIED, 10, "an"))
    assert plain(acts) == [(ADDED, 0), (MODIFIED, 5), (MODIFIED, 10)]


def test_the_first_change_of_the_log_was_the_addition_where_the_creation_has_its_time() -> None:
    acts = told(BY_AN, log(MODIFIED, 0.01, "binh", is_unsure=True), log(MODIFIED, 10, "an"))
    assert plain(acts) == [(ADDED, 0.01), (MODIFIED, 10)]


def test_an_event_lies_where_the_document_lay_then() -> None:
    moved = Told(MOVED, at(20), b"Moi/a.docx", "an", b"a.docx", ())
    acts = told(BY_AN, moved)
    assert [(one.action, one.path, one.source) for one in acts] == [
        (ADDED, b"a.docx", None),
        (MODIFIED, b"a.docx", None),
        (MOVED, b"Moi/a.docx", b"a.docx"),
    ]


def test_marks_of_a_sitting_are_one_change_of_their_author() -> None:
    marks = (
        Mark("commented", "Cúc", at(3), 4),
        Mark("commented", "Cúc", at(3.1), 5),
        Mark("inserted", "Dũng", at(6), 7),
        Mark("commented", "Cúc", at(8), 1),
    )
    acts = told(BY_AN, marks=marks)
    assert plain(acts) == [(ADDED, 0), (MODIFIED, 3.1), (MODIFIED, 6), (MODIFIED, 8), (MODIFIED, 10)]
    assert [one.nature for one in acts[1:4]] == [Nature.REMARKED, Nature.EDITED, Nature.REMARKED]
    assert said(acts[1]) == [("commented", "Cúc", None)]


def test_marks_belong_to_the_save_that_kept_them() -> None:
    own = told(BY_AN, marks=(Mark("inserted", "An", at(9.5), 3),))  # the author's own save, half an hour later
    assert plain(own) == [(ADDED, 0), (MODIFIED, 10)]
    same = told(BY_AN, marks=(Mark("inserted", "Cúc", at(9.99), 3),))  # another's, in the same minute
    assert plain(same) == [(ADDED, 0), (MODIFIED, 10)]
    assert ("inserted", "Cúc", None) in said(same[1])
    other = told(BY_AN, marks=(Mark("inserted", "Cúc", at(9.5), 3),))
    assert plain(other) == [(ADDED, 0), (MODIFIED, 9.5), (MODIFIED, 10)]


def test_marks_that_came_with_an_uploaded_file_are_weak() -> None:
    acts = told(BY_AN, log(ADDED, 20, "binh"), file_time=20, marks=(Mark("inserted", "Cúc", at(5), 3),))
    assert plain(acts) == [(ADDED, 20)]
    assert said(acts[0]) == [("inserted", "Cúc", Strength.WEAK)]
