"""What names in conditions stand for in this office: a unit's code, a person's login, a task's title. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from indexer.config.tree import Config
from indexer.search.query import And, Field, Not, Or, Query
from indexer.vietnamese.text import fold, normalise, words

Titles = Callable[[], Mapping[str, str]]  # of tasks by code, asked for where a query names one


def meant(query: Query, config: Config, titles: Titles) -> Query:
    """The same query; conditions on units, people and tasks accept what their words stand for too."""
    if isinstance(query, (And, Or)):
        return type(query)(tuple(meant(part, config, titles) for part in query.parts))
    if isinstance(query, Not):
        return Not(meant(query.part, config, titles))
    if isinstance(query, Field):
        return replace(query, also=tuple(dict.fromkeys(_also(query, config, titles))))
    return query


def _also(field: Field, config: Config, titles: Titles) -> Iterator[str]:
    key = _key(field.value)
    if field.name == "unit":
        for unit in config.units:
            if key in _keys((unit.code, unit.short, unit.name, *unit.aliases)):
                yield unit.name
    elif field.name == "person":
        for person in config.people:
            if key in _keys((person.login, person.login.partition("@")[0], person.name, *person.aliases)):
                yield person.name
    elif field.name == "task":
        for code, title in titles().items():
            if key == _key(code) or _begins(title, key):
                yield code


def _begins(title: str, key: str) -> bool:
    """Whether each of two words or more begins a word of the title: one alone would mean too many tasks."""
    asked = words(key)
    return len(asked) > 1 and all(any(word.startswith(part) for word in _words(title)) for part in asked)


@lru_cache(maxsize=20_000)
def _words(title: str) -> tuple[str, ...]:
    return tuple(words(_key(title)))


def _keys(names: Iterable[str]) -> set[str]:
    return {_key(name) for name in names if name}


def _key(text: str) -> str:
    return " ".join(fold(normalise(text)).split())
