"""The pieces of a search text, in order. Pure; every text has some reading."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from indexer.vietnamese.text import fold

LONGEST = 20_000

_QUOTES = str.maketrans(dict.fromkeys("“”„«»＂", '"'))
_SPACED = re.compile(
    r"(?<![^\W_])(?:loai van ban|so ky hieu|ky hieu|don vi|phong ban|can bo|nhiem vu|cong viec|ten tep|thu muc|loai tep"
    r"|dinh dang|thoi gian|co quan|nguoi ky|do khan|dia danh)(?=:)"
)
"""Names of fields with a blank in them, folded."""

_PIECE = re.compile(
    r"(?P<minus>-*)(?:"
    r"(?P<open>\()"
    r"|(?P<close>\))"
    r'|"(?P<phrase>[^"]*)(?P<end>"?)'
    r'|(?P<name>[^\W\d_]+(?:_[^\W\d_]+)*):(?:"(?P<quoted>[^"]*)(?P<end2>"?)|(?P<bare>[^\s()"]*))'
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
    """One piece. `name` is a field's name, `is_quoted` its value; `is_open`: the closing quotation mark is missing."""

    shape: Shape
    text: str = ""
    name: str = ""
    negated: bool = False
    is_open: bool = False
    is_quoted: bool = False


def lexemes(text: str) -> list[Lexeme]:
    """The pieces of at most the first 20,000 letters; curly quotation marks count as straight ones."""
    return [_lexeme(piece) for piece in _PIECE.finditer(_glued(text[:LONGEST].translate(_QUOTES)))]


def _glued(text: str) -> str:
    """`nhiệm vụ:` as `nhiệm_vụ:`; folding keeps the length of NFC text."""
    pieces, at = [], 0
    for found in _SPACED.finditer(fold(text)):
        pieces += [text[at : found.start()], text[found.start() : found.end()].replace(" ", "_")]
        at = found.end()
    return "".join((*pieces, text[at:]))


def _lexeme(piece: re.Match[str]) -> Lexeme:
    negated = bool(piece["minus"])
    if piece["open"]:
        return Lexeme(Shape.OPEN, negated=negated)
    if piece["close"]:
        return Lexeme(Shape.CLOSE)
    if piece["name"]:
        value = piece["bare"] if piece["quoted"] is None else piece["quoted"]
        is_quoted = piece["quoted"] is not None
        is_open = is_quoted and not piece["end2"]
        return Lexeme(Shape.FIELD, value, name=piece["name"], negated=negated, is_open=is_open, is_quoted=is_quoted)
    if piece["phrase"] is not None:
        return Lexeme(Shape.PHRASE, piece["phrase"], negated=negated, is_open=not piece["end"])
    if piece["chunk"] in ("OR", "HOẶC") and not negated:
        return Lexeme(Shape.OR)
    return Lexeme(Shape.CHUNK, piece["chunk"], negated=negated)
