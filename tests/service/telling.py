"""What the service tells of the same acts, natively watched and by polling, both at the same time."""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.drive.patterns import Told
from tests.service.office import Office

_HAS_INOTIFY = sys.platform.startswith("linux")
_WATCHES = {"native": 'watch = "native"', "polling": 'watch = "polling"\npoll_seconds = 1.0'}

_PAUSE = 2.5  # seconds in which a poll and a second look have come by

watches = pytest.mark.parametrize(
    "watch", [pytest.param("native", marks=pytest.mark.skipif(not _HAS_INOTIFY, reason="needs inotify")), "polling"]
)


def in_each_way(
    told: Callable[[Path, str], dict[str, list[Told]]], folders: pytest.TempPathFactory
) -> dict[str, dict[str, list[Told]]]:
    """`told` of (an empty folder, the drive's keys), by the names of `watches`."""
    ways = [name for name in _WATCHES if _HAS_INOTIFY or name != "native"]
    homes = [folders.mktemp(name) for name in ways]
    with ThreadPoolExecutor(len(ways)) as both:
        return dict(zip(ways, both.map(told, homes, (_WATCHES[name] for name in ways)), strict=True))


def by_place(story: list[tuple[str, ...]]) -> dict[str, list[Told]]:
    """By the first folder of the path, what is below it."""
    found: dict[str, list[Told]] = defaultdict(list)
    for action, *paths in story:
        at = paths[0].partition("/")[0]
        found[at].append((action, *(path.removeprefix(f"{at}/") for path in paths)))
    return found


def story_of(office: Office, after: int, expected: Mapping[str, Sequence[Told]]) -> dict[str, list[Told]]:
    """By place what was told after this event, when all that is expected was told and nothing more comes.

    What is still missing after half a minute is left to each test to say.
    """
    until = time.monotonic() + 30
    while time.monotonic() < until and not _is_told(by_place(office.story(after)), expected):
        time.sleep(0.1)
    time.sleep(_PAUSE)
    office.settle()
    return by_place(office.story(after))


def _is_told(found: Mapping[str, Sequence[Told]], expected: Mapping[str, Sequence[Told]]) -> bool:
    return all(Counter(story) <= Counter(found.get(place, ())) for place, story in expected.items())
