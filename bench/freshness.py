"""From the end of a save to the answer: the real service on a drive, files saved one by one, then moved, then removed.

    python -m bench.freshness [--files N] [--saves M]

The drive holds N documents of the sample before the first save. Seconds of wall time until the change can be searched,
and until its event is in the feed.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from indexer import sample
from indexer.service.jobs import index
from tests.service.office import Office

_UNTIL = datetime(2026, 6, 30, tzinfo=UTC)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--saves", type=int, default=30)
    asked = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="ochung-fresh-"))
    try:
        sample.write(home / "sample", files=asked.files, until=_UNTIL)
        with Office(home, drive=home / "sample/drive") as office:
            index(office.config)
            office.start()
            _measure(office, asked.saves)
    finally:
        shutil.rmtree(home)
    return 0


def _measure(office: Office, saves: int) -> None:
    template = next(file for file in sorted(office.drive.rglob("*.docx")) if file.stat().st_size > 3000)
    saved, moved, removed, fed = [], [], [], []
    for n in range(saves):
        word = f"moitinh{n}x"
        file = office.drive / f"lưu {word}.txt"
        file.write_text(f"Văn bản vừa lưu {word}", encoding="utf-8")
        saved.append(_seconds(office, lambda word=word: office.find(word)))  # type: ignore[misc]
        fed.append(_seconds(office, lambda file=file: any(file.name == one.path for one in office.events(5)[-5:])))  # type: ignore[misc]
        target = template.parent / file.name
        file.rename(target)
        path = str(target.relative_to(office.drive))
        moved.append(_seconds(office, lambda word=word, path=path: office.paths(word) == {path}))  # type: ignore[misc]
        target.unlink()
        removed.append(_seconds(office, lambda word=word: not office.find(word)))  # type: ignore[misc]
    for name, taken in (("saved", saved), ("its event after that", fed), ("moved", moved), ("removed", removed)):
        print(f"{name}: p50 {statistics.median(taken):.2f} s, p95 {_p95(taken):.2f} s, worst {max(taken):.2f} s")


def _seconds(office: Office, is_so: Callable[[], object]) -> float:
    started = time.monotonic()
    office.wait_for(is_so, "the change", 60)
    return time.monotonic() - started


def _p95(taken: list[float]) -> float:
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * 0.95))]


if __name__ == "__main__":
    raise SystemExit(main())
