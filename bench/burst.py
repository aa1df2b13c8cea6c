"""Many folders, then many files at once while the service runs: is anything missed, and what does `status` say.

python -m bench.burst [--folders N] [--files M]
"""

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from indexer.service.jobs import verify
from tests.service.office import Office


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folders", type=int, default=12_000)
    parser.add_argument("--files", type=int, default=20_000)
    asked = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="ochung-burst-"))
    try:
        with Office(home) as office:
            return _measure(office, asked.folders, asked.files)
    finally:
        shutil.rmtree(home)


def _measure(office: Office, folders: int, files: int) -> int:
    for n in range(folders):
        (office.drive / f"{n % 100}/{n}").mkdir(parents=True)
    started = time.monotonic()
    office.start()
    print(f"{folders} folders: watching after {time.monotonic() - started:.1f} s")
    started = time.monotonic()
    for n in range(files):
        (office.drive / f"{n % 100}/{n % folders}/văn bản {n}.txt").write_text(f"Nội dung số {n}", encoding="utf-8")
    print(f"{files} files written in {time.monotonic() - started:.1f} s")
    (office.drive / "gấp.txt").write_text("văn bản hỏa tốc", encoding="utf-8")
    urgent = office.wait_for(lambda: office.find("hỏa tốc"), "the one saved after them", 600)
    viewer = office.library.viewer(None)
    office.wait_for(lambda: office.library.status(viewer).documents == files + 1, "all of them", 1200)
    office.settle(300)
    print(f"a file saved right after: found after {urgent:.1f} s; all: {time.monotonic() - started:.0f} s")
    report, events = verify(office.config), office.story()
    [drive] = office.library.status(viewer).drives
    print(f"verify ok: {report.ok}; events: {len(events)}, all added: {all(one[0] == 'added' for one in events)}")
    print(f"status: watch {drive.watch}, overflows {drive.overflows}, unwatched {drive.unwatched} {drive.watch_detail}")
    return 0 if report.ok and len(events) == files + 1 else 1


if __name__ == "__main__":
    raise SystemExit(main())
