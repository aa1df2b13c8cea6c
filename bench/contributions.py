"""How fast questions about contributions are in a large office. Run from the project's root:

    python -m bench.contributions [--events 2000000] [--tasks 5000] [--folder DIR]

Three years of 120 people in 20 units. Events and credits are put into the tables as they are, without the chain of
hashes; what they add up to is filled as a migration does it. Wall milliseconds of the library's answers, p50 / p95.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.feed import measured
from indexer.catalogue import Catalogue, open_catalogue
from indexer.catalogue.effort_tables import FILL
from indexer.clock import to_text
from indexer.config.tree import Config, DriveConfig, PersonConfig, StateConfig, UnitConfig
from indexer.library import Library, open_library
from indexer.model.document import Document
from indexer.model.entry import Entry
from indexer.model.task import How, Share, Tag, Task
from indexer.model.viewer import Viewer

UNITS, PEOPLE, DAYS = 20, 120, 1095
START = datetime(2023, 11, 1, tzinfo=UTC)
SCOPED = Viewer("a", "A", frozenset({"ổ1"}))
Person = tuple[str, str, str]  # name, unit, login
Work = tuple[datetime, list[Person], list[Document]]  # when it began, its people, its documents


def person(number: int) -> Person:
    return f"Người Thứ {number}", f"Phòng {number % UNITS}", f"p{number}"


def fill(state: Path, events: int, tasks: int) -> None:
    catalogue, pick = open_catalogue(state), random.Random(5)
    sql = catalogue._sql
    with catalogue.writing():
        works = [_work(catalogue, pick, number, tasks) for number in range(tasks * 2)]  # every other is nobody's task
        sql.execute("DELETE FROM effort")
    with catalogue.writing():
        rows = list(_events(pick, works, events))
        rows.sort(key=lambda row: row[0][1])
        sql.executemany(
            "INSERT INTO event (id, at, seen_at, action, drive, path, document, unit, words_added, nature)"
            " VALUES (?, ?, ?, 'modified', ?, ?, ?, ?, ?, ?)",
            ((n, *row[0][1:]) for n, row in enumerate(rows, 1)),
        )
        sql.executemany(
            "INSERT INTO credit (event, place, at, person, unit, login, strength, part, is_disputed)"
            " VALUES (?, 0, ?, ?, ?, ?, ?, 'did', 0)",
            ((n, *row[1]) for n, row in enumerate(rows, 1)),
        )
    with catalogue.writing():
        started = time.perf_counter()
        sql.execute(FILL)
    count = sql.execute("SELECT count(*) FROM effort").fetchone()[0]
    print(f"{events} events add up to {count} rows in {time.perf_counter() - started:.0f} s", flush=True)
    sql.execute("ANALYZE")
    catalogue.close()


def _work(
    catalogue: Catalogue, pick: random.Random, number: int, tasks: int
) -> tuple[datetime, list[Person], list[Document]]:
    """(when it began, its people, its documents)"""
    units, began = pick.sample(range(UNITS), 4), START + timedelta(days=pick.randrange(DAYS - 90))
    people = [person(unit + UNITS * pick.randrange(PEOPLE // UNITS)) for unit in units[:3] for _ in range(2)]
    documents = [_document(catalogue, number, n, units[0]) for n in range(15)]
    if number < tasks:
        code, day = f"NV-{number}", began.date()
        closed = day + timedelta(days=80) if day < date(2026, 6, 1) else None
        shares = tuple(Share(f"U{unit}") for unit in units[1:])
        due_on = day + timedelta(days=75)
        catalogue.tasks.put(Task(code, f"Việc {number}", lead=f"U{units[0]}", coordinating=shares, assigned_on=day,
                                 due_on=due_on, closed_on=closed))  # fmt: skip
        for document in documents:
            catalogue.tags.put(Tag(document.id, code, How.FOLDER))
    return began, people, documents


def _document(catalogue: Catalogue, work: int, number: int, unit: int) -> Document:
    drive, path = f"ổ{work % 2 + 1}", f"Phòng {unit}/Việc {work}/Văn bản {number}.docx"
    id = catalogue.files.add(drive, path.encode(), Entry(1, 0, 0, work * 100 + number), b"")
    document = Document(id, drive, path.encode(), path, path.rpartition("/")[2], "docx", 1, START)
    catalogue.documents.put(document, text=None, cited=())
    return document


def _events(
    pick: random.Random, works: list[Work], events: int
) -> Iterator[tuple[tuple[object, ...], tuple[object, ...]]]:
    """(row of `event` with a place for its id, row of `credit` without it); sittings of one to six saves."""
    made = 0
    while made < events:
        began, people, documents = pick.choice(works)
        document, who = pick.choice(documents), pick.choice(people)
        at = began + timedelta(seconds=pick.randrange(80 * 86400))
        name, unit, login = who if pick.random() < 0.8 else ("", document.path.partition("/")[0], "")
        strength = pick.choice(("certain", "certain", "likely", "weak")) if name else "unknown"
        for save in range(pick.randint(1, 6)):
            when, nature = to_text(at + timedelta(minutes=8 * save)), pick.choice(("edited", "edited", "resaved"))
            event = (0, when, when, document.drive, document.path, document.id, "", pick.randint(0, 300), nature)
            yield event, (when, name, unit, login, strength)
            made += 1


def ask_all(library: Library) -> None:
    everybody = library.viewer(None)
    now = START + timedelta(days=DAYS)
    month, quarter, year = (now - timedelta(days=days) for days in (30, 91, 365))
    for name, asked in {
        "rows of a task": {"task": "NV-17"},
        "rows of a unit, a quarter": {"unit": "U3", "since": quarter},
        "rows of a unit, all time": {"unit": "U3"},
        "rows of a person, all time": {"person": "p7"},
        "rows of the office, a month": {"since": month},
        "rows of the office, a quarter": {"since": quarter},
        "rows of the office, a year": {"since": year},
        "rows of the office, all time": {},
    }.items():
        measured(name, lambda asked=asked: library.contributions(everybody, **asked), 7)
    measured("rows of a task, scoped", lambda: library.contributions(SCOPED, task="NV-17"), 7)
    measured("units of the office, a quarter", lambda: library.unit_contributions(everybody, since=quarter), 7)
    measured("evidence of a cell", lambda: library.evidence_of_cell(everybody, "NV-17", "U3"), 7)
    for name, since in {"a month": month, "a quarter": quarter, "a year": year, "all time": None}.items():
        for by in ("unit", "person"):
            asked = {"since": since, "until": None, "by": by}
            measured(f"{by} with {by}, {name}", lambda asked=asked: library.coordination_map(everybody, **asked), 5)
        measured(f"coverage, {name}", lambda since=since: library.coverage(everybody, since, None), 5)
    measured("unassigned, a quarter", lambda: library.unassigned_coordination(everybody, quarter, None), 5)
    measured("silent units of running tasks", lambda: library.silences(everybody), 5)
    measured("silent units of a task", lambda: library.silences(everybody, "NV-17"), 5)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--events", type=int, default=2_000_000)
    options.add_argument("--tasks", type=int, default=5_000)
    options.add_argument("--folder", type=Path)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="ochung-contributions-") as made:
        home = asked.folder or Path(made)
        if not (home / "state").exists():
            fill(home / "state", asked.events, asked.tasks)
        drives = tuple(DriveConfig(name, home) for name in ("ổ1", "ổ2"))
        people = tuple(PersonConfig(f"p{n}", person(n)[0], f"U{n % UNITS}") for n in range(PEOPLE))
        units = tuple(UnitConfig(f"U{n}", f"Phòng {n}") for n in range(UNITS))
        config = Config(home / "c.toml", drives, state=StateConfig(home / "state"), people=people, units=units)
        ask_all(open_library(config))


if __name__ == "__main__":
    main()
