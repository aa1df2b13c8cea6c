"""From what a person typed to the query tree. Pure; never fails.

Words must all match · "a phrase" · -without · a OR b (or HOẶC; binds loosest) · begin* · (groups) ·
loai: so: phong: nguoi: nhiemvu: ten: thumuc: duoi: (kind: number: unit: person: task: name: folder: type:) ·
coquan: nguoiky: khan: noi: (issuer: signer: urgency: place:) ·
tu: den: ngay: (from: to: date:) with days as people write them (see `days`), which among plain words ask for
documents of these days or that say so. Names of fields may bear marks and blanks (`nhiệm vụ:`), a blank may follow the
colon. A mistake is searched as words, and `hints` holds a key for what was ignored.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from indexer.search.days import LONGEST, days_of
from indexer.search.lexer import Lexeme, Shape, lexemes
from indexer.search.numbers import number_in, recognise
from indexer.search.periods import period_in, recognise_days
from indexer.search.query import And, Everything, Field, Not, Number, Or, Period, Phrase, Prefix, Query, Range, Word
from indexer.search.widening import widen
from indexer.vietnamese.kinds import TITLES
from indexer.vietnamese.text import fold, lower, normalise, words

WORDS = 64
LETTERS = 64
DEPTH = 20
SHORTEST_PREFIX = 2

_FIELDS = {
    name: field
    for field, names in {
        "kind": "loai kind loaivanban",
        "number": "so number kyhieu sokyhieu",
        "unit": "phong unit donvi phongban",
        "person": "nguoi person canbo",
        "task": "nhiemvu task congviec",
        "name": "ten name tentep",
        "folder": "thumuc folder",
        "type": "duoi type loaitep dinhdang",
        "issuer": "coquan issuer",
        "signer": "nguoiky signer",
        "urgency": "khan dokhan urgency",
        "place": "noi diadanh place",
    }.items()
    for name in names.split()
}
_DATES = {
    name: side
    for side, names in {
        "since": "tu from since",
        "until": "den to until toi",
        "date": "ngay date thoigian",
    }.items()
    for name in names.split()
}
_LONGEST_KIND = 5


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


def parse(text: str, today: date | None = None) -> Parsed:
    """The query a person meant. Empty text is Everything; `today` is what `tuần trước` counts from (see `days`)."""
    reading = _Reading(lexemes(normalise(text)), today)
    query = widen(reading.alternatives(0) or Everything())
    if isinstance(query, Everything) and text.strip():
        reading.hint("query.no_words")
    return Parsed(query, tuple(reading.hints))


@dataclass(slots=True)
class _Reading:
    """Where the parser stands: recursive descent over the lexemes."""

    rest: list[Lexeme]
    today: date | None
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
        return all_of(parts, self.today)

    def negated(self, part: Query, depth: int) -> Query | None:
        """`-part`; None where writing it down would need one more group than may be nested."""
        if depth >= DEPTH and isinstance(part, (And, Or, Number, Period)):
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
        name, value = fold(lexeme.name).replace("_", ""), self.value(lexeme)
        if name not in _FIELDS and name not in _DATES:
            self.hint("query.unknown_field")
        elif not value:
            self.hint("query.empty_field")
        elif name in _FIELDS:
            return Field(_FIELDS[name], value) if self.taken(1) else None
        elif (range_ := _range(_DATES[name], value, self.today)) is not None:
            return range_ if self.taken(1) else None
        else:
            self.hint("query.bad_date")
        return self.together([*_words(lexeme.name), *_words(value)])

    def value(self, lexeme: Lexeme) -> str:
        """What stands after the colon: perhaps only after a blank, and longer where it names a kind or days."""
        name, value = fold(lexeme.name).replace("_", ""), lexeme.text
        is_known, following = name in _FIELDS or name in _DATES, self.rest[self.at : self.at + LONGEST]
        if is_known and not value and not lexeme.is_open and following and _is_value(following[0]):
            value = following[0].text
            self.at += 1
            if following[0].shape is Shape.PHRASE:
                return _one_line(value)
        if lexeme.is_quoted or not value:
            return _one_line(value)
        chunks = [each.text for each in takewhile(_is_chunk, self.rest[self.at : self.at + LONGEST])]
        for count in range(len(chunks), 0, -1):
            longer = " ".join((value, *chunks[:count])).rstrip(".,;")
            if (name in _DATES and days_of(longer, self.today)) or (_FIELDS.get(name) == "kind" and _is_kind(longer)):
                self.at += count
                return _one_line(longer)
        return _one_line(value)

    def phrase(self, text: str) -> Query | None:
        found = self.cut(_words(text))
        return Phrase(" ".join(found)) if len(found) > 1 else all_of([_word(each) for each in found], self.today)

    def chunk(self, text: str) -> Query | None:
        """Text as typed: a document number, words, the last of them perhaps unfinished."""
        if (number := number_in(text) or period_in(text, self.today)) is not None:
            return number if self.taken(1) else None
        found = self.cut(_words(text))
        parts: list[Query] = [_word(each) for each in found]
        if text.endswith("*") and found:
            parts[-1] = self.beginning(found[-1])
        return all_of(parts, self.today)

    def together(self, found: list[str]) -> Query | None:
        return all_of([_word(each) for each in self.cut(found)], self.today)

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


def all_of(parts: Sequence[Query], today: date | None) -> Query | None:
    """The parts together, nested Ands opened, days and numbers recognised; None for nothing."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    flat = recognise(recognise_days(flat, today))
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def any_of(parts: Sequence[Query]) -> Query | None:
    """One of the parts, nested Ors opened; None for nothing."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def without(part: Query) -> Query:
    return part.part if isinstance(part, Not) else Not(part)


def _range(name: str, value: str, today: date | None) -> Range | None:
    days = days_of(value, today)
    if days is None:
        return None
    return Range(None if name == "until" else days[0], None if name == "since" else days[1])


def _is_kind(text: str) -> bool:
    return len(text.split()) <= _LONGEST_KIND and fold(normalise(text)) in TITLES


def _is_chunk(lexeme: Lexeme) -> bool:
    return lexeme.shape is Shape.CHUNK and not lexeme.negated


def _is_value(lexeme: Lexeme) -> bool:
    return lexeme.shape in (Shape.CHUNK, Shape.PHRASE) and not lexeme.negated and not lexeme.is_open


def _one_line(value: str) -> str:
    return " ".join(value.split())[: 3 * LETTERS].strip()


def _words(text: str) -> list[str]:
    return [word[:LETTERS] for word in words(lower(normalise(text)))]


def _word(text: str) -> Word:
    return Word(text, marked=fold(text) != text)
