"""How far a change went beside words: paragraphs that moved, cells of sheets, slides. Pure and bounded."""

from collections import Counter
from collections.abc import Mapping, Sequence

from indexer.coordination.alignment import Gap, gaps
from indexer.vietnamese.text import words

MOST_LINES = 200_000
_A_PARAGRAPH = 3  # words: shorter lines stand in many places by chance


def words_moved(before: str, after: str) -> int | None:
    """Words of lines that stand elsewhere now; None where there are too many lines to tell."""
    old, new = before.split("\n"), after.split("\n")
    if len(old) + len(new) > MOST_LINES:
        return None
    return sum(_paragraph(line) * count for line, count in _moved(old, new, list(gaps(old, new))).items())


def slides_changed(before: Sequence[str], after: Sequence[str]) -> int | None:
    """Slides added, removed or changed, by their texts; one that only moved is none of these."""
    return _changed(before, after) if len(before) + len(after) <= MOST_LINES else None


def cells_changed(before: Mapping[str, str], after: Mapping[str, str]) -> int | None:
    """Cells added, removed or changed in all sheets; each sheet by its name, its rows as lines with tabs.

    Rows are aligned first: one inserted above, or rows in another order, leave the cells of the others alone.
    A sheet that was renamed is compared with the one that stood in its place.
    """
    pairs = [(before.get(name, ""), after.get(name, "")) for name in before.keys() & after.keys()]
    lost = [text for name, text in before.items() if name not in after]
    found = [text for name, text in after.items() if name not in before]
    shared = min(len(lost), len(found))
    pairs += list(zip(lost, found, strict=False))
    pairs += [(text, "") for text in lost[shared:]] + [("", text) for text in found[shared:]]
    different = [(_rows(old), _rows(new)) for old, new in pairs if old != new]
    if sum(len(old) + len(new) for old, new in different) > MOST_LINES:
        return None
    return sum(_cells(old, new) for old, new in different)


def _rows(sheet: str) -> list[str]:
    """Without the first line, which is the sheet's name."""
    return sheet.split("\n")[1:]


def _cells(old: list[str], new: list[str]) -> int:
    found = list(gaps(old, new))
    moved = _moved(old, new, found)
    left, right = Counter(moved), Counter(moved)
    return sum(
        _cells_of_rows(
            _less(old[gap.old_from : gap.old_to], left),
            _less(new[gap.new_from : gap.new_to], right),
        )
        for gap in found
    )


def _cells_of_rows(old: list[str], new: list[str]) -> int:
    """Of rows that became other rows: side by side where they are as many, else all their cells in a line."""
    before, after = [row.split("\t") for row in old], [row.split("\t") for row in new]
    if len(before) == len(after):
        return sum(
            sum(map(str.__ne__, one, other)) if len(one) == len(other) else _changed(one, other)
            for one, other in zip(before, after, strict=True)
        )
    return _changed([cell for row in before for cell in row], [cell for row in after for cell in row])


def _changed(old: Sequence[str], new: Sequence[str]) -> int:
    """Items that became others; where one side has more, those came or went."""
    found = list(gaps(old, new))
    moved = _moved(old, new, found)
    left, right = Counter(moved), Counter(moved)
    return sum(
        max(
            len(_less(old[gap.old_from : gap.old_to], left)),
            len(_less(new[gap.new_from : gap.new_to], right)),
        )
        for gap in found
    )


def _moved(old: Sequence[str], new: Sequence[str], found: Sequence[Gap]) -> Counter[str]:
    """What went in one place and came in another."""
    gone = Counter(item for gap in found for item in old[gap.old_from : gap.old_to])
    come = Counter(item for gap in found for item in new[gap.new_from : gap.new_to])
    return gone & come


def _less(items: Sequence[str], moved: Counter[str]) -> list[str]:
    """The items that are not among the moved ones; each of these is taken once."""
    if not moved:
        return list(items)
    kept = []
    for item in items:
        if moved[item] > 0:
            moved[item] -= 1
        else:
            kept.append(item)
    return kept


def _paragraph(line: str) -> int:
    count = len(words(line))
    return count if count >= _A_PARAGRAPH else 0
