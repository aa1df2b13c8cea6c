"""A person's and a unit's figures over a small ledger on two drives, one of which not everybody may see."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.config.tree import Config, DriveConfig, PersonConfig, StateConfig, UnitConfig
from indexer.errors import NotVisibleError
from indexer.library import Library, open_library
from indexer.model.document import Document
from indexer.model.entry import Entry
from indexer.model.event import Action, Credit, Event, Nature, Part, Strength
from indexer.model.feed import FeedAsk
from indexer.model.viewer import Viewer

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
AN, BINH, CHI = "Nguyễn Văn An", "Lê Văn Bình", "Trần Thị Chi"
ALL, SOME = Viewer("", "", None, is_administrator=True), Viewer("x", "X", frozenset({"chung"}))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    catalogue = open_catalogue(tmp_path / "state")
    with catalogue.writing():
        _fill(catalogue)
    catalogue.close()
    config = Config(
        tmp_path / "config.toml",
        (DriveConfig("chung", tmp_path), DriveConfig("riêng", tmp_path, readers=("TT",))),
        state=StateConfig(tmp_path / "state"),
        units=(UnitConfig("NS", "Phòng Ngân sách"), UnitConfig("TT", "Thanh tra")),
        people=(PersonConfig("an.nv", AN, "NS"),),
    )
    library = open_library(config)
    yield library
    library.close()


def _fill(catalogue: Catalogue) -> None:
    plan, report = _document(catalogue, "chung", "A/kế hoạch.docx"), _document(catalogue, "chung", "A/báo cáo.docx")
    closed = _document(catalogue, "riêng", "B/kín.docx")
    an, binh = Credit(AN, "Phòng Ngân sách", "an.nv", Strength.CERTAIN), Credit(BINH, "Thanh tra", "", Strength.LIKELY)
    _event(catalogue, 0, plan, (an,), added=100, tasks=("NV-1",))
    _event(catalogue, 1, plan, (an,), added=20, removed=5)
    _event(catalogue, 2, plan, (an,), nature=Nature.RESAVED)
    _event(catalogue, 3, plan, (binh, Credit(AN, "Phòng Ngân sách", "", Strength.WEAK, Part.COMMENTED)), added=7)
    _event(catalogue, 4, report, (an,), action=Action.MOVED)
    _event(catalogue, 5, report, ())
    _event(catalogue, 6, closed, (an, Credit(CHI, "Thanh tra", "", Strength.CERTAIN)), added=1000)


def _document(catalogue: Catalogue, drive: str, path: str) -> Document:
    id = catalogue.files.add(drive, path.encode(), Entry(1, 0, 0, 0), b"")
    document = Document(id, drive, path.encode(), path, path.rpartition("/")[2], "docx", 1, START)
    catalogue.documents.put(document, text="", cited=())
    return document


def _event(
    catalogue: Catalogue,
    day: int,
    document: Document,
    credits: tuple[Credit, ...],
    *,
    action: Action = Action.MODIFIED,
    nature: Nature = Nature.EDITED,
    added: int | None = None,
    removed: int | None = None,
    tasks: tuple[str, ...] = (),
) -> None:
    at = START + timedelta(day)
    event = Event(
        at, at, action, document.drive, document.path, document.id, unit="Phòng Ngân sách", nature=nature,
        words_added=added, words_removed=removed, tasks=tasks,
    )  # fmt: skip
    catalogue.credits.put(catalogue.events.add(event), at, credits, is_disputed=False)


def test_a_persons_figures_count_work_and_not_mere_saves(library: Library) -> None:
    found = library.person(SOME, AN, None, None)
    own = found.figures
    assert (own.documents, own.edits, own.quiet, own.filed, own.commented) == (1, 2, 1, 1, 1)
    assert (own.words_added, own.words_removed, own.by_strength) == (120, 5, (4, 0, 1))
    assert [(work.path, work.edits, work.strength) for work in found.works] == [
        ("A/kế hoạch.docx", 3, Strength.CERTAIN)
    ]
    assert (found.colleagues, found.tasks, found.units) == ((BINH,), (("NV-1", 1),), ("Phòng Ngân sách",))
    assert (found.known, found.changes) == (5, 6)


def test_a_time_limits_everything(library: Library) -> None:
    found = library.person(SOME, AN, START + timedelta(1), START + timedelta(3))
    assert (found.figures.edits, found.figures.quiet, found.figures.words_added) == (1, 1, 20)
    assert (found.colleagues, found.tasks, found.changes) == ((), (), 2)


def test_a_units_page_names_its_people_by_name(library: Library) -> None:
    found = library.unit(ALL, "Thanh tra", None, None)
    assert (found.colleagues, found.figures.edits) == ((BINH, CHI), 2)
    assert library.unit(SOME, "Thanh tra", None, None).colleagues == (BINH,)
    ours = library.unit(SOME, "Phòng Ngân sách", None, None)
    assert (ours.known, ours.changes, ours.colleagues) == (5, 6, (AN,))


def test_what_lies_on_a_closed_drive_shows_nowhere(library: Library) -> None:
    assert library.person(ALL, AN, None, None).figures.words_added == 1120
    assert CHI in library.person(ALL, AN, None, None).colleagues
    for name in (CHI, "Người không có", ""):
        with pytest.raises(NotVisibleError):
            library.person(SOME, name, None, None)
    with pytest.raises(NotVisibleError):
        library.unit(SOME, "Phòng không có", None, None)
    assert library.choices(SOME).people == (BINH, AN)


@pytest.mark.parametrize(
    ("ask", "days"),
    [
        (FeedAsk(person=AN), [6, 4, 3, 2, 1, 0]),
        (FeedAsk(unit="Thanh tra"), [6, 3]),
        (FeedAsk(person=AN, unit="Thanh tra"), [6, 3]),
        (FeedAsk(person=AN, strengths=("weak",)), [3]),
        (FeedAsk(strengths=("likely",)), [3]),
        (FeedAsk(strengths=("unknown",)), [5]),
        (FeedAsk(natures=("resaved",)), [2]),
        (FeedAsk(natures=("edited",), person=AN, limit=2), [6, 3]),
        (FeedAsk(after_id=5), [6, 5]),
        (FeedAsk(person=AN, since=START + timedelta(1), until=START + timedelta(4)), [3, 2, 1]),
        (FeedAsk(person=AN, before_id=4), [2, 1, 0]),
    ],
)
def test_the_feeds_filters(library: Library, ask: FeedAsk, days: list[int]) -> None:
    assert [(event.at - START).days for event in library.activity(ALL, ask)] == days
    closed = [day for day in days if day != 6]
    asked_again = [(event.at - START).days for event in library.activity(SOME, ask)]
    assert asked_again == closed or ask.limit == 2
    if ask.limit == 50 and not ask.before_id:
        assert library.count(SOME, ask) == len(closed)
