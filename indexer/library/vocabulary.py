"""Names to go on with while typing (tasks, people, folders), found by the beginnings of their words. Pure."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from indexer.config.tree import Config
from indexer.search.completion import is_spelt
from indexer.vietnamese.text import fold, lower, normalise, words


@dataclass(frozen=True, slots=True)
class Name:
    """`shown` is what is read and looked through, `query` what to search for when it is chosen."""

    shown: str
    query: str


class Names:
    """Names in the order of their worth."""

    def __init__(self, names: Iterable[tuple[int, Name]]) -> None:
        self._names = [name for _, name in sorted(names, key=lambda each: (-each[0], each[1].shown))]
        self._words = [_words(name.shown) for name in self._names]
        self._places = sorted((word, place) for place, held in enumerate(self._words) for word in set(held))

    def find(self, text: str, most: int) -> tuple[Name, ...]:
        """The names of which each typed word begins a word: those spelt like it first, then the worthiest."""
        typed, spelt = words(fold(normalise(text))), words(lower(normalise(text)))
        if not typed:
            return ()
        longest = max(typed, key=len)
        first, last = (bisect_left(self._places, (end, -1)) for end in (longest, longest + "\U0010ffff"))
        like: list[Name] = []
        others: list[Name] = []
        for place in sorted({place for _, place in self._places[first:last]}):
            if all(any(word.startswith(part) for word in self._words[place]) for part in typed):
                (like if is_spelt(self._names[place].shown, spelt) else others).append(self._names[place])
                if len(like) == most:
                    break
        return (*like, *others)[:most]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    tasks: Names
    people: Names
    folders: Names


def vocabulary(
    config: Config, titles: Mapping[str, str], held: Mapping[str, Mapping[str, int]], *, is_whole: bool
) -> Vocabulary:
    """Of one scope: `held` has its values of `task`, `person` and `folder` with the number of their documents.

    `titles` of tasks by code. Tasks, and people of the configuration, without a document belong to it only where the
    scope is everything: the name of a matter nobody else may know of is not told either.
    """
    tasks, people = held["task"], held["person"]
    named = {person.name for person in config.people if is_whole} | set(people)
    return Vocabulary(
        Names(
            (tasks.get(code, 0), Name(title, f'nhiemvu:"{code}"'))
            for code, title in titles.items()
            if is_whole or code in tasks
        ),
        Names((people.get(name, 0), Name(name, f'nguoi:"{name}"')) for name in named if '"' not in name),
        Names(_folders(held["folder"])),
    )


def _folders(held: Mapping[str, int]) -> Iterable[tuple[int, Name]]:
    """Every folder above a document, under its name; one that is called like another with the folder above it."""
    counted: Counter[str] = Counter()
    for path, count in held.items():
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            counted["/".join(parts[:end])] += count
    called = Counter(path.rpartition("/")[2] for path in counted)
    for path, count in counted.items():
        name = path.rpartition("/")[2]
        if '"' not in path:
            yield count, Name(name if called[name] == 1 else "/".join(path.split("/")[-2:]), f'thumuc:"{path}"')


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(words(fold(normalise(name.rpartition("/")[2]))))
