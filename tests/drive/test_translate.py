import pytest
from watchdog import events
from watchdog.events import FileSystemEvent

from indexer.drive.hint import EVERYTHING, Hint, HintKind
from indexer.drive.ignore import Ignore
from indexer.drive.translate import WANTED, hints_of, locks_of

IGNORE = Ignore()


def hints(event: FileSystemEvent, ignore: Ignore = IGNORE) -> tuple[Hint, ...]:
    source, target = (str(path).encode() if path else None for path in (event.src_path, event.dest_path))
    return hints_of(event, source, target, ignore)


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (events.FileCreatedEvent("x/a"), HintKind.WRITING),
        (events.FileModifiedEvent("x/a"), HintKind.WRITING),
        (events.FileClosedEvent("x/a"), HintKind.FILE),
        (events.FileAttribEvent("x/a"), HintKind.ATTRIBUTES),
        (events.FileDeletedEvent("x/a"), HintKind.GONE),
        (events.DirCreatedEvent("x/a"), HintKind.FOLDER),
        (events.DirAttribEvent("x/a"), HintKind.FOLDER),
        (events.DirDeletedEvent("x/a"), HintKind.FOLDER_GONE),
        (events.FileMovedEvent("", "x/a"), HintKind.FILE),
        (events.FileMovedEvent("x/a", ""), HintKind.GONE),
        (events.DirMovedEvent("", "x/a"), HintKind.FOLDER),
        (events.DirMovedEvent("x/a", ""), HintKind.FOLDER_GONE),
    ],
)
def test_each_event_hints_at_its_path(event: FileSystemEvent, kind: HintKind) -> None:
    assert hints(event) == (Hint(b"x/a", kind),)
    assert type(event) in WANTED


def test_a_move_hints_at_both_ends() -> None:
    assert hints(events.FileMovedEvent("a", "b")) == (
        Hint(b"a", HintKind.GONE, b"b"),
        Hint(b"b", HintKind.FILE, b"a"),
    )
    assert hints(events.DirMovedEvent("a", "b")) == (
        Hint(b"a", HintKind.FOLDER_GONE, b"b"),
        Hint(b"b", HintKind.FOLDER, b"a"),
    )


def test_a_rename_to_or_from_a_temporary_name_has_one_end() -> None:
    assert hints(events.FileMovedEvent("~WRD1.tmp", "a.docx")) == (Hint(b"a.docx", HintKind.FILE),)
    assert hints(events.FileMovedEvent("a.docx", "~WRL1.tmp")) == (Hint(b"a.docx", HintKind.GONE),)
    assert hints(events.FileMovedEvent("~WRD1.tmp", "~WRL1.tmp")) == ()
    assert hints(events.FileMovedEvent("a.docx", ".recycle/lan/a.docx")) == (Hint(b"a.docx", HintKind.GONE),)


def test_ignored_paths_made_up_events_and_reads_say_nothing() -> None:
    assert hints(events.FileClosedEvent("x/~$a.docx")) == ()
    assert hints(events.DirCreatedEvent(".recycle/lan")) == ()
    assert hints(events.FileClosedEvent("nháp/a"), Ignore(("nháp",))) == ()
    assert hints(events.FileMovedEvent("a", "b", is_synthetic=True)) == ()
    assert hints(events.FileOpenedEvent("a")) == ()


def test_the_root_itself() -> None:
    assert hints_of(events.DirDeletedEvent("/d"), b"", None, IGNORE) == (EVERYTHING,)
    assert hints_of(events.DirAttribEvent("/d"), b"", None, IGNORE) == ()
    assert hints_of(events.FileClosedEvent("/elsewhere"), None, None, IGNORE) == ()


def test_opening_and_reading_are_not_asked_for() -> None:
    assert not {events.FileOpenedEvent, events.FileClosedNoWriteEvent} & set(WANTED)


def locks(event: FileSystemEvent, ignore: Ignore = IGNORE) -> list[bytes]:
    source, target = (str(path).encode() if path else None for path in (event.src_path, event.dest_path))
    found = locks_of(event, source, target, ignore)
    assert all(hint.kind is HintKind.LOCK and hint.partner is None for hint in found)
    return [hint.path for hint in found]


@pytest.mark.parametrize(
    "event", [events.FileCreatedEvent, events.FileModifiedEvent, events.FileClosedEvent, events.FileDeletedEvent]
)
def test_lock_files_are_hinted_at_as_such(event: type[FileSystemEvent]) -> None:
    assert locks(event("x/~$a.docx")) == [b"x/~$a.docx"]
    assert locks(event("x/.~lock.a.odt#")) == [b"x/.~lock.a.odt#"]
    assert locks(event("x/a.docx")) == []
    assert locks(event(".recycle/lan/~$a.docx")) == []
    assert locks(event("Riêng/~$a.docx"), Ignore(("Riêng/",))) == []


def test_a_moved_lock_file_is_two() -> None:
    assert locks(events.FileMovedEvent("~$a.docx", "x/~$a.docx")) == [b"~$a.docx", b"x/~$a.docx"]
    assert locks(events.FileMovedEvent("lu1.tmp", ".~lock.a.odt#")) == [b".~lock.a.odt#"]
    assert locks(events.DirMovedEvent("~$a.docx", "x")) == []
