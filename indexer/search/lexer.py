"""The pieces of a search text, in order. Pure; every text has some reading."""

import re
from dataclasses import dataclass
from enum import Enum, auto

LONGEST = 20_000

_QUOTES = str.maketrans(dict.fromkeys("“”„«»＂", '"'))
_PIECE = re.compile(
    r"(?P<minus>-*)(?:"
    r"(?P<open>\()"
    r"|(?P<close>\))"
    r'|"(?P<phrase>[^"]*)(?P<end>"?)'
    r'|(?P<name>[^\W\d_]+):(?:"(?P<quoted>[^"]*)(?P<end2>"?)|(?P<bare>[^\s()"]*))'
    r'|(?P<chunk>[^\s()"-][^\s()"]*)'
    r")"
)


class Shape(Enum):
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    PHRASE = auto()
    FIELD = auto()
    CHUNK = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece. `name` is a field's name; `is_open`: its closing quotation mark is missing."""

    shape: Shape
    text: str = ""
    name: str = ""
    negated: bool = False
    is_open: bool = False


def lexemes(text: str) -> list[Lexeme]:
    """The pieces of at most the first 20,000 letters; curly quotation marks count as straight ones."""
    return [_lexeme(piece) for piece in _PIECE.finditer(text[:LONGEST].translate(_QUOTES))]


def _lexeme(piece: re.Match[str]) -> Lexeme:
    negated = bool(piece["minus"])
    if piece["open"]:
        return Lexeme(Shape.OPEN, negated=negated)
    if piece["close"]:
        return Lexeme(Shape.CLOSE)
    if piece["name"]:
        value = piece["bare"] if piece["quoted"] is None else piece["quoted"]
        is_open = piece["quoted"] is not None and not piece["end2"]
        return Lexeme(Shape.FIELD, value, name=piece["name"], negated=negated, is_open=is_open)
    if piece["phrase"] is not None:
        return Lexeme(Shape.PHRASE, piece["phrase"], negated=negated, is_open=not piece["end"])
    if piece["chunk"] in ("OR", "HOẶC") and not negated:
        return Lexeme(Shape.OR)
    return Lexeme(Shape.CHUNK, piece["chunk"], negated=negated)
