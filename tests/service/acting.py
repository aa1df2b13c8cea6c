"""A long day on a shared drive, acted at random from a seed by several people, and what the ledger must say of it.

The oracle is written while acting: every act knows its lines. The same seed gives the same acts. A document rests
`REST` seconds between two of them; what comes sooner may be one change for the ledger and has tests of its own.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from tests.service.accounts import Employee
from tests.service.clients import Client, letter, table
from tests.service.judging import Judgement, Line, Step, judge
from tests.service.shared_office import CLOSED, SharedOffice, shared_office

REST = 2.5
_FEW = 25  # documents
FOLDERS = ("Phòng Ngân sách/Dự toán", "Phòng Ngân sách/Quyết toán", "Thanh tra/Kết luận", "Chung")
WORDS = ("dự toán", "quyết toán", "giải ngân", "thẩm định", "bồi thường", "kế hoạch", "thanh tra", "ngân sách")


def acted(
    acts: int, seed: int, *, is_forced: bool, is_log_read: bool = True, staff: tuple[Employee, ...] = ()
) -> Judgement:
    """A whole day, from an empty share to the ledger's judgement. Needs root and smbd."""
    with shared_office(is_forced=is_forced, is_log_read=is_log_read, staff=staff) as shared:
        shared.office.start()
        actors = Actors(shared, seed)
        actors.act(acts)
        shared.office.settle()
        return judge(actors.steps, sorted(shared.office.events(), key=lambda event: (event.at, event.id)))


@dataclass(slots=True)
class _File:
    """`touched`: monotonic seconds. `has_twin`: another file has the same content."""

    touched: float
    has_twin: bool = False


