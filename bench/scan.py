"""The pass over an unchanged drive: our walk against `find -printf`, in turn, on the same tree.

    python -m bench.scan [--files N] [--rounds N]

The tree is made for this in the temporary folder: 20 files a folder. Figures are medians of wall seconds; find's is of
its whole process, the walk's of the walk alone and, in brackets, of a whole process with Python's start.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from indexer.drive.diff import unlike
from indexer.drive.ignore import Ignore
from indexer.drive.scan import Stat, walk

_IN_FOLDER = 20
_WALK = "import sys, pathlib; from indexer.drive.scan import walk; [0 for _ in walk(pathlib.Path(sys.argv[1]))]"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="ochung-scan-"))
    try:
        _make(root, asked.files)
        _measure(root, asked.rounds)
    finally:
        shutil.rmtree(root)
    return 0


def _make(root: Path, files: int) -> None:
    for folder in range(0, files, _IN_FOLDER):
        place = root / f"Phòng {folder // 1000}" / f"Hồ sơ {folder}"
        place.mkdir(parents=True)
        for number in range(folder, min(folder + _IN_FOLDER, files)):
            (place / f"Báo cáo số {number}.docx").write_bytes(b"x" * (number % 50))


def _measure(root: Path, rounds: int) -> None:
    before = _states(root)
    find, alone, whole, compared = [], [], [], []
    for _ in range(rounds + 1):
        find.append(_timed(lambda: _run("find", str(root), "-printf", r"%p %s %T@\n")))
        alone.append(_timed(lambda: sum(len(folder.files) for folder in walk(root, ignore=Ignore()))))
        whole.append(_timed(lambda: _run(sys.executable, "-c", _WALK, str(root))))
        compared.append(_timed(lambda: _unchanged(root, before)))
    # The first round warms the caches.
    medians = [statistics.median(times[1:]) for times in (find, alone, whole, compared)]
    ratio = statistics.median(ours / theirs for ours, theirs in zip(alone[1:], find[1:], strict=True))
    print(f"{sum(map(len, before.values()))} files in {len(before)} folders, medians of {rounds} rounds")
    print(f"find {medians[0]:.2f} s, walk {medians[1]:.2f} s (process {medians[2]:.2f} s), walk/find {ratio:.2f}")
    print(f"walk and comparison with the last state {medians[3]:.2f} s")


def _states(root: Path) -> dict[bytes, dict[bytes, Stat]]:
    return {folder.raw: dict(folder.files) for folder in walk(root, ignore=Ignore())}


def _unchanged(root: Path, before: dict[bytes, dict[bytes, Stat]]) -> None:
    if any(unlike(before[folder.raw], folder.files) for folder in walk(root, ignore=Ignore())):
        raise RuntimeError("the tree changed while it was measured")


def _run(*command: str) -> None:
    subprocess.run(command, stdout=subprocess.PIPE, check=True)


def _timed(step: Callable[[], object]) -> float:
    started = time.perf_counter()
    step()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
