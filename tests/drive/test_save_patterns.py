"""One human action, one change: real files, real events, all patterns at once as on a busy drive."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indexer.model.entry import Change, ChangeKind
from tests.drive import acts

if sys.platform.startswith("linux"):
    from tests.drive.watched import WatchedFolder

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs inotify"),
    pytest.mark.filterwarnings("ignore:Callback with id"),
]

ADDED, MODIFIED, MOVED, REMOVED = ChangeKind.ADDED, ChangeKind.MODIFIED, ChangeKind.MOVED, ChangeKind.REMOVED
Told = tuple[ChangeKind, str, str]  # kind, path, source


def added(*names: str) -> list[Told]:
    return [(ADDED, name, "") for name in names]


def modified(*names: str) -> list[Told]:
    return [(MODIFIED, name, "") for name in names]


def moved(*pairs: tuple[str, str]) -> list[Told]:
    return [(MOVED, target, source) for source, target in pairs]


def removed(*names: str) -> list[Told]:
    return [(REMOVED, name, "") for name in names]


FOLDER = ("Cu/1.txt", "Cu/sau/2.txt")
PATTERNS: list[tuple[Callable[[Path, Path], None], tuple[str, ...], list[Told]]] = [
    (acts.word, ("Bao cao.docx",), modified("Bao cao.docx")),
    (acts.slow_word, ("Bao cao.docx",), modified("Bao cao.docx")),
    (acts.excel, ("Bang.xlsx",), modified("Bang.xlsx")),
    (acts.excel_deletes_first, ("Bang.xlsx",), modified("Bang.xlsx")),
    (acts.powerpoint, ("Trinh bay.pptx",), modified("Trinh bay.pptx")),
    (acts.libreoffice_first, (), added("Bao cao.odt")),
    (acts.libreoffice, ("Bao cao.odt",), modified("Bao cao.odt")),
    (acts.opened_without_saving, ("Bao cao.odt",), []),
    (acts.gedit, ("ghi chu.txt",), modified("ghi chu.txt")),
    (acts.vim, ("ghi chu.txt",), modified("ghi chu.txt")),
    (acts.editor_with_a_name_of_its_own, ("ghi chu.txt",), modified("ghi chu.txt")),
    (acts.notepad, ("ghi chu.txt",), modified("ghi chu.txt")),
    (acts.autosave, ("ghi chu.txt",), modified("ghi chu.txt")),
    (acts.explorer_copy, (), added("Anh.jpg")),
    (acts.slow_robocopy, (), added("to.dat")),
    (acts.rsync, (), added("du lieu.bin")),
    (acts.rsync, ("du lieu.bin",), modified("du lieu.bin")),
    (acts.chrome, (), added("hoa don.pdf")),
    (acts.firefox, (), added("hoa don.pdf")),
    (acts.macos_copy, (), added(acts.NFD_NAME)),
    (acts.macos_save, ("ghi chu.txt",), modified("ghi chu.txt")),
    (acts.autocad, ("ban ve.dwg",), modified("ban ve.dwg")),
    (acts.autocad, ("ban ve.dwg", "ban ve.bak"), modified("ban ve.dwg")),
    (acts.rename_case, ("ghi chu.txt",), moved(("ghi chu.txt", "Ghi chu.txt"))),
    (acts.move_to_folder, ("ghi chu.txt",), moved(("ghi chu.txt", "Luu/ghi chu.txt"))),
    (acts.rename_folder, FOLDER, moved(("Cu/1.txt", "Moi/1.txt"), ("Cu/sau/2.txt", "Moi/sau/2.txt"))),
    (acts.rename_folder_and_save, FOLDER, moved(("Cu/1.txt", "Moi/1.txt"), ("Cu/sau/2.txt", "Moi/sau/2.txt"))),
    (acts.change_places, ("a.txt", "b.txt"), moved(("b.txt", "a.txt"), ("a.txt", "b.txt"))),
    (acts.chain, ("a.txt", "b.txt"), moved(("b.txt", "c.txt"), ("a.txt", "b.txt"))),
    (acts.delete, ("ghi chu.txt",), removed("ghi chu.txt")),
    (acts.recycle, ("ghi chu.txt",), removed("ghi chu.txt")),
    (acts.delete_folder, FOLDER, removed(*FOLDER)),
    (acts.move_folder_in, (), added("tree/1.txt", "tree/sau/2.txt")),
    (acts.move_folder_out, FOLDER, removed(*FOLDER)),
    (acts.unpack, (), added(*(f"{number:03}.txt" for number in range(300)))),
    (acts.make_folders, (), added(*(f"p/{number:02}/x/f.txt" for number in range(40)))),
    (acts.set_time_back, ("ghi chu.txt",), modified("ghi chu.txt")),
    (acts.write_mapped, ("ghi chu.txt",), modified("ghi chu.txt")),
    (acts.linked_folder, (), []),
]
# Done after the others: what vanishes while folders come waits for them, which would hide a wait that is too short.
WITH_FOLDERS = (acts.move_to_folder, acts.move_folder_in, acts.make_folders, acts.rename_folder, acts.macos_save)
PLACES = [f"{number:02} {act.__name__}" for number, (act, _, _) in enumerate(PATTERNS)]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[Change]]]:
    """The changes of every pattern by its place on the drive, and that the ledger ended equal to the disk."""
    base = tmp_path_factory.mktemp("patterns")
    root = base / "drive"
    for place, (_, there, _) in zip(PLACES, PATTERNS, strict=True):
        (root / place).mkdir(parents=True)
        (base / "outside" / place).mkdir(parents=True)
        for name in there:
            (root / place / name).parent.mkdir(parents=True, exist_ok=True)
            acts.put(root / place / name, acts.OLD)
    with WatchedFolder(root) as drive:
        changes = []
        for makes_folders in (False, True):
            with ThreadPoolExecutor(len(PATTERNS)) as people:
                for place, (act, _, _) in zip(PLACES, PATTERNS, strict=True):
                    if (act in WITH_FOLDERS) is makes_folders:
                        people.submit(act, root / place, base / "outside" / place)
                changes += drive.follow(seconds=2.5)
        changes += drive.follow(seconds=0.5)
        assert drive.ledger.files == drive.ledger.on_disk()
    by_place: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_place[change.path.decode().partition("/")[0]].append(change)
    yield by_place


@pytest.mark.parametrize("place", PLACES)
def test_one_action_is_told_once_and_as_what_it_was(place: str, told: dict[str, list[Change]]) -> None:
    expected = PATTERNS[PLACES.index(place)][2]
    found = [(change.kind, _inside(change.path, place), _inside(change.source or b"", place)) for change in told[place]]
    assert found == expected


def _inside(path: bytes, place: str) -> str:
    return path.decode().removeprefix(f"{place}/")
