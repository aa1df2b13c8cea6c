"""Indexing a whole drive, and a second pass over it with nothing changed, against `find -printf '%p %s %T@'`.

    python -m bench.indexing [--files N] [--rounds R]

Wall seconds of whole processes; the second pass and find are run in turn. Memory is the indexing process's own peak.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from indexer import sample

_UNTIL = datetime(2026, 6, 30, tzinfo=UTC)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="a sample that is there already, with its config.toml")
    asked = parser.parse_args()
    home = asked.folder or Path(tempfile.mkdtemp(prefix="ochung-indexing-")) / "sample"
    try:
        if not asked.folder:
            started = time.monotonic()
            made = sample.write(home, files=asked.files, until=_UNTIL)
            print(f"sample: {made.files} files written in {time.monotonic() - started:.1f} s")
        _measure(home, asked.rounds)
    finally:
        if not asked.folder:
            shutil.rmtree(home.parent)
    return 0


def _measure(home: Path, rounds: int) -> None:
    command = [sys.executable, "-m", "indexer.cli", "--config", str(home / "config.toml"), "--json", "index"]
    seconds, report = _timed(command)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    files = json.loads(report)["files"]
    print(f"first pass: {files} files in {seconds:.1f} s, {files / seconds:.0f} files/s, peak {peak} MB")
    find = ["find", str(home / "drive"), "-printf", "%p %s %T@\n"]
    again, found = [], []
    for _ in range(rounds):
        again.append(_timed(command)[0])
        found.append(_timed(find)[0])
    ratio = statistics.median(one / other for one, other in zip(again, found, strict=True))
    print(
        f"nothing changed: {statistics.median(again):.2f} s, find {statistics.median(found):.2f} s, ratio {ratio:.2f}"
    )


def _timed(command: list[str]) -> tuple[float, bytes]:
    started = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return (time.monotonic() - started, done.stdout)


if __name__ == "__main__":
    raise SystemExit(main())
