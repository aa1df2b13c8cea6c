"""What people read, by key, in one language. A sentence is one key, never joined from pieces."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


class Words:
    """`words("search.none")`; arguments fill `{name}`. A missing key is a KeyError: the tests hold both files equal."""

    def __init__(self, language: Language, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **arguments: str) -> str:
        text = self._texts[key]
        return text.format_map(arguments) if arguments else text

    def counted(self, key: str, number: int, shown: str) -> str:
        """The text for so many; `shown` is the number as people write it. One has a text of its own: `key_one`."""
        return self(f"{key}_one" if number == 1 else key, n=shown)

    def below(self, prefix: str) -> dict[str, str]:
        """All texts of one table, by the last part of their keys: what a component needs at once."""
        start = prefix + "."
        return {key.removeprefix(start): text for key, text in self._texts.items() if key.startswith(start)}

    def __contains__(self, key: str) -> bool:
        return key in self._texts


@cache
def words(language: Language) -> Words:
    return Words(language, texts_of(language))


def texts_of(language: Language) -> dict[str, str]:
    """Every key (`table.name`) with its text."""
    tables = tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{table}.{name}": text for table, texts in tables.items() for name, text in texts.items()}


def as_language(text: str | None) -> Language | None:
    """The language a text names, None where it names none."""
    return next((language for language in LANGUAGES if language == text), None)
