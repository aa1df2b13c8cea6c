"""Reads every file of a folder and says what came of it: types, refusals, documents per CPU-second, the slowest.

    python bench/extract_folder.py FOLDER [--show REASON] [--seconds N]

CPU-seconds are those of the reading processes and of this one, as the system counts them.
"""

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path

from indexer.extract import Limits, Outcome, Readers
from indexer.model.reading import Reading, Refusal


def main() -> int:
    arguments = _arguments()
    paths = sorted(path for path in Path(arguments.folder).rglob("*") if path.is_file() and not path.is_symlink())
    started, cpu = time.monotonic(), _cpu_seconds()
    took: dict[Path, float] = {}
    outcomes: dict[Path, Outcome] = {}
    with Readers(Limits(seconds=arguments.seconds), workers=1) as readers:
        for path in paths:
            begun = time.monotonic()
            outcomes[path] = readers.read(os.fsencode(path.resolve()), name=path.name).result()
            took[path] = time.monotonic() - begun
    wall, cpu = time.monotonic() - started, _cpu_seconds() - cpu
    _print_counts(outcomes)
    _print_figures(paths, wall, cpu)
    for path in sorted(took, key=took.__getitem__, reverse=True)[:5]:
        print(f"  slow {took[path]:7.2f} s  {path.relative_to(arguments.folder)}")
    for path, outcome in outcomes.items():
        if isinstance(outcome.reading, Refusal) and arguments.show in (outcome.reading.reason, "all"):
            print(f"  {outcome.reading.reason}: {path.relative_to(arguments.folder)} ({outcome.reading.detail})")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--show", default="", help="list the files refused for this reason, or all")
    parser.add_argument("--seconds", type=float, default=60.0, help="the time limit of one file")
    return parser.parse_args()


def _cpu_seconds() -> float:
    """Of this process and of its children that have ended (the pool ends all of them on closing)."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _print_counts(outcomes: dict[Path, Outcome]) -> None:
    read: Counter[str] = Counter()
    named: Counter[str] = Counter()
    refused: Counter[tuple[str, str]] = Counter()
    characters = 0
    for outcome in outcomes.values():
        reading = outcome.reading
        if isinstance(reading, Reading):
            characters += sum(len(part.text) for part in reading.parts)
            (named if reading.is_name_only else read)[reading.type or "?"] += 1
        elif isinstance(reading, Refusal):
            refused[(reading.reason, reading.type or "?")] += 1
    print(f"read {read.total()}: " + ", ".join(f"{kind} {count}" for kind, count in read.most_common()))
    print(f"by name only {named.total()}: " + ", ".join(f"{kind} {count}" for kind, count in named.most_common()))
    print(f"refused {refused.total()}:")
    for (reason, kind), count in sorted(refused.items()):
        print(f"  {reason:16} {kind:16} {count}")
    print(f"characters of text {characters:,}")


def _print_figures(paths: list[Path], wall: float, cpu: float) -> None:
    size = sum(path.stat().st_size for path in paths)
    print(
        f"files {len(paths)}, {size / 1e6:.1f} MB, wall {wall:.1f} s, CPU {cpu:.1f} s:"
        f" {len(paths) / cpu:.0f} documents and {size / 1e6 / cpu:.1f} MB per CPU-second"
    )


if __name__ == "__main__":
    sys.exit(main())
