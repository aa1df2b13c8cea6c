"""Runs every measurement of this folder on a generated sample drive: `python -m bench [NAME ...] [--files N]`.

Each prints its own figures; a table of all of them stands at the end. Exit code 1 if one of them failed.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from indexer import sample

HERE = Path(__file__).parent
# The same drive every time: figures of two days can be compared.
UNTIL = datetime(2026, 6, 30, tzinfo=UTC)
ON_A_FOLDER = frozenset({"extract_folder"})  # measurements that want a folder of documents
# Data that does not come with the project, programs that only root may start, or many minutes.
ON_REQUEST = frozenset({"search_quality", "engines", "soak", "attribution", "latency"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """`figures`: what it printed; `seconds`: wall time of the whole measurement."""

    name: str
    seconds: float
    code: int
    figures: tuple[str, ...]


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("names", nargs="*", metavar="NAME", help="only these")
    options.add_argument("--files", type=int, default=2000, help="files of the sample drive (default: 2000)")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="ochung-bench-") as folder:
        drive = Path(folder) / "sample"
        sample.write(drive, files=asked.files, seed=1, until=UNTIL)
        outcomes = [measured(name, drive / "drive") for name in chosen(asked.names)]
    print("\n".join(table(outcomes)))
    return int(any(outcome.code for outcome in outcomes))


def chosen(names: list[str]) -> Iterator[str]:
    """The measurements asked for, or all that can run without other data."""
    present = sorted(file.stem for file in HERE.glob("*.py") if not file.stem.startswith("_"))
    for name in names or present:
        if name in names or name not in ON_REQUEST:
            yield name


def measured(name: str, drive: Path) -> Outcome:
    """Runs one measurement in a process of its own, so that none pays for another's memory."""
    print(f"== {name}", flush=True)
    started = time.monotonic()
    command = [sys.executable, "-m", f"bench.{name}", *([str(drive)] if name in ON_A_FOLDER else [])]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HERE.parent)
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line.rstrip())
    return Outcome(name, time.monotonic() - started, process.wait(), tuple(line for line in lines if line))


def table(outcomes: list[Outcome]) -> list[str]:
    """Markdown: every line that a measurement printed, beside its name."""
    rows = ["", "| measurement | s | figures |", "|---|---|---|"]
    for outcome in outcomes:
        result = outcome.figures if outcome.code == 0 else (*outcome.figures[-3:], f"FAILED, exit code {outcome.code}")
        for position, figure in enumerate(result or ("(nothing printed)",)):
            first = (outcome.name, f"{outcome.seconds:.0f}") if position == 0 else ("", "")
            rows.append(f"| {first[0]} | {first[1]} | {figure.strip().replace('|', '/')} |")
    return rows


if __name__ == "__main__":
    sys.exit(main())
