"""kill -9 at any moment: after the next start the catalogue equals the drive, and every event is there once."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from indexer.service.jobs import verify
from tests.service.office import Office

WORDS = ("quyết toán", "dự toán", "bồi thường", "giải ngân", "thẩm định", "kế hoạch")


class Clerk:
    """Works on the drive at random and remembers what every document went through, by its present path."""

    def __init__(self, drive: Path, seed: int) -> None:
        self.drive = drive
        self.random = random.Random(seed)
        self.there: dict[str, int] = {}
        self.number = 0

    def work(self) -> None:
        choice = self.random.random()
        if choice < 0.5 or not self.there:
            self.number += 1
            path = f"{self.random.choice('ABC')}/văn bản {self.number}.txt"
            (self.drive / path).parent.mkdir(exist_ok=True)
            self._write(path)
            self.there[path] = 1
            return
        path = self.random.choice(sorted(self.there))
        if choice < 0.7:
            self._write(path)
        elif choice < 0.85:
            self.number += 1
            target = f"{self.random.choice('ABC')}/chuyển {self.number}.txt"
            (self.drive / target).parent.mkdir(exist_ok=True)
            (self.drive / path).rename(self.drive / target)
            self.there[target] = self.there.pop(path)
        else:
            (self.drive / path).unlink()
            del self.there[path]

    def _write(self, path: str) -> None:
        text = " ".join(self.random.choices(WORDS, k=self.random.randint(3, 300)))
        (self.drive / path).write_text(f"{text} {self.random.random()}", encoding="utf-8")


def test_killed_at_any_moment_it_starts_again_whole(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as offices:
        for one in [offices.submit(killed_again_and_again, tmp_path / str(seed), seed) for seed in (1, 2)]:
            one.result()


def killed_again_and_again(home: Path, seed: int) -> None:
    with Office(home) as office:
        clerk = Clerk(office.drive, seed)
        for _ in range(8):
            office.launch()
            until = time.monotonic() + clerk.random.uniform(0.2, 2.5)
            while time.monotonic() < until:
                clerk.work()
                time.sleep(clerk.random.uniform(0, 0.05))
            office.kill()
        office.start()
        office.settle()

        report = verify(office.config)
        assert report.ok, report
        viewer, stories = office.library.viewer(None), histories(office)
        present = [document for document, actions in stories.items() if actions[-1] != "removed"]
        assert sorted(office.library.document(viewer, one).path for one in present) == sorted(clerk.there)
        for document, actions in stories.items():
            assert actions[0] == "added", (document, actions)
            assert actions.count("added") == 1, (document, actions)
            assert actions.count("removed") <= 1, (document, actions)


def histories(office: Office) -> dict[int, list[str]]:
    """document -> its actions, oldest first"""
    found: dict[int, list[str]] = {}
    for event in office.events():
        found.setdefault(event.document, []).append(event.action.value)
    return found
