"""The query tree: what a search text means, the same for every engine. Pure.

`str(query)` writes the tree in the search syntax of `parser`; for every tree the parser makes,
`parse(str(query)).query == query`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

FIELDS = {
    "kind": "loai",
    "number": "so",
    "unit": "phong",
    "person": "nguoi",
    "task": "nhiemvu",
    "name": "ten",
    "folder": "thumuc",
    "type": "duoi",
    "issuer": "coquan",
    "signer": "nguoiky",
    "urgency": "khan",
    "place": "noi",
}
"""Field names as the tree has them, and as `str` writes them."""

_MUST_QUOTE = frozenset(' \t\n\r\f\v()"')


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document of the scope: the empty query."""

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable or number, lower case NFC. `marked`: it was typed with marks, so exact spellings rank first.

    `also`: what stands for it where it does not stand itself (see `widening`); no part of what was typed.
    """

    text: str
    marked: bool
    also: tuple["Word | Phrase", ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with `text` (folded)."""

    text: str

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two or more words side by side in one paragraph; `text` has them lower case, a blank between."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Number:
    """A document number as typed, whole (`123/qđ-ubnd`), its beginning (`123/qđ`) or its digits (`123`).

    Matches the number field, or else the words of the text.
    """

    text: str

    def __str__(self) -> str:
        return self.text if any(letter.isalpha() for letter in self.text) else f"số {self.text}"


@dataclass(frozen=True, slots=True)
class Period:
    """Days named by plain words, `text` as typed in lower case: "tháng 3/2024", "tuần trước".

    Matches documents of these days, or else those that say so: a report on March bears a day of April, and whoever
    types the words of a title must find it, whatever else they mean.
    """

    text: str
    since: date
    until: date

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Field:
    """A keyword condition; `name` is one of FIELDS. It filters, and a number or a name also scores.

    `also`: other values that are meant by it too, for conditions whose words stand for something (a unit's code).
    """

    name: str
    value: str
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        # a kind would go on with the words behind it, as days do
        quoted = self.name == "kind" or not self.value or any(letter in _MUST_QUOTE for letter in self.value)
        return f'{FIELDS[self.name]}:"{self.value}"' if quoted else f"{FIELDS[self.name]}:{self.value}"


@dataclass(frozen=True, slots=True)
class Range:
    """Of these days, both inclusive, None is open: by the date a document bears, else the day it was last changed."""

    since: date | None
    until: date | None

    def __str__(self) -> str:
        if self.until is None:
            return f'tu:"{_day(self.since)}"'
        if self.since is None:
            return f'den:"{_day(self.until)}"'
        return f'ngay:"{_day(self.since)}..{_day(self.until)}"'


@dataclass(frozen=True, slots=True)
class Not:
    part: "Query"

    def __str__(self) -> str:
        return f"-({self.part})" if isinstance(self.part, (And, Or, Number, Period)) else f"-{self.part}"


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Query", ...]

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Query", ...]

    def __str__(self) -> str:
        return " OR ".join(str(part) for part in self.parts)


Query: TypeAlias = Everything | Word | Prefix | Phrase | Number | Period | Field | Range | Not | And | Or


def wanted(query: Query) -> Iterator[Query]:
    """The leaves a matching document is wanted to hold, in order: everything but what stands under a Not."""
    if isinstance(query, (And, Or)):
        for part in query.parts:
            yield from wanted(part)
    elif not isinstance(query, (Not, Everything)):
        yield query


def _day(day: date | None) -> str:
    return f"{day.day}/{day.month}/{day.year}" if day else ""
