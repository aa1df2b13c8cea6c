"""How programs save, copy and fetch: their calls on the drive, one a line, and what a person would tell of it.

`write` makes or overwrites and closes; `begin`, `more` and `end` keep the file open between; `size`
gives it its full length first; `hollow` makes an empty one; `date` gives it
the time of another day; `open` opens for writing and closes without a byte written.

LibreOffice, rsync, Samba clients and vim are recorded; Excel, Word and the browsers as their makers describe them; WPS,
OnlyOffice and the sync clients by the names and steps that their makers and users report.
"""

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from indexer.model.event import Action

Told = tuple[str, ...]  # action, path, and where it was before
NFD = unicodedata.normalize("NFD", "Báo cáo tổng hợp.txt")
ANOTHER_DAY = 1_600_000_000


def told(action: Action, *paths: str) -> tuple[Told, ...]:
    return tuple((action.value, unicodedata.normalize("NFC", path)) for path in paths)


ADDED, MODIFIED, REMOVED = Action.ADDED, Action.MODIFIED, Action.REMOVED


@dataclass(frozen=True, slots=True)
class Pattern:
    """`before`: files that are there already. `is_open`: a person may well see its steps, if they are slow enough."""

    name: str
    before: tuple[str, ...]
    steps: str
    story: tuple[Told, ...]
    is_open: bool = False

    def acts(self, here: Path) -> Iterator[Callable[[], None]]:
        """What to do in the folder `here`, step by step."""
        hand = Hand(here, self.name)
        for line in self.steps.strip().splitlines():
            verb, _, rest = line.strip().partition(" ")
            yield lambda verb=verb, rest=rest: hand.do(verb, rest)  # type: ignore[misc]

    def prepare(self, here: Path) -> None:
        here.mkdir(parents=True)
        for name in self.before:
            (here / name).write_text(f"Nội dung cũ của {name} trong {self.name}", encoding="utf-8")


@dataclass(slots=True)
class Hand:
    """Does the steps, and holds what is open. Everything it writes differs from everything else."""

    here: Path
    what: str
    _open: dict[str, int] = field(default_factory=dict)
    _count: int = 0

    def do(self, verb: str, rest: str) -> None:
        source, _, target = rest.partition(" -> ")
        path = self.here / source
        self._count += 1
        text = f"Nội dung {self._count} của {self.what} ở {self.here.name}\n".encode()
        deeds: dict[str, Callable[[], object]] = {
            "write": lambda: path.write_bytes(text),
            "hollow": lambda: path.write_bytes(b""),
            "begin": lambda: self._open.update({source: os.open(path, os.O_RDWR | os.O_CREAT)}),
            "more": lambda: os.write(self._open[source], text),
            "size": lambda: os.ftruncate(self._open[source], 5_000 + sum(bytes(str(path), "utf-8"))),
            "end": lambda: os.close(self._open.pop(source)),
            "move": lambda: path.rename(self.here / target),
            "remove": path.unlink,
            "folder": path.mkdir,
            "unfolder": path.rmdir,
            "date": lambda: os.utime(path, (ANOTHER_DAY, ANOTHER_DAY)),
            "touch": lambda: os.utime(path),
            "open": lambda: os.close(os.open(path, os.O_RDWR)),
        }
        deeds[verb]()


def saved(name: str, file: str, steps: str) -> Pattern:
    return Pattern(name, (file,), steps, told(MODIFIED, file))


def arrived(name: str, file: str, steps: str) -> Pattern:
    return Pattern(name, (), steps, told(ADDED, file))


