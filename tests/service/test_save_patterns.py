"""Every save pattern through the real service, watched natively and by polling, at three speeds at once.

And cut in two: a pass falls between any two of its steps, as a poll or a restart may.
"""

import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indexer.service.crew import Crew
from indexer.service.jobs import index_with, verify
from tests.drive.patterns import PATTERNS, Pattern, Told
from tests.service.office import Office
from tests.service.telling import by_place, in_each_way, story_of, watches

SPEEDS = (0.0, 0.05, 0.4)


def place(pattern: Pattern, seconds: float) -> str:
    return f"{pattern.name} {seconds}"


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[Told]]]:
    """By way of watching what the service told of each pattern at each speed, all going on at the same time."""
    return in_each_way(watched, tmp_path_factory)


def watched(home: Path, watch: str) -> dict[str, list[Told]]:
    with Office(home, extra=watch) as office:
        for pattern in PATTERNS:
            for seconds in SPEEDS:
                pattern.prepare(office.drive / place(pattern, seconds))
        office.start()
        first = office.last_id()
        with ThreadPoolExecutor(len(PATTERNS) * len(SPEEDS)) as people:
            for pattern in PATTERNS:
                for seconds in SPEEDS:
                    people.submit(at_speed, pattern, office.drive / place(pattern, seconds), seconds)
        expected = {place(one, speed): one.story for one in PATTERNS for speed in SPEEDS if not may_be_seen(one, speed)}
        told = story_of(office, first, expected)
        assert office.stop() < 10
        assert verify(office.config).ok
        return told


def may_be_seen(pattern: Pattern, seconds: float) -> bool:
    return pattern.is_open and seconds > 0.1


def at_speed(pattern: Pattern, here: Path, seconds: float) -> None:
    for act in pattern.acts(here):
        act()
        time.sleep(seconds)


@pytest.mark.parametrize("seconds", SPEEDS)
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
@watches
def test_one_action_is_told_once(
    watch: str, pattern: Pattern, seconds: float, stories: dict[str, dict[str, list[Told]]]
) -> None:
    if may_be_seen(pattern, seconds):
        pytest.skip("its steps are slow enough to be seen")
    assert sorted(stories[watch][place(pattern, seconds)]) == sorted(pattern.story)


CUTS = [(pattern, cut) for pattern in PATTERNS for cut in range(1, len(pattern.steps.splitlines()))]


@pytest.fixture(scope="module")
def cuts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, list[Told]], dict[str, set[int]]]]:
    """(what was told, ids before and after) of each pattern with a pass between two of its steps."""
    with Office(tmp_path_factory.mktemp("cuts")) as office:
        places = {f"{pattern.name} {cut}": (pattern, cut) for pattern, cut in CUTS}
        for name, (pattern, _) in places.items():
            pattern.prepare(office.drive / name)
        with Crew(office.config) as crew:
            index_with(crew, progress=None, accept_removals=False)
            first = office.last_id()
            acts = {name: list(pattern.acts(office.drive / name)) for name, (pattern, _) in places.items()}
            for name, (_, cut) in places.items():
                for act in acts[name][:cut]:
                    act()
            index_with(crew, progress=None, accept_removals=False)
            for name, (_, cut) in places.items():
                for act in acts[name][cut:]:
                    act()
            index_with(crew, progress=None, accept_removals=False)
        assert verify(office.config).ok
        documents: dict[str, set[int]] = defaultdict(set)
        for event in office.events():
            documents[event.path].add(event.document)
        yield by_place(office.story(first)), documents


@pytest.mark.parametrize(("pattern", "cut"), CUTS, ids=lambda value: getattr(value, "name", value))
def test_no_look_between_two_steps_loses_a_document(
    pattern: Pattern, cut: int, cuts: tuple[dict[str, list[Told]], dict[str, set[int]]]
) -> None:
    stories, documents = cuts
    here = f"{pattern.name} {cut}"
    for name in pattern.before:
        assert len(documents[f"{here}/{name}"]) == 1, "one path, one document"
    found = [told for told in stories[here] if told not in pattern.story]
    allowed = [("modified", name) for _, name, *_ in pattern.story]
    if pattern.before and pattern.story and pattern.story[0][0] == "modified":
        allowed += [("removed", name) for name in pattern.before]
    if not pattern.is_open:
        assert [told for told in found if told not in allowed] == []
        assert not pattern.story or stories[here][-1][0] in (pattern.story[-1][0], "modified")


def test_a_document_seen_as_its_own_backup_comes_back(tmp_path: Path) -> None:
    with Office(tmp_path) as office, Crew(office.config) as crew:
        file, backup = office.drive / "a.txt", office.drive / "a (cũ).txt"
        file.write_text("bản đầu", encoding="utf-8")
        index_with(crew, progress=None, accept_removals=False)
        file.rename(backup)
        index_with(crew, progress=None, accept_removals=False)
        file.write_text("bản sau", encoding="utf-8")
        backup.unlink()
        index_with(crew, progress=None, accept_removals=False)
        assert office.story() == [
            ("added", "a.txt"),
            ("moved", "a (cũ).txt", "a.txt"),
            ("moved", "a.txt", "a (cũ).txt"),
            ("modified", "a.txt"),
        ]
        assert len({event.document for event in office.events()}) == 1
