"""What differs between two texts, word by word. Pure.

Lines first, then the words of the lines that differ. Bounded for any text: where a stretch is too large to be compared
word by word, it counts as written anew.
"""

import re
from collections.abc import Iterable, Iterator

from indexer.coordination.alignment import gaps
from indexer.coordination.substance import changed_words
from indexer.model.family import Comparison, Piece, PieceKind

CONTEXT = 12
"""Words kept at each end of a long same stretch."""

_TOKEN = re.compile(r"[^\W_]+|[^\S\n\t]+|[\W_]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_LETTERS = 400_000  # of differing lines that are looked at word by word: about 250 pages
_BLANK = re.compile(r"[^\S\n\t]+")  # tabs and line ends part cells and paragraphs: what lies between them stays apart


def compare(before: str, after: str, *, context: int | None = CONTEXT) -> Comparison:
    """The pieces that are the same, added and removed, in order; a removed one stands before what replaced it.

    Without shortening (`context=None`) the same and removed pieces make up `before`, the same and added ones `after`.
    The counts are those of `changed_words`: words that only moved count for nothing.
    """
    pieces = list(_joined(_absorbed(list(_joined(_pieces(before, after))))))
    added, removed = changed_words(before, after)
    return Comparison(tuple(pieces if context is None else _shortened(pieces, context)), added, removed)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = _LINE.findall(before), _LINE.findall(after)
    budget = _MOST_LETTERS
    for gap in gaps(old, new):
        yield Piece(PieceKind.SAME, "".join(old[gap.same_from : gap.old_from]))
        removed, added = "".join(old[gap.old_from : gap.old_to]), "".join(new[gap.new_from : gap.new_to])
        budget -= len(removed) + len(added)
        yield from _in_words(removed, added) if budget > 0 and removed and added else _replaced(removed, added)


def _in_words(before: str, after: str) -> Iterator[Piece]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for gap in gaps(old, new):
        yield Piece(PieceKind.SAME, "".join(old[gap.same_from : gap.old_from]))
        yield from _replaced("".join(old[gap.old_from : gap.old_to]), "".join(new[gap.new_from : gap.new_to]))


def _replaced(removed: str, added: str) -> Iterator[Piece]:
    yield Piece(PieceKind.REMOVED, removed)
    yield Piece(PieceKind.ADDED, added)


def _absorbed(pieces: list[Piece]) -> Iterator[Piece]:
    """A lone blank between two changes belongs to both: `ba bốn` for `một hai` is one replacement, not two."""
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        is_between = piece.kind is PieceKind.SAME and 0 < place < last
        yield from _replaced(piece.text, piece.text) if is_between and _BLANK.fullmatch(piece.text) else (piece,)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Empty pieces left out; between two same pieces one removed and one added piece at most."""
    held = dict.fromkeys(PieceKind, "")
    for piece in pieces:
        is_same = piece.kind is PieceKind.SAME
        if piece.text and is_same != bool(held[PieceKind.SAME]) and any(held.values()):
            yield from _held(held)
            held = dict.fromkeys(PieceKind, "")
        held[piece.kind] += piece.text
    yield from _held(held)


def _held(held: dict[PieceKind, str]) -> Iterator[Piece]:
    for kind in (PieceKind.SAME, PieceKind.REMOVED, PieceKind.ADDED):
        if held[kind]:
            yield Piece(kind, held[kind])


def _shortened(pieces: list[Piece], context: int) -> list[Piece]:
    last = len(pieces) - 1
    return [
        Piece(piece.kind, _ends(piece.text, head=context * (place > 0), tail=context * (place < last)))
        if piece.kind is PieceKind.SAME
        else piece
        for place, piece in enumerate(pieces)
    ]


def _ends(text: str, *, head: int, tail: int) -> str:
    """The first and the last words of a long text, "…" for what lies between, on a line of its own if lines do."""
    tokens = _TOKEN.findall(text)
    places = [place for place, token in enumerate(tokens) if token[0].isalnum()]
    if len(places) <= head + tail + CONTEXT // 2:
        return text
    start = tokens[: places[head]] if head else []
    end = tokens[places[-tail] :] if tail else []
    left_out = "".join(tokens[len(start) : len(tokens) - len(end)])
    mark = "\n…\n" if "\n" in left_out else " … "
    return "".join(start).rstrip() + (mark if start else mark.lstrip()) + "".join(end)
