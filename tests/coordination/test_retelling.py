"""Steps that a server saw at a path, and the whole acts that they are."""

from datetime import UTC, datetime, timedelta

import pytest

from indexer.coordination.lives import end_of, life_of
from indexer.coordination.retelling import Told, acts_at
from indexer.model.paths import folder_of
from indexer.model.sighting import Deed, Sighting

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
DOC, OLD, SCRATCH = "A/Bao cao.docx", "A/Bao cao cu.docx", "A/~WRD0001.tmp"
Seen = tuple[float, str, Deed, str, str]  # seconds, login, deed, path, was

CREATED, WROTE, MOVED, REMOVED, RESTORED = Deed.CREATED, Deed.WROTE, Deed.MOVED, Deed.REMOVED, Deed.RESTORED


def is_document(path: bytes) -> bool:
    return not path.endswith((b".tmp", b".crdownload")) and b".recycle" not in path


def sightings(*seen: Seen) -> tuple[Sighting, ...]:
    return tuple(
        Sighting(
            *("Chung", path.encode(), deed, MORNING + timedelta(seconds=seconds), "samba", login),
            was=was.encode() or None,
            id=number,
        )
        for number, (seconds, login, deed, path, was) in enumerate(seen, start=1)
    )


def ask(*seen: Seen):  # type: ignore[no-untyped-def]
    """Sightings of a path and the folders above, as the catalogue gives them."""
    every = sightings(*seen)

    def asked(path: bytes) -> tuple[Sighting, ...]:
        paths = {path}
        while path := folder_of(path):
            paths.add(path)
        return tuple(one for one in every if one.path in paths or one.was in paths)

    return asked


def plain(told: tuple[Told, ...]) -> list[tuple[str, str, float]]:
    return [(one.action.value, one.name, (one.at - MORNING).total_seconds()) for one in told]


