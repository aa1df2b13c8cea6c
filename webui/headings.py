"""A document's text cut where its pages, slides, sheets and the like begin. Pure."""

from collections.abc import Iterator, Sequence

from indexer.model.hit import Spot
from indexer.model.reading import Place, Stretch
from webui.explained import place
from webui.words import Words

_HEADED = (Place.PAGE, Place.SHEET, Place.SLIDE, Place.SLIDE_NOTE, Place.MEMBER)

Piece = tuple[str, str]  # heading ("" for none), text


def headed(text: str, stretches: Sequence[Stretch], words: Words, most: int) -> list[Piece]:
    """The text's first `most` letters in pieces, without empty lines around them."""
    starts = list(_starts(stretches, words))
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, ""))
    ends = [*(start for start, _ in starts[1:]), len(text)]
    pieces = [(title, text[start : min(end, most)]) for (start, title), end in zip(starts, ends, strict=True)]
    return [(title, piece.strip("\n")) for title, piece in pieces if piece.strip()]


def _starts(stretches: Sequence[Stretch], words: Words) -> Iterator[tuple[int, str]]:
    """Where another piece begins: a table within a page, or its header, belongs to the page."""
    last = ""
    for one in stretches:
        if one.place not in _HEADED:
            continue
        title = place(Spot(one.place, one.label), words)
        if title != last:
            yield one.start, title[:1].upper() + title[1:]
        last = title
