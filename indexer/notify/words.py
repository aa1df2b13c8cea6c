"""The words of mail, Vietnamese and English, from `words.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

LANGUAGES = ("vi", "en")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Words:
    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **arguments: object) -> str:
        return self._texts[key].format_map(arguments)

    def counted(self, key: str, n: int) -> str:
        """One has a text of its own: `key_one`."""
        return self(f"{key}_one" if n == 1 else key, n=n)

    def day(self, day: date) -> str:
        """30/07/2026, or 30 Jul 2026."""
        if self.language == "vi":
            return f"{day:%d/%m/%Y}"
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@cache
def words(language: str) -> Words:
    """Vietnamese for a language that is not there."""
    chosen = language if language in LANGUAGES else LANGUAGES[0]
    return Words(chosen, texts()[chosen])


@cache
def texts() -> dict[str, dict[str, str]]:
    """By language: every key (`table.name`) with its text."""
    found = tomllib.loads(files("indexer.notify").joinpath("words.toml").read_text(encoding="utf-8"))
    return {
        language: {f"{table}.{name}": text for table, one in tables.items() for name, text in one.items()}
        for language, tables in found.items()
    }
