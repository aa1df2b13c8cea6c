"""From what a person typed to the query tree. Pure; never fails.

Words must all match · "a phrase" · -without · a OR b (or HOẶC; binds loosest) · begin* · (groups) ·
loai: so: phong: nguoi: nhiemvu: ten: thumuc: duoi: (kind: number: unit: person: task: name: folder: type:) ·
coquan: nguoiky: khan: noi: (issuer: signer: urgency: place:) ·
tu: den: ngay: (since: until: date:) with 2024, 3/2024 or 15/3/2024. A mistake is searched as words,
and `hints` holds a key for what was ignored.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.search.days import days_of, span_of
from indexer.search.lexer import Lexeme, Shape, lexemes
from indexer.search.numbers import number_in, recognise
from indexer.search.query import And, Everything, Field, Not, Number, Or, Phrase, Prefix, Query, Range, Word
from indexer.vietnamese.text import fold, lower, normalise, words

WORDS = 64
LETTERS = 64
DEPTH = 20
SHORTEST_PREFIX = 2

_FIELDS = {
    **dict.fromkeys(("loai", "kind"), "kind"),
    **dict.fromkeys(("so", "number"), "number"),
    **dict.fromkeys(("phong", "unit"), "unit"),
    **dict.fromkeys(("nguoi", "person"), "person"),
    **dict.fromkeys(("nhiemvu", "task"), "task"),
    **dict.fromkeys(("ten", "name"), "name"),
    **dict.fromkeys(("thumuc", "folder"), "folder"),
    **dict.fromkeys(("duoi", "type"), "type"),
    **dict.fromkeys(("coquan", "issuer"), "issuer"),
    **dict.fromkeys(("nguoiky", "signer"), "signer"),
    **dict.fromkeys(("khan", "urgency"), "urgency"),
    **dict.fromkeys(("noi", "place"), "place"),
}
_DATES = {"tu": "since", "since": "since", "den": "until", "until": "until", "ngay": "date", "date": "date"}


HINTS = tuple(
    f"query.{name}"
    for name in (
        *("too_long", "too_deep", "open_quote", "open_paren", "short_prefix"),
        *("unknown_field", "empty_field", "bad_date", "no_words"),
    )
)
"""Everything a hint can say; pages have a text `search.hint_…` for each."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree, and which of HINTS apply to the text."""

    query: Query
    hints: tuple[str, ...]


def parse(text: str) -> Parsed:
    """The query a person meant. Empty text is Everything."""
    reading = _Reading(lexemes(normalise(text)))
    query = reading.alternatives(0) or Everything()
    if isinstance(query, Everything) and text.strip():
        reading.hint("query.no_words")
    return Parsed(query, tuple(reading.hints))


@dataclass(slots=True)
class _Reading:
    """Where the parser stands: recursive descent over the lexemes."""

    rest: list[Lexeme]
    hints: list[str] = field(default_factory=list)
    at: int = 0
    words: int = 0

    def hint(self, key: str) -> None:
        if key not in self.hints:
            self.hints.append(key)

    def alternatives(self, depth: int) -> Query | None:
        """`a b OR c d` up to the closing parenthesis or the end; None where nothing was said."""
        sides: list[Query | None] = []
        while True:
            sides.append(self.sequence(depth))
            if self.at >= len(self.rest) or self.rest[self.at].shape is not Shape.OR:
                return any_of([side for side in sides if side is not None])
            self.at += 1

    def sequence(self, depth: int) -> Query | None:
        parts: list[Query] = []
        while self.at < len(self.rest):
            lexeme = self.rest[self.at]
            if lexeme.shape is Shape.OR or (lexeme.shape is Shape.CLOSE and depth):
                break
            self.at += 1
            found = self.group(depth) if lexeme.shape is Shape.OPEN else self.leaf(lexeme)
            if found is not None and lexeme.negated:
                found = self.negated(found, depth)
            if found is not None:
                parts.append(found)
        return all_of(parts)

    def negated(self, part: Query, depth: int) -> Query | None:
        """`-part`; None where writing it down would need one more group than may be nested."""
        if depth >= DEPTH and isinstance(part, (And, Or, Number)):
            self.hint("query.too_deep")
            return None
        return without(part)

    def group(self, depth: int) -> Query | None:
        if depth >= DEPTH:
            self.hint("query.too_deep")
            return None
        inner = self.alternatives(depth + 1)
        if self.at < len(self.rest):
            self.at += 1
        else:
            self.hint("query.open_paren")
        return inner

    def leaf(self, lexeme: Lexeme) -> Query | None:
        if lexeme.is_open:
            self.hint("query.open_quote")
        if lexeme.shape is Shape.FIELD:
            return self.condition(lexeme)
        if lexeme.shape is Shape.PHRASE and not lexeme.is_open:
            return self.phrase(lexeme.text)
        return self.chunk(lexeme.text)

    def condition(self, lexeme: Lexeme) -> Query | None:
        name, value = fold(lexeme.name), " ".join(lexeme.text.split())[: 3 * LETTERS].strip()
        if name not in _FIELDS and name not in _DATES:
            self.hint("query.unknown_field")
        elif not value:
            self.hint("query.empty_field")
        elif name in _FIELDS:
            return Field(_FIELDS[name], value) if self.taken(1) else None
        elif (range_ := _range(_DATES[name], value)) is not None:
            return range_ if self.taken(1) else None
        else:
            self.hint("query.bad_date")
        return self.chunk(f"{lexeme.name} {lexeme.text}")

    def phrase(self, text: str) -> Query | None:
        found = self.cut(_words(text))
        return Phrase(" ".join(found)) if len(found) > 1 else all_of([_word(each) for each in found])

    def chunk(self, text: str) -> Query | None:
        """Text as typed: a document number, words, the last of them perhaps unfinished."""
        if (number := number_in(text)) is not None:
            return number if self.taken(1) else None
        found = self.cut(_words(text))
        parts: list[Query] = [_word(each) for each in found]
        if text.endswith("*") and found:
            parts[-1] = self.beginning(found[-1])
        return all_of(parts)

    def beginning(self, text: str) -> Query:
        if len(text) < SHORTEST_PREFIX:
            self.hint("query.short_prefix")
            return _word(text)
        return Prefix(fold(text))

    def taken(self, count: int) -> bool:
        """Whether the query may grow by so many words."""
        return len(self.cut([""] * count)) == count

    def cut(self, found: list[str]) -> list[str]:
        kept = found[: max(0, WORDS - self.words)]
        if len(kept) < len(found):
            self.hint("query.too_long")
        self.words += len(kept)
        return kept


def all_of(parts: Sequence[Query]) -> Query | None:
    """The parts together, nested Ands opened, numbers recognised; None for nothing."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    flat = recognise(flat)
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def any_of(parts: Sequence[Query]) -> Query | None:
    """One of the parts, nested Ors opened; None for nothing."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def without(part: Query) -> Query:
    return part.part if isinstance(part, Not) else Not(part)


def _range(name: str, value: str) -> Range | None:
    span = span_of(value) if name == "date" else days_of(value)
    if span is None:
        return None
    return Range(None if name == "until" else span[0], None if name == "since" else span[1])


def _words(text: str) -> list[str]:
    return [word[:LETTERS] for word in words(lower(normalise(text)))]


def _word(text: str) -> Word:
    return Word(text, marked=fold(text) != text)
