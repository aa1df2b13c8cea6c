"""Writes the sample: drive/, config.toml, audit.log and truth.json, all from one story."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from indexer.errors import OchungError
from indexer.sample.audit import lines
from indexer.sample.config_file import config_text
from indexer.sample.disk import Written, write_life
from indexer.sample.hours import local_day
from indexer.sample.leftovers import leave
from indexer.sample.matters import Matters
from indexer.sample.mess import KINDS, mess
from indexer.sample.names import places
from indexer.sample.office import Office, office
from indexer.sample.planning import Planner
from indexer.sample.queries import queries
from indexer.sample.story import Act, Life, Teller
from indexer.sample.tasks import tasks
from indexer.sample.truth import truth

Progress = Callable[[int, int], None]
_SEEN = 200  # files between two words of progress
_ONE_IN = 12  # of the documents are untidy; and so many more were there and are gone


@dataclass(frozen=True, slots=True)
class Summary:
    """`files` are documents; lock files and the like lie beside them uncounted."""

    files: int
    tasks: int
    people: int


def write(
    target: Path, *, files: int = 300, seed: int = 1, until: datetime, progress: Progress | None = None
) -> Summary:
    """Writes the sample below `target`: `files` documents with the two years up to `until` behind them.

    The same seed and `until` give the same bytes. Raises OchungError where `target` holds something already.
    """
    _require_empty(target)
    random = Random(seed)
    until = until.astimezone(UTC).replace(microsecond=0)
    today = local_day(until)
    people = office(random)
    matters = Matters(random, places(random, max(24, files // 100)))
    todo = tasks(random, people, matters, today, files=files)
    odd = min(max(files // _ONE_IN, KINDS), files // 4)
    plans = Planner(random, people, todo, matters, until).plans(files - odd, leaving=files // _ONE_IN)
    teller = Teller(random, people, until)
    lives = [teller.tell(plan) for plan in plans]
    is_open = teller.leave_open(lives)
    drive = target / "drive"
    drive.mkdir(parents=True)
    written = _write_all(drive, lives, people, progress)
    written += mess(drive, lives, people, random, teller, until, count=odd)
    leave(drive, lives, random, until, is_open=is_open)
    every = [*lives, *(one.life for one in written[len(written) - odd :])] if odd else lives
    acts = sorted((act for life in every for act in life.acts), key=lambda act: (act.at, act.path, act.action))
    (target / "config.toml").write_text(config_text(people, todo), encoding="utf-8")
    _write_log(target / "audit.log", acts)
    asked = queries(written, people, random)
    whole = truth(written, todo, acts, asked, today=today)
    (target / "truth.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return Summary(len(written), len(todo), len(people.members))


def _require_empty(target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise OchungError(f"{target} is not empty", "Name a folder that does not exist yet; nothing was written.")


def _write_all(drive: Path, lives: Sequence[Life], people: Office, progress: Progress | None) -> list[Written]:
    staying = [life for life in lives if not life.is_gone]
    written = []
    for number, life in enumerate(staying, start=1):
        written.append(write_life(drive, life, people))
        if progress and (number % _SEEN == 0 or number == len(staying)):
            progress(number, len(staying))
    return written


def _write_log(file: Path, acts: Sequence[Act]) -> None:
    with file.open("w", encoding="utf-8") as log:
        log.writelines(f"{line}\n" for line in lines(acts))
