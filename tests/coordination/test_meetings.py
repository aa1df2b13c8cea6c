"""Who works with whom, and what several units do without a task."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from indexer.coordination.meetings import pairs, together, unassigned
from indexer.model.effort import Together, Touch

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)


def touch(document: int, path: str, unit: str, edits: int = 1) -> Touch:
    return Touch(document, "chung", path, unit, unit.lower(), edits, AT)


@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from("ABCDE"))))
def test_two_have_in_common_what_both_had_a_part_in(parts: list[tuple[int, str]]) -> None:
    of = {name: {thing for thing, who in parts if who == name} for name in "ABCDE"}
    expected = {(a, b): len(of[a] & of[b]) for a in "ABCDE" for b in "ABCDE" if a < b and of[a] & of[b]}
    assert pairs({thing: {who for what, who in parts if what == thing} for thing, _ in parts}) == expected


def test_the_closest_come_first_and_each_two_once() -> None:
    documents = {1: {"NS", "DT"}, 2: {"NS", "DT"}, 3: {"NS", "TT"}, 4: {"VP"}}
    assert together(documents, [("KH-1", 3), ("KH-1", 4), ("KH-1", 9)]) == (
        Together("DT", "NS", 2, 0),
        Together("NS", "TT", 1, 1),
        Together("NS", "VP", 0, 1),
        Together("TT", "VP", 0, 1),
    )


def test_folders_of_several_units_are_listed_most_shared_documents_first() -> None:
    touches = [
        *(touch(1, "Chung/a.docx", "NS", 9), touch(2, "Chung/b.docx", "DT", 9)),
        *(touch(3, "NS/x/c.docx", "NS"), touch(3, "NS/x/c.docx", "DT", 2), touch(4, "NS/x/d.docx", "TT")),
        touch(5, "TT/e.docx", "TT", 40),
    ]
    first, second = unassigned(touches)
    assert (first.folder, first.units, first.documents, first.shared) == ("NS/x", ("DT", "NS", "TT"), (3, 4), 1)
    assert (second.folder, second.shared, second.edits, second.people) == ("Chung", 0, 18, ("dt", "ns"))
