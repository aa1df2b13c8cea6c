"""The words of reports, Vietnamese and English, from `words.toml`."""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

LANGUAGES = ("vi", "en")
Say = Callable[[str], str]


@cache
def texts(language: str) -> dict[str, str]:
    """`table.key` to text. Vietnamese for a language that is not there."""
    tables = tomllib.loads(files("indexer.reports").joinpath("words.toml").read_text(encoding="utf-8"))
    chosen = language if language in LANGUAGES else LANGUAGES[0]
    return {f"{table}.{key}": text for table, found in tables[chosen].items() for key, text in found.items()}


def say(language: str) -> Say:
    return texts(language).__getitem__
