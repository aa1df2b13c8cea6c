"""How fast the activity page's questions are on a long ledger. Run from the project's root:

    python -m bench.feed [--events 200000] [--folder DIR]

Two years of an office of 60 people in 8 units on two drives: sittings of several saves, folders moved at once, reviews.
Wall milliseconds of the library's answers, p50 / p95; "scoped" may see one of the two drives.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from indexer.catalogue import Catalogue, open_catalogue
from indexer.config.tree import Config, DriveConfig, PersonConfig, StateConfig, UnitConfig
from indexer.library import Library, open_library
from indexer.model.document import Document
from indexer.model.entry import Entry
from indexer.model.event import Action, Credit, Event, Evidence, Nature, Part, Strength
from indexer.model.feed import FeedAsk
from indexer.model.viewer import Viewer

PEOPLE = [f"Người Thứ {number}" for number in range(60)]
UNITS = [f"Phòng {number}" for number in range(8)]
DOCUMENTS = 20_000
START = datetime(2024, 6, 1, tzinfo=UTC)
STRENGTHS = (Strength.CERTAIN, Strength.CERTAIN, Strength.LIKELY, Strength.WEAK, Strength.UNKNOWN)
EVERYBODY = Viewer("", "", None, is_administrator=True)
SCOPED = Viewer("a", "A", frozenset({"ổ1"}))


def fill(state: Path, events: int) -> None:
    catalogue, pick, at = open_catalogue(state), random.Random(3), START
    with catalogue.writing():
        documents = [_document(catalogue, number) for number in range(DOCUMENTS)]
    made = 0
    while made < events:
        with catalogue.writing():
            for _ in range(2000):
                at += timedelta(seconds=pick.expovariate(1 / 1800))
                person = pick.randrange(60)
                for event in _deed(pick, at, person, documents):
                    id = catalogue.events.add(event)
                    catalogue.credits.put(id, event.at, event.credits, is_disputed=False)
                    made += 1
    catalogue.close()


def _document(catalogue: Catalogue, number: int) -> Document:
    path = f"Phòng {number % 8}/Việc {number % 400}/Văn bản {number}.docx"
    id = catalogue.files.add(f"ổ{number % 2 + 1}", path.encode(), Entry(1, 0, 0, number), b"")
    document = Document(id, f"ổ{number % 2 + 1}", path.encode(), path, f"Văn bản {number}.docx", "docx", 1, START)
    catalogue.documents.put(document, text="", cited=())
    return document


def _deed(pick: random.Random, at: datetime, person: int, documents: list[Document]) -> list[Event]:
    """A sitting of some saves, now and then a folder of files at once."""
    strength = pick.choice(STRENGTHS)
    credits = (Credit(PEOPLE[person], UNITS[person % 8], f"p{person}", strength),) if strength != "unknown" else ()
    if pick.random() < 0.1:
        credits = (*credits, Credit(PEOPLE[(person + 1) % 60], UNITS[(person + 1) % 8], "", strength, Part.COMMENTED))
    first = pick.randrange(DOCUMENTS)
    if pick.random() < 0.02:
        many = [documents[(first + 400 * step) % DOCUMENTS] for step in range(pick.randint(5, 60))]
        return [
            _event(one, at + timedelta(milliseconds=90 * n), Action.ADDED, credits, pick) for n, one in enumerate(many)
        ]
    saves = pick.randint(1, 6)
    return [
        _event(documents[first], at + timedelta(minutes=8 * n), Action.MODIFIED, credits, pick) for n in range(saves)
    ]


def _event(document: Document, at: datetime, action: Action, credits: tuple[Credit, ...], pick: random.Random) -> Event:
    nature = pick.choice((Nature.EDITED, Nature.EDITED, Nature.RESAVED))
    said = tuple(Evidence("properties.last_modified_by", one.person, at) for one in credits)
    return Event(
        at, at, action, document.drive, document.path, document.id, unit=document.path.partition("/")[0],
        evidence=said, words_added=pick.randint(0, 300), words_removed=pick.randint(0, 60), nature=nature,
        credits=credits,
    )  # fmt: skip


def measured(name: str, ask: Callable[[], object], rounds: int = 15) -> None:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        ask()
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    print(f"{name:<34} p50 {times[len(times) // 2]:6.1f} ms   p95 {times[int(len(times) * 0.95)]:6.1f} ms", flush=True)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--events", type=int, default=200_000)
    options.add_argument("--folder", type=Path)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="ochung-feed-") as made:
        home = asked.folder or Path(made)
        if not (home / "state").exists():
            fill(home / "state", asked.events)
        drives = tuple(DriveConfig(name, home) for name in ("ổ1", "ổ2"))
        people = tuple(PersonConfig(f"p{n}", name, f"U{n % 8}") for n, name in enumerate(PEOPLE))
        units = tuple(UnitConfig(f"U{n}", name) for n, name in enumerate(UNITS))
        config = Config(home / "c.toml", drives, state=StateConfig(home / "state"), people=people, units=units)
        ask_all(open_library(config))


def ask_all(library: Library) -> None:
    asks = {
        "everything": FeedAsk(),
        "a person": FeedAsk(person=PEOPLE[7]),
        "a unit": FeedAsk(unit=UNITS[3]),
        "a person in a unit": FeedAsk(person=PEOPLE[7], unit=UNITS[7]),
        "a folder": FeedAsk(path_glob="Phòng 5/Việc 45/*"),
        "content only, certain": FeedAsk(natures=("edited",), strengths=("certain",)),
        "a person, a month two years ago": FeedAsk(person=PEOPLE[7], since=START, until=START + timedelta(30)),
    }
    for name, ask in asks.items():
        measured(f"50 acts of {name}", lambda ask=ask: library.acts(EVERYBODY, ask))
    measured("50 acts of everything, scoped", lambda: library.acts(SCOPED, FeedAsk()))
    measured("50 acts of a person, scoped", lambda: library.acts(SCOPED, FeedAsk(person=PEOPLE[7])))
    measured("numbers of a person", lambda: library.summary(EVERYBODY, FeedAsk(person=PEOPLE[7])), 5)
    measured("a year's calendar", lambda: library.calendar(EVERYBODY, FeedAsk(), 2025), 3)
    measured("choices of the filters", lambda: library.choices(EVERYBODY), 3)


if __name__ == "__main__":
    main()
