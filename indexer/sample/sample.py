"""Writes the sample: drive/, config.toml, audit.log and truth.json, all from one story."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from indexer.errors import OchungError
from indexer.sample.audit import lines
from indexer.sample.config_file import config_text
from indexer.sample.disk import Written, write_life
from indexer.sample.mess import mess
from indexer.sample.names import places
from indexer.sample.office import office
from indexer.sample.story import Act, Life, Teller, with_properties
from indexer.sample.tasks import tasks
from indexer.sample.truth import truth

Progress = Callable[[int, int], None]
_SEEN = 200  # files between two words of progress


@dataclass(frozen=True, slots=True)
class Summary:
    files: int
    tasks: int
    people: int


def write(
    target: Path, *, files: int = 300, seed: int = 1, until: datetime, progress: Progress | None = None
) -> Summary:
    """Writes the sample below `target`. The same seed and `until` (the end of the story) give the same bytes.

    `files` is about how many documents there are in the end. Raises OchungError where `target` holds something already.
    """
    _require_empty(target)
    random = Random(seed)
    until = until.astimezone(UTC).replace(microsecond=0)
    people = office(random)
    communes = places(random, 24)
    todo = tasks(random, people, communes, until.date())
    teller = Teller(random, people, todo, communes, until)
    drive = target / "drive"
    drive.mkdir(parents=True)
    lives = [with_properties(teller.life(must_stay=number % 12 != 11)) for number in range(files)]
    written = _write_all(drive, lives, lambda life: write_life(drive, life, people), progress)
    extra = mess(drive, lives, people, random, until)
    every = [*lives, *(one.life for one in extra)]
    acts = sorted((act for life in every for act in life.acts), key=lambda act: (act.at, act.path, act.action))
    _write_rest(target, acts, config_text(people, todo))
    whole = truth(every, [*written, *extra], todo, acts, seed=seed, today=until.date())
    (target / "truth.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return Summary(len(written) + len(extra), len(todo), len(people.members))


def _require_empty(target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise OchungError(f"{target} is not empty", "Name a folder that does not exist yet; nothing was written.")


def _write_all(
    drive: Path, lives: list[Life], write_one: Callable[[Life], Written], progress: Progress | None
) -> list[Written]:
    staying = [life for life in lives if not life.is_gone]
    written = []
    for number, life in enumerate(staying, start=1):
        written.append(write_one(life))
        if progress and (number % _SEEN == 0 or number == len(staying)):
            progress(number, len(staying))
    return written


def _write_rest(target: Path, acts: list[Act], config: str) -> None:
    (target / "config.toml").write_text(config, encoding="utf-8")
    with (target / "audit.log").open("w", encoding="utf-8") as log:
        for line in lines((int(act.member.computer[3:]), act) for act in acts):
            print(line, file=log)