TABLE: dict[str, tuple[list[Seen], list[tuple[str, str, float]]]] = {
    "an upload in many pieces": (
        [
            (0, "an", CREATED, DOC, ""),
            (0.1, "an", WROTE, DOC, ""),
            (9, "an", WROTE, DOC, ""),
            (19, "an", WROTE, DOC, ""),
        ],
        [("added", "an", 19)],
    ),
    "a save of Word": (
        [(0, "an", CREATED, DOC, ""), (900, "an", MOVED, "A/~WRL1.tmp", DOC), (900.1, "an", MOVED, DOC, SCRATCH)],
        [("added", "an", 0), ("modified", "an", 900.1)],
    ),
    "a save of Excel that deletes first": (
        [(0, "an", REMOVED, DOC, ""), (4, "an", MOVED, DOC, "A/0018728A")],
        [("modified", "an", 4)],
    ),
    "a save of Excel whose temporary name looks like a date": (
        [(0, "an", CREATED, DOC, ""), (600, "an", MOVED, DOC, "A/00187283")],
        [("added", "an", 0), ("modified", "an", 600)],
    ),
    "a save over a backup, as of AutoCAD": (
        [(0, "an", MOVED, "A/Bao cao.tmp", DOC), (0.2, "an", CREATED, DOC, ""), (0.4, "an", WROTE, DOC, "")],
        [("modified", "an", 0.4)],
    ),
    "a download": (
        [(0, "an", MOVED, DOC, "A/Bao cao.docx.crdownload")],
        [("added", "an", 0)],
    ),
    "two saves minutes apart": (
        [(0, "an", WROTE, DOC, ""), (300, "an", WROTE, DOC, "")],
        [("modified", "an", 0), ("modified", "an", 300)],
    ),
    "two people within seconds": (
        [(0, "an", WROTE, DOC, ""), (3, "binh", WROTE, DOC, "")],
        [("modified", "an", 0), ("modified", "binh", 3)],
    ),
    "a new file over a known one": (
        [(0, "an", CREATED, DOC, ""), (60, "binh", CREATED, DOC, "")],
        [("added", "an", 0), ("modified", "binh", 60)],
    ),
    "removed, brought back": (
        [(0, "an", REMOVED, DOC, ""), (60, "an", RESTORED, DOC, "")],
        [("removed", "an", 0), ("restored", "an", 60)],
    ),
    "removed, made anew by another": (
        [(0, "an", REMOVED, DOC, ""), (3, "binh", WROTE, DOC, "")],
        [("removed", "an", 0), ("added", "binh", 3)],
    ),
    "removed, and its folder after it": (
        [(0, "an", REMOVED, DOC, ""), (1, "an", REMOVED, "A", "")],
        [("removed", "an", 0)],
    ),
    "renamed from another name": (
        [(0, "an", MOVED, DOC, OLD)],
        [("moved", "an", 0)],
    ),
    "its folder renamed": (
        [(0, "an", MOVED, "A", "Z")],
        [("moved", "an", 0)],
    ),
    "newer than its folder's name": (
        [(0, "an", MOVED, "A", "Z"), (60, "binh", CREATED, DOC, "")],
        [("added", "binh", 60)],
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_steps_are_told_as_whole_acts(case: str) -> None:
    seen, expected = TABLE[case]
    assert plain(acts_at(DOC.encode(), sightings(*seen), is_document)) == expected


def test_the_first_change_that_a_log_knows_may_have_been_the_addition() -> None:
    [told] = acts_at(DOC.encode(), sightings((0, "an", WROTE, DOC, "")), is_document)
    assert told.is_unsure
    [told] = acts_at(DOC.encode(), sightings((0, "an", CREATED, DOC, "")), is_document)
    assert not told.is_unsure


MOVES: list[Seen] = [
    (0, "an", CREATED, "Nhap/a.docx", ""),
    (60, "an", WROTE, "Nhap/a.docx", ""),
    (120, "binh", MOVED, "Nhap/b.docx", "Nhap/a.docx"),
    (180, "an", MOVED, "Ban hanh", "Nhap"),
    (240, "an", WROTE, "Ban hanh/b.docx", ""),
]


def test_a_document_keeps_its_life_through_moves_of_itself_and_of_its_folder() -> None:
    life = life_of(b"Ban hanh/b.docx", ask(*MOVES), is_document)
    assert [(one.action.value, one.was, one.path) for one in life] == [
        ("added", None, b"Nhap/a.docx"),
        ("modified", None, b"Nhap/a.docx"),
        ("moved", b"Nhap/a.docx", b"Nhap/b.docx"),
        ("moved", b"Nhap/b.docx", b"Ban hanh/b.docx"),
        ("modified", None, b"Ban hanh/b.docx"),
    ]
    assert {seen.id for one in life for seen in one.seen} == {1, 2, 3, 4, 5}


def test_a_new_document_under_a_left_name_does_not_take_the_other_ones_life() -> None:
    seen: list[Seen] = [*MOVES, (300, "binh", CREATED, "Nhap/a.docx", ""), (360, "an", WROTE, "Nhap/a.docx", "")]
    assert plain(life_of(b"Nhap/a.docx", ask(*seen), is_document)) == [("added", "binh", 300), ("modified", "an", 360)]


def test_two_documents_that_change_names_keep_their_lives() -> None:
    seen: list[Seen] = [
        (0, "an", CREATED, "a.docx", ""),
        (60, "binh", CREATED, "b.docx", ""),
        (120, "an", MOVED, "c.docx", "a.docx"),
        (121, "an", MOVED, "a.docx", "b.docx"),
        (122, "an", MOVED, "b.docx", "c.docx"),
    ]
    assert plain(life_of(b"a.docx", ask(*seen), is_document)) == [("added", "binh", 60), ("moved", "an", 121)]
    first = [("added", "an", 0), ("moved", "an", 120), ("moved", "an", 122)]
    assert plain(life_of(b"b.docx", ask(*seen), is_document)) == first


def test_where_a_document_came_to_lie_in_the_end() -> None:
    first = sightings(*MOVES)[0]
    assert end_of(first, b"Nhap/a.docx", ask(*MOVES), is_document) == (b"Ban hanh/b.docx", None)


def test_another_one_put_over_it_is_its_end() -> None:
    seen: list[Seen] = [(0, "an", CREATED, DOC, ""), (60, "an", CREATED, OLD, ""), (90, "an", MOVED, DOC, OLD)]
    end = end_of(sightings(*seen)[0], DOC.encode(), ask(*seen), is_document)
    assert end == (DOC.encode(), MORNING + timedelta(seconds=90))
    assert plain(life_of(DOC.encode(), ask(*seen), is_document, until=end[1])) == [("added", "an", 0)]