@dataclass(slots=True)
class Actors:
    """Acts on a share, remembers the lines."""

    shared: SharedOffice
    seed: int
    pause: float = 0.03
    steps: list[Step] = field(default_factory=list)
    _there: dict[str, _File] = field(default_factory=dict)
    _binned: dict[str, Client] = field(default_factory=dict)
    _number: int = 0
    _random: random.Random = field(default_factory=random.Random)

    def act(self, count: int) -> None:
        """So many acts that leave a line, and some that leave none."""
        self._random = random.Random(self.seed)
        for folder in FOLDERS:
            self.shared.clients[0].folder(folder)
        while len(self.steps) < count:
            self._one()
            time.sleep(self._random.expovariate(1 / self.pause))

    def _one(self) -> None:
        client = self._random.choice(self.shared.clients)
        if len(self._there) < _FEW or self._random.random() < 0.15:
            self._upload(client)
            return
        longest_at_rest = sorted(self._there, key=lambda path: self._there[path].touched)
        path = self._random.choice(longest_at_rest[: len(longest_at_rest) // 2])
        time.sleep(max(0.0, self._there[path].touched + REST - time.monotonic()))
        acts: list[tuple[int, Callable[[Client, str], None]]] = [
            (10, self._save), (3, self._edit), (3, self._replace), (4, self._move), (1, self._move_folder),
            (3, self._remove), (2, self._restore), (2, self._copy), (1, self._read), (1, self._refused),
        ]  # fmt: skip
        [act] = self._random.choices([act for _, act in acts], [weight for weight, _ in acts])
        act(client, path)

    def _upload(self, client: Client) -> None:
        self._number += 1
        kind = self._random.choice(("docx", "docx", "xlsx", "txt"))
        path = f"{self._random.choice(FOLDERS)}/văn bản {self._number}.{kind}"
        author = self._random.choice(self.shared.staff).office_name  # whoever wrote it, days ago
        content = self._content(path, author, datetime.now(UTC) - timedelta(days=3))
        if self._random.random() < 0.3:
            with_shell = Path(self.shared.log.parent, f"tải lên.{kind}")
            with_shell.write_bytes(content)
            self._do(client, lambda: client.shell(f'put "{with_shell}" "{path}"'), Line("added", path))
        else:
            self._do(client, lambda: client.put(path, content), Line("added", path))

    def _save(self, client: Client, path: str) -> None:
        content = self._content(path, client.employee.office_name)
        way = {"docx": client.word, "xlsx": client.excel}.get(path.rpartition(".")[2], client.put)
        self._do(client, lambda: way(path, content), Line("modified", path))

    def _edit(self, client: Client, path: str) -> None:
        if path.endswith(".txt"):
            added = f" {self._text()}".encode()
            self._do(client, lambda: client.edit(path, added), Line("modified", path))

    def _replace(self, client: Client, path: str) -> None:
        content = self._content(path, client.employee.office_name)
        self._do(client, lambda: client.replace(path, content), Line("modified", path))

    def _move(self, client: Client, path: str) -> None:
        self._number += 1
        target = f"{self._random.choice(FOLDERS)}/chuyển {self._number}.{path.rpartition('.')[2]}"
        if self._random.random() < 0.3:
            self._do(client, lambda: client.shell(f'rename "{path}" "{target}"'), Line("moved", target, path))
        else:
            self._do(client, lambda: client.rename(path, target), Line("moved", target, path))

    def _move_folder(self, client: Client, path: str) -> None:
        """A folder with two documents is made, and moved when all is quiet."""
        self._number += 1
        folder, target = f"Chung/hồ sơ {self._number}", f"Thanh tra/hồ sơ {self._number}"
        client.folder(folder)
        names = ("một.txt", "hai.txt")
        for name in names:
            here = f"{folder}/{name}"
            self._do(client, partial(client.put, here, self._text().encode()), Line("added", here))
        time.sleep(REST)
        mover = self._random.choice(self.shared.clients)
        lines = tuple(Line("moved", f"{target}/{name}", f"{folder}/{name}") for name in names)
        self._do(mover, lambda: mover.rename(folder, target), *lines)

    def _remove(self, client: Client, path: str) -> None:
        self._do(client, lambda: client.remove(path), Line("removed", path))
        del self._there[path]
        if path not in self._binned:
            self._binned[path] = client

    def _restore(self, client: Client, path: str) -> None:
        rested = [path for path in self._binned if path not in self._there]
        if not rested:
            return
        back = self._random.choice(rested)
        owner = self._binned.pop(back)
        time.sleep(REST)  # it may have been thrown away just now
        self._do(owner, lambda: owner.restore(back), Line("restored", back))

    def _copy(self, client: Client, path: str) -> None:
        if self._there[path].has_twin:
            return
        self._number += 1
        target = f"{self._random.choice(FOLDERS)}/sao {self._number}.{path.rpartition('.')[2]}"
        self._do(client, lambda: client.server_copy(path, target), Line("added", target, path))
        self._there[path].has_twin = self._there[target].has_twin = True

    def _read(self, client: Client, path: str) -> None:
        client.shell(f'get "{path}" /dev/null')

    def _refused(self, client: Client, path: str) -> None:
        assert client.is_refused(f"{CLOSED}/{path.rpartition('/')[2]}")

    def _do(self, client: Client, act: Callable[[], None], *lines: Line) -> None:
        began = datetime.now(UTC)
        act()
        by = (client.employee.name,)
        told = tuple(Line(line.action, line.path, line.source, by) for line in lines)
        self.steps.append(Step(told, began, datetime.now(UTC)))
        for line in lines:
            if line.action == "moved":
                self._there[line.path] = self._there.pop(line.source)
            if line.action != "removed":
                here = self._there.setdefault(line.path, _File(0.0))
                here.touched = time.monotonic()
                here.has_twin = here.has_twin and line.action != "modified"

    def _content(self, path: str, saved_by: str, at: datetime | None = None) -> bytes:
        if path.endswith(".docx"):
            return letter(self._text(), saved_by, at)
        return table(self._text(), saved_by, at) if path.endswith(".xlsx") else self._text().encode()

    def _text(self) -> str:
        return " ".join((*self._random.choices(WORDS, k=20), f"số {self._random.random()}"))