PATTERNS = (
    saved(
        "word",
        "to.txt",
        "write ~$to.txt\nwrite ~WRD0001.tmp\nmove to.txt -> ~WRL0002.tmp\nmove ~WRD0001.tmp -> to.txt\n"
        "remove ~WRL0002.tmp\nremove ~$to.txt",
    ),
    saved(
        "word keeps the old one",
        "to.txt",
        "write ~WRD0003.tmp\nmove to.txt -> ~WRL0004.tmp\nmove ~WRD0003.tmp -> to.txt",
    ),
    arrived("excel first", "bang.csv", "begin bang.csv\nmore bang.csv\nend bang.csv\nwrite ~$bang.csv"),
    saved("excel deletes", "bang.csv", "write ~$bang.csv\nwrite 5A3C1F20\nremove bang.csv\nmove 5A3C1F20 -> bang.csv"),
    saved(
        "excel swaps",
        "bang.csv",
        "write 5A3C1F21\nmove bang.csv -> A1B2C3D4.tmp\nmove 5A3C1F21 -> bang.csv\nremove A1B2C3D4.tmp",
    ),
    saved("powerpoint", "trinh.txt", "write ppt8A21.tmp\nremove trinh.txt\nmove ppt8A21.tmp -> trinh.txt"),
    arrived("libreoffice first", "a.txt", "write lu47ab.tmp\nwrite .~lock.a.txt#\nwrite a.txt\nremove lu47ab.tmp"),
    saved(
        "libreoffice",
        "a.txt",
        "write .~lock.a.txt#\nremove .~lock.a.txt#\nwrite .~lock.a.txt#\nwrite lu47ac.tmp\nmove lu47ac.tmp -> a.txt\n"
        "touch a.txt\nopen a.txt\nopen a.txt\nremove .~lock.a.txt#",
    ),
    Pattern("looked at", ("a.txt",), "write .~lock.a.txt#\nopen a.txt\nremove .~lock.a.txt#", ()),
    saved("onlyoffice", "a.txt", "write .~lock.a.txt#\nbegin a.txt\nmore a.txt\nend a.txt\nremove .~lock.a.txt#"),
    saved(
        "wps", "a.txt", "write .~a.txt\nwrite ~WPS1234.tmp\nremove a.txt\nmove ~WPS1234.tmp -> a.txt\nremove .~a.txt"
    ),
    saved(
        "vim",
        "a.txt",
        "write .a.txt.swp\nwrite 4913\nremove 4913\nmove a.txt -> a.txt~\nwrite a.txt\n"
        "remove a.txt~\nremove .a.txt.swp",
    ),
    saved("gedit", "a.txt", "write .goutputstream-K3X8Q2\nmove .goutputstream-K3X8Q2 -> a.txt"),
    saved("notepad", "a.txt", "write a.txt"),
    saved(
        "notepad++ with backups", "a.txt", "folder nppBackup\nwrite nppBackup/a.txt.2026-11-23_080000.bak\nwrite a.txt"
    ),
    Pattern(
        "editor with its own name",
        ("a.txt",),
        "write a.txt.new\nmove a.txt.new -> a.txt",
        told(MODIFIED, "a.txt"),
        True,
    ),
    arrived(
        "explorer copy", "anh.txt", "begin anh.txt\nsize anh.txt\nmore anh.txt\nmore anh.txt\nend anh.txt\ndate anh.txt"
    ),
    Pattern("explorer keeps both", ("a.txt",), "write a (2).txt\ndate a (2).txt", told(ADDED, "a (2).txt")),
    arrived(
        "robocopy",
        "so.txt",
        "begin so.txt\nsize so.txt\ndate so.txt\nmore so.txt\nmore so.txt\ndate so.txt\nend so.txt",
    ),
    arrived("rsync new", "a.txt", "write .a.txt.Xa81kQ\ndate .a.txt.Xa81kQ\nmove .a.txt.Xa81kQ -> a.txt"),
    saved("rsync", "a.txt", "write .a.txt.Xa81kR\ndate .a.txt.Xa81kR\nmove .a.txt.Xa81kR -> a.txt"),
    saved("rsync inplace", "a.txt", "begin a.txt\nmore a.txt\nmore a.txt\nend a.txt\ndate a.txt"),
    saved(
        "rsync delayed",
        "a.txt",
        "write .a.txt.Xa81kS\nfolder .~tmp~\nmove .a.txt.Xa81kS -> .~tmp~/a.txt\n"
        "move .~tmp~/a.txt -> a.txt\nunfolder .~tmp~",
    ),
    arrived(
        "chrome",
        "hoadon.txt",
        "write Chua xac nhan 482910.crdownload\nmove Chua xac nhan 482910.crdownload -> hoadon.txt",
    ),
    arrived("firefox", "hoadon.txt", "hollow hoadon.txt\nwrite Xy3abc.txt.part\nmove Xy3abc.txt.part -> hoadon.txt"),
    arrived(
        "edge",
        "hoadon.txt",
        "begin hoadon.txt.crdownload\nmore hoadon.txt.crdownload\nend hoadon.txt.crdownload\n"
        "move hoadon.txt.crdownload -> hoadon.txt",
    ),
    saved("onedrive", "a.txt", "write a.txt~RF1a2b3c.TMP\nremove a.txt\nmove a.txt~RF1a2b3c.TMP -> a.txt"),
    saved("dropbox", "a.txt", "folder .dropbox.cache\nwrite .dropbox.cache/a\nmove .dropbox.cache/a -> a.txt"),
    saved("syncthing", "a.txt", "write .syncthing.a.txt.tmp\nmove .syncthing.a.txt.tmp -> a.txt"),
    saved(
        "syncthing keeps versions",
        "a.txt",
        "write ~syncthing~a.txt.tmp\nfolder .stversions\nmove a.txt -> .stversions/a~20261123-080000.txt\n"
        "move ~syncthing~a.txt.tmp -> a.txt",
    ),
    saved("nextcloud", "a.txt", "write .a.txt.~1f2e3d4c\ndate .a.txt.~1f2e3d4c\nmove .a.txt.~1f2e3d4c -> a.txt"),
    arrived(
        "google drive",
        "a.txt",
        "folder .tmp.drivedownload\nwrite .tmp.drivedownload/77\nmove .tmp.drivedownload/77 -> a.txt",
    ),
    arrived("macos copy", NFD, f"write {NFD}\nwrite ._{NFD}\nwrite .DS_Store"),
    saved(
        "macos safe save",
        "a.txt",
        "folder a.txt.sb-1f2e3d4c-AbCdEf\nwrite a.txt.sb-1f2e3d4c-AbCdEf/a.txt\n"
        "move a.txt.sb-1f2e3d4c-AbCdEf/a.txt -> a.txt\nunfolder a.txt.sb-1f2e3d4c-AbCdEf",
    ),
    saved("autocad", "ve.txt", "write ve.dwl\nmove ve.txt -> ve.bak\nwrite ve.txt\nremove ve.dwl"),
    Pattern(
        "unzip",
        (),
        "folder z\nwrite z/1.txt\ndate z/1.txt\nwrite z/2.txt\ndate z/2.txt",
        told(ADDED, "z/1.txt", "z/2.txt"),
    ),
    arrived("scanner", "quet.txt", "begin quet.txt\nmore quet.txt\nmore quet.txt\nmore quet.txt\nend quet.txt"),
    arrived("print to pdf", "in.txt", "hollow in.txt\nbegin in.txt\nmore in.txt\nend in.txt"),
    Pattern("deleted", ("a.txt",), "remove a.txt", told(REMOVED, "a.txt")),
    Pattern("recycled", ("a.txt",), "folder .recycle\nmove a.txt -> .recycle/a.txt", told(REMOVED, "a.txt")),
    Pattern("case", ("a.txt",), "move a.txt -> A.txt", (("moved", "A.txt", "a.txt"),)),
    Pattern("to a folder", ("a.txt",), "folder B\nmove a.txt -> B/a.txt", (("moved", "B/a.txt", "a.txt"),)),
)
