"""Tesseract's table of words (TSV) as text, as far as it is sure enough of it. Pure.

Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence (0-100, -1 where there is
none), text. Source: tesseract(1).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

_WORD_LEVEL, _COLUMNS = "5", 12
_LEAST_OF_BLOCK = 40  # below it a block is a stamp, a seal, a photograph
_LEAST_OF_WORD = 15
_COLUMN_GAP = 2.0  # of the words' height


@dataclass(frozen=True, slots=True)
class Words:
    """`confidence` is the mean over the words kept, 0-100; `count` is how many they are."""

    text: str = ""
    confidence: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Word:
    block: str
    paragraph: str
    line: str
    confidence: float
    text: str
    left: int
    right: int
    height: int


def words_of(table: str) -> Words:
    """Lines of the page one below the other, an empty line between paragraphs."""
    blocks: list[list[_Word]] = []
    for _, block in groupby(_rows(table), key=lambda word: word.block):
        kept = list(block)
        if _mean(kept) >= _LEAST_OF_BLOCK:
            blocks.append([word for word in kept if word.confidence >= _LEAST_OF_WORD])
    every = [word for block in blocks for word in block]
    paragraphs = (
        "\n".join(_line(list(line)) for _, line in groupby(paragraph, key=lambda word: word.line))
        for block in blocks
        for _, paragraph in groupby(block, key=lambda word: word.paragraph)
    )
    return Words("\n\n".join(paragraphs), round(_mean(every)), len(every))


def _rows(table: str) -> Iterator[_Word]:
    for line in table.split("\n"):
        cells = line.split("\t", _COLUMNS - 1)
        if len(cells) == _COLUMNS and cells[0] == _WORD_LEVEL and cells[11].strip():
            left, width, height = int(cells[6]), int(cells[8]), int(cells[9])
            yield _Word(cells[2], cells[3], cells[4], float(cells[10]), cells[11].strip(), left, left + width, height)


def _line(words: list[_Word]) -> str:
    """Words with a blank between; a tab where two columns stand on one line."""
    text = words[0].text
    for before, word in pairwise(words):
        is_apart = word.left - before.right > _COLUMN_GAP * max(before.height, word.height)
        text += ("\t" if is_apart else " ") + word.text
    return text


def _mean(words: list[_Word]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0
