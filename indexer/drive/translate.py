"""Events of watchdog in, hints out. Pure."""

from watchdog.events import (
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
)

from indexer.drive.hint import EVERYTHING, Hint, HintKind
from indexer.drive.ignore import Ignore, is_lock_file
from indexer.model.paths import folder_of, name_of

_FILES: dict[type[FileSystemEvent], HintKind] = {
    FileCreatedEvent: HintKind.WRITING,
    FileModifiedEvent: HintKind.WRITING,
    FileClosedEvent: HintKind.FILE,
    FileAttribEvent: HintKind.ATTRIBUTES,
    FileDeletedEvent: HintKind.GONE,
}
_FOLDERS: dict[type[FileSystemEvent], HintKind] = {
    DirCreatedEvent: HintKind.FOLDER,
    DirAttribEvent: HintKind.FOLDER,  # it may have become readable
    DirDeletedEvent: HintKind.FOLDER_GONE,
}

# Without FileOpened and FileClosedNoWrite on purpose: watchdog's own reading of the folders at start would fill the
# kernel's queue above some 4,000 folders, whose overflow makes it read them all again, for ever.
WANTED: list[type[FileSystemEvent]] = [*_FILES, *_FOLDERS, FileMovedEvent, DirMovedEvent]


def hints_of(event: FileSystemEvent, source: bytes | None, target: bytes | None, ignore: Ignore) -> tuple[Hint, ...]:
    """The hints of one event. `source` and `target` are its raw paths relative to the drive's root; None if it has
    none or it lies outside. Children of a moved or new folder, which watchdog makes up, are left to the folder's scan.
    """
    if event.is_synthetic:
        return ()
    kind = type(event)
    if kind is FileMovedEvent:
        return _moved(_kept(source, ignore), _kept(target, ignore), HintKind.GONE, HintKind.FILE)
    if kind is DirMovedEvent:
        ends = (_kept_folder(source, ignore), _kept_folder(target, ignore))
        return _moved(*ends, HintKind.FOLDER_GONE, HintKind.FOLDER)
    if kind in _FILES:
        path = _kept(source, ignore)
        return () if path is None else (Hint(path, _FILES[kind]),)
    if kind in _FOLDERS:
        if source == b"":
            return (EVERYTHING,) if kind is DirDeletedEvent else ()
        path = _kept_folder(source, ignore)
        return () if path is None else (Hint(path, _FOLDERS[kind]),)
    return ()


def locks_of(event: FileSystemEvent, source: bytes | None, target: bytes | None, ignore: Ignore) -> tuple[Hint, ...]:
    """The lock files that came, changed or left by one event, each end of a move for itself."""
    kind = type(event)
    if event.is_synthetic or event.is_directory or not (kind in _FILES or kind is FileMovedEvent):
        return ()
    return tuple(Hint(path, HintKind.LOCK) for path in (source, target) if path and _is_lock(path, ignore))


def _is_lock(path: bytes, ignore: Ignore) -> bool:
    return is_lock_file(name_of(path)) and not ignore.skips_below(folder_of(path))


def _moved(source: bytes | None, target: bytes | None, left: HintKind, came: HintKind) -> tuple[Hint, ...]:
    """An end that is ignored, or outside the drive, is as good as none: a rename from a temporary name is a save."""
    hints = []
    if source is not None:
        hints.append(Hint(source, left, partner=target))
    if target is not None:
        hints.append(Hint(target, came, partner=source))
    return tuple(hints)


def _kept(path: bytes | None, ignore: Ignore) -> bytes | None:
    return None if not path or ignore.skips(path) else path


def _kept_folder(path: bytes | None, ignore: Ignore) -> bytes | None:
    return None if not path or ignore.skips_below(path) else path
