"""What is wrong with a configuration, collected so that a person mends everything in one go. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

NOTHING = object()  # the value of a key that is missing


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: which key of which file, what it holds, what may stand there, what to do."""

    key: str
    value: object
    allowed: str
    cure: str = ""
    file: str = ""

    def __str__(self) -> str:
        what = self.key if self.value is NOTHING else f"{self.key} = {_written(self.value)}"
        where = f"{self.file}: " if self.file else ""
        return _on_one_line(f"{where}{what} - {self.allowed}" + (f" Cure: {self.cure}" if self.cure else ""))


class Unfit(ValueError):
    """A value that a rule refuses; says what is allowed and, where known, the cure."""

    def __init__(self, allowed: str, cure: str = "") -> None:
        super().__init__(allowed)
        self.allowed = allowed
        self.cure = cure


def message(file: str, faults: Sequence[Fault]) -> str:
    """Every fault on a line of its own, below one line that counts them."""
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    return "\n".join([f"{file} holds {count}:", *(f"  {fault}" for fault in faults)])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean "path"?` for the nearest known word, or an empty text."""
    near = {one.casefold(): one for one in known}
    found = get_close_matches(word.casefold(), near, n=1, cutoff=0.6)
    return f'did you mean "{near[found[0]]}"?' if found else ""


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _on_one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
