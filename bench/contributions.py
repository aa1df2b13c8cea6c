"""How fast questions about contributions are in a large office. Run from the project's root:

    python -m bench.contributions [--events 2000000] [--tasks 5000] [--folder DIR]

Three years of 120 people in 20 units. Events and credits are put into the tables as they are, without the chain of
hashes; what they add up to is filled as a migration does it. Wall milliseconds of the library's answers, p50 / p95.
"""

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.feed import measured
from indexer.catalogue import Catalogue, open_catalogue
from indexer.catalogue.effort_tables import FILL
from indexer.catalogue.rows import to_json
from indexer.clock import to_text
from indexer.config.tree import Config, DriveConfig, PersonConfig, StateConfig, UnitConfig
from indexer.library import Library, open_library
from indexer.model.document import Document
from indexer.model.entry import Entry
from indexer.model.feed import FeedAsk
from indexer.model.task import Act, ActKind, How, Share, Tag, Task
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
            "INSERT INTO event (id, at, seen_at, action, drive, path, document, evidence, words_added, nature, tasks)"
            " VALUES (?, ?, ?, 'modified', ?, ?, ?, ?, ?, ?, ?)",
            ((n, *row[0][1:]) for n, row in enumerate(rows, 1)),
        )
        sql.executemany(
            "INSERT INTO credit (event, place, at, person, unit, login, strength, part, is_disputed)"
            " VALUES (?, 0, ?, ?, ?, ?, ?, 'did', 0)",
            ((n, *row[1]) for n, row in enumerate(rows, 1)),
        )
    with catalogue.writing():
        _log(sql, pick)
        started = time.perf_counter()
        sql.execute(FILL)
    count = sql.execute("SELECT count(*) FROM effort").fetchone()[0]
    print(f"{events} events add up to {count} rows in {time.perf_counter() - started:.0f} s", flush=True)
    catalogue.close()


def _log(sql: sqlite3.Connection, pick: random.Random) -> None:
    """What the server's log told: a line every ten minutes for each drive."""
    columns = "drive, path, deed, at, source, name, login, host, reference, hash"
    for drive in ("ổ1", "ổ2"):
        sql.executemany(
            f"INSERT INTO sighting ({columns}) VALUES (?, x'41', 'wrote', ?, 'samba', ?, '', '', '', x'')",
            (
                (drive, to_text(START + timedelta(minutes=10 * n)), f"p{pick.randrange(PEOPLE)}")
                for n in range(DAYS * 144)
            ),
        )


def _work(
    catalogue: Catalogue, pick: random.Random, number: int, tasks: int
) -> tuple[datetime, list[Person], list[Document]]:
    """(when it began, its people, its documents)"""
    units, began = pick.sample(range(UNITS), 4), START + timedelta(days=pick.randrange(DAYS - 90))
    people = [person(unit + UNITS * pick.randrange(PEOPLE // UNITS)) for unit in units[:3] for _ in range(2)]
    code = f"NV-{number}" if number < tasks else ""
    documents = [_document(catalogue, number, n, units[0], code) for n in range(15)]
    if code:
        day = began.date()
        closed = day + timedelta(days=80) if day < date(2026, 6, 1) else None
        shares = tuple(Share(f"U{unit}") for unit in units[1:])
        due_on = day + timedelta(days=75)
        catalogue.tasks.put(Task(code, f"Việc {number}", lead=f"U{units[0]}", coordinating=shares, assigned_on=day,
                                 due_on=due_on, closed_on=closed))  # fmt: skip
        for document in documents:
            catalogue.tags.put(Tag(document.id, code, How.FOLDER))
        for n in range(pick.choice((2, 5, 40))):
            said, unit = {"text": f"Ý kiến {n}: đề nghị đơn vị bổ sung số liệu"}, f"U{pick.choice(units)}"
            kind = pick.choice((ActKind.COMMENTED, ActKind.FEEDBACK))
            catalogue.acts.add(Act(kind, began + timedelta(days=n), people[0][2], code, None, unit, body=said))
    return began, people, documents


def _document(catalogue: Catalogue, work: int, number: int, unit: int, task: str) -> Document:
    drive, path = f"ổ{work % 2 + 1}", f"Phòng {unit}/Việc {work}/Văn bản {number}.docx"
    id = catalogue.files.add(drive, path.encode(), Entry(1, 0, 0, work * 100 + number), b"")
    tasks, name = (task,) if task else (), path.rpartition("/")[2]
    document = Document(id, drive, path.encode(), path, name, "docx", 1, START, tasks=tasks)
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
            where, words = (document.drive, document.path, document.id), pick.randint(0, 300)
            said = to_json([["samba.log", login, when]])
            event = (0, when, when, *where, said, words, nature, to_json(document.tasks))
            yield event, (when, name, unit, login, strength)
            made += 1


def ask_all(library: Library) -> None:
    everybody = library.viewer(None)
    _ask_tasks(library)
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


def _ask_tasks(library: Library) -> None:
    everybody = library.viewer(None)
    for who, viewer in (("", everybody), (", scoped", SCOPED)):
        measured(f"cards of all tasks{who}", lambda viewer=viewer: library.tasks(viewer), 7)
        measured(f"card of a task{who}", lambda viewer=viewer: library.task(viewer, "NV-17"), 15)
        measured(f"documents of a task{who}", lambda viewer=viewer: library.task_documents(viewer, "NV-16"), 15)
        measured(f"discussion of a task{who}", lambda viewer=viewer: library.discussion(viewer, "NV-17"), 15)
        for name, ask in {
            "a task": FeedAsk(task="NV-17"),
            "an old task": FeedAsk(task="NV-4321"),
            "a task and a person": FeedAsk(task="NV-17", person="Người Thứ 7"),
            "no task there is": FeedAsk(task="NV-X"),
        }.items():
            measured(f"50 acts of {name}{who}", lambda ask=ask, viewer=viewer: library.acts(viewer, ask), 7)
        measured(f"numbers of a task{who}", lambda viewer=viewer: library.summary(viewer, FeedAsk(task="NV-17")), 5)
        measured(
            f"calendar of a task{who}", lambda viewer=viewer: library.calendar(viewer, FeedAsk(task="NV-17"), 2025), 5
        )
    measured("cards of a unit", lambda: library.tasks(everybody, unit="U3"), 7)
    measured("cards that are overdue", lambda: library.tasks(everybody, state="overdue"), 7)
    measured("cards with words", lambda: library.tasks(everybody, text="việc 17"), 7)


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
