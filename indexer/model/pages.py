"""Page numbers in notes: `1-4,7`. Pure."""

from collections.abc import Iterable


def to_ranges(pages: Iterable[int]) -> str:
    """{1, 2, 3, 7} as "1-3,7"; "" for none."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and runs[-1][1] == page - 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def from_ranges(text: str) -> tuple[int, ...]:
    """Back again, in order. Raises ValueError on anything else."""
    pages: list[int] = []
    for run in filter(None, text.split(",")):
        first, _, last = run.partition("-")
        pages.extend(range(int(first), int(last or first) + 1))
    return tuple(pages)


def pages_noted(notes: Iterable[str], name: str) -> tuple[int, ...]:
    """The pages of the note `name:1-4,7`; none where there is no such note."""
    return next((from_ranges(note[len(name) + 1 :]) for note in notes if note.startswith(f"{name}:")), ())
