"""A drive on which anything may happen, and what a person would expect the ledger to make of it.

Real files and a model of them side by side. The model knows what each document went through since all was last settled
and says which events that must have left; where two readings are fair (two files changed places, a name was used again)
it expects nothing but that everything is consistent. Knows nothing of the service.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

BIN = ".recycle/lan"
KEEPER = "giữ lại.txt"  # a drive that loses its last file counts as unplugged


@dataclass(slots=True, eq=False)
class Inode:
    content: str
    links: int = 1


@dataclass(slots=True, eq=False)
class Doc:
    """`origin`: its path when all was last settled, "" where it was not there; `id`: its document then."""

    path: str
    inode: Inode
    origin: str = ""
    id: int = 0
    is_written: bool = False
    is_exchanged: bool = False  # saved as a new file in the old one's place
    was_linked: bool = False
    back_at: str = ""  # where it came to out of the recycle bin


@dataclass(frozen=True, slots=True)
class Expected:
    """What one document must have left: its id (0: any), the actions of its events in their order, where it is now."""

    id: int
    actions: tuple[str, ...]
    path: str = ""


@dataclass(slots=True)
class Upheaval:
    """Paths are relative to `root`; an act on what is not there, or onto what is, does nothing."""

    root: Path
    docs: dict[str, Doc] = field(default_factory=dict)
    gone: list[Doc] = field(default_factory=list)
    binned: dict[str, Doc] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    _number: int = 0

    def write(self, path: str, *, resets_time: bool = False) -> None:
        """A new file, or other bytes in the same one."""
        if self._is_folder(path):
            return
        file, doc, text = self._place(path), self.docs.get(path), self._text()
        was = file.stat() if doc else None
        file.write_text(text, encoding="utf-8")
        if was and resets_time:
            os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
        if doc is None:
            self.docs[path] = Doc(path, Inode(text))
        else:
            doc.inode.content = text
            for one in self.docs.values():
                one.is_written |= one.inode is doc.inode
        self._touch(path)

    def save(self, path: str, *, deletes_first: bool = False) -> None:
        """As Word does, or Excel in an older way: the new text beside the old, then in its place."""
        doc = self.docs.get(path)
        if doc is None:
            return
        file, text = self._place(path), self._text()
        new, old = file.with_name("~WRD0001.tmp"), file.with_name("~WRL0002.tmp")
        new.write_text(text, encoding="utf-8")
        file.unlink() if deletes_first else file.rename(old)
        new.rename(file)
        old.unlink(missing_ok=True)
        self._touch(path)
        doc.inode.links -= 1
        doc.inode = Inode(text)
        doc.is_written = doc.is_exchanged = True

    def move(self, path: str, target: str, *, over: bool = False) -> None:
        doc = self.docs.get(path)
        is_taken = target in self.docs
        if doc is None or path == target or self._is_folder(target) or is_taken is not over:
            return
        if is_taken and self.docs[target].inode is doc.inode:
            return  # rename(2) of two links to one file does nothing
        (self.root / path).rename(self._place(target))
        if is_taken:
            self._lose(target)
        self._follow(doc, target)

    def move_folder(self, folder: str, target: str) -> None:
        inside = [doc for path, doc in self.docs.items() if path.startswith(f"{folder}/")]
        there = self.root / target
        if not inside or there.exists() or f"{target}/".startswith(f"{folder}/"):
            return
        there.parent.mkdir(parents=True, exist_ok=True)
        (self.root / folder).rename(there)
        self.touched |= {folder, target}
        for doc in inside:
            self._follow(doc, target + doc.path.removeprefix(folder))

    def swap(self, one: str, other: str) -> None:
        if one == other or one not in self.docs or other not in self.docs:
            return
        a, b, aside = self.root / one, self.root / other, self.root / "đổi chỗ.tmp"
        a.rename(aside)
        b.rename(a)
        aside.rename(b)
        self._touch(one)
        self._touch(other)
        first, second = self.docs[one], self.docs[other]
        first.path, second.path = other, one
        self.docs[one], self.docs[other] = second, first

    def delete(self, path: str) -> None:
        if path in self.docs:
            (self.root / path).unlink()
            self._lose(path)

    def recycle(self, path: str) -> None:
        doc = self.docs.get(path)
        if doc is None or (self.root / BIN / path).exists():
            return
        there = self.root / BIN / path
        there.parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).rename(there)
        self._lose(path)
        doc.inode.links += 1
        if doc.origin == path and not doc.is_written and not doc.was_linked:
            self.binned[path] = doc

    def restore(self, path: str) -> None:
        doc = self.binned.pop(path, None)
        if doc is None or doc in self.gone or path in self.docs or self._is_folder(path):
            return
        (self.root / BIN / path).rename(self._place(path))
        self.docs[path] = Doc(path, doc.inode, id=doc.id, back_at=path)
        self.touched.add(path)

    def link(self, path: str, target: str) -> None:
        doc = self.docs.get(path)
        if doc is None or target in self.docs or self._is_folder(target):
            return
        os.link(self.root / path, self._place(target))
        doc.inode.links += 1
        self.docs[target] = Doc(target, doc.inode, was_linked=True)
        doc.was_linked = True
        self._touch(path)

    def change_rights(self, path: str, mode: int) -> None:
        if path in self.docs:
            (self.root / path).chmod(mode)
            self._touch(path)

    def expected(self) -> tuple[list[Expected], bool]:
        """What must have happened, and whether that is all that may have."""
        before = {doc.origin for doc in (*self.docs.values(), *self.gone) if doc.origin}
        live = [self._of_live(doc, before) for doc in self.docs.values()]
        lost = [self._of_gone(doc) for doc in self.gone if doc.origin]
        told = [one for one in (*live, *lost) if one is not None]
        return told, len(told) == len(live) + len(lost)

    def settled(self, ids: dict[str, int]) -> None:
        """All was recorded; `ids` are the documents by path."""
        for path, doc in self.docs.items():
            doc.origin, doc.id = path, ids[path]
            doc.is_written, doc.is_exchanged, doc.back_at = False, False, ""
            doc.was_linked = doc.inode.links > 1
        for path in self.docs:  # another document had this place since: nobody knows which one comes back
            self.binned.pop(path, None)
        self.gone.clear()
        self.touched.clear()

    def _of_live(self, doc: Doc, before: set[str]) -> Expected | None:
        is_moved = bool(doc.origin) and doc.path != doc.origin
        is_name_used = doc.path != doc.origin and doc.path in before
        was_place_taken = is_moved and doc.origin in self.docs
        if doc.was_linked or is_name_used or was_place_taken or (is_moved and doc.is_exchanged):
            return None
        if not doc.origin:
            is_back = doc.back_at == doc.path
            action = "restored" if is_back and not doc.is_written else "added"
            return Expected(doc.id if is_back else 0, (action,), doc.path)
        actions = (["moved"] if is_moved else []) + (["modified"] if doc.is_written else [])
        return Expected(doc.id, tuple(actions), doc.path)

    def _of_gone(self, doc: Doc) -> Expected | None:
        is_sure = not doc.was_linked and doc.origin not in self.docs
        return Expected(doc.id, ("removed",)) if is_sure else None

    def _touch(self, path: str) -> None:
        """All names of a file change with it."""
        inode = self.docs[path].inode
        self.touched |= {one.path for one in self.docs.values() if one.inode is inode}

    def _follow(self, doc: Doc, target: str) -> None:
        self._touch(doc.path)
        self.touched.add(target)
        del self.docs[doc.path]
        doc.path = target
        self.docs[target] = doc

    def _lose(self, path: str) -> None:
        self._touch(path)
        doc = self.docs.pop(path)
        doc.inode.links -= 1
        self.gone.append(doc)

    def _place(self, path: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return file

    def _is_folder(self, path: str) -> bool:
        return (self.root / path).is_dir() or any(parent.is_file() for parent in (self.root / path).parents)

    def _text(self) -> str:
        self._number += 1
        return f"văn bản số {self._number} " + "x" * (self._number % 60)
