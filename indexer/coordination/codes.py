"""Codes of tasks in names of folders and files, as people write them: `NV-01`, `nv 01`, `NV01_bao cao`. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from indexer.vietnamese.kinds import ADMINISTRATIVE_SYMBOLS
from indexer.vietnamese.text import fold

_TOKEN = re.compile(r"[a-z]+|\d+")
_BLANKS = frozenset({"", " ", "-", "_", ".", " - "})  # what people put between the parts of one code
_FEWEST = 4  # letters of a code that is no accident in a name
_SYMBOL = re.compile(r"\s?[-_/]\s?[a-z]")  # `KH-02-UBND` is the number of a plan


@dataclass(frozen=True, slots=True)
class _Code:
    task: str
    written: str
    parts: tuple[str, ...]
    gaps: tuple[str, ...]
    is_number: bool  # looks like the beginning of a document's number


class Codes:
    """Finds the codes of all tasks at once.

    One without a letter, without a digit or with hardly anything counts only as the whole name of a folder.
    """

    def __init__(self, codes: Iterable[tuple[str, str]]) -> None:
        """`codes`: (code, the task it stands for)."""
        self._whole: dict[str, list[tuple[str, str]]] = {}
        self._first: dict[str, list[_Code]] = {}
        for written, task in codes:
            folded = " ".join(fold(written).split())
            found = list(_TOKEN.finditer(folded))
            self._whole.setdefault(folded, []).append((task, written))
            is_telling = any(one[0].isdigit() for one in found) and any(one[0].isalpha() for one in found)
            if is_telling and len(folded) >= _FEWEST:
                parts, gaps = tuple(one[0] for one in found), tuple(_gaps(folded, found))
                code = _Code(task, written, parts, gaps, parts[0] in ADMINISTRATIVE_SYMBOLS)
                self._first.setdefault(parts[0], []).append(code)
        for several in self._first.values():
            several.sort(key=lambda code: -len(code.parts))

    def in_path(self, path: str) -> tuple[tuple[str, str], ...]:
        """(task, code) of the codes that stand in the path, what stands nearest to the file first."""
        *folders, name = fold(path).split("/")
        found = dict.fromkeys(self._in_name(name))
        for folder in reversed(folders):
            found |= dict.fromkeys((*self._whole.get(" ".join(folder.split()), ()), *self._in_name(folder)))
        return tuple(found)

    def _in_name(self, name: str) -> Iterator[tuple[str, str]]:
        """Of codes that begin at one place the longest: `NV-01-2` is not `NV-01`."""
        tokens = list(_TOKEN.finditer(name))
        for at, token in enumerate(tokens):
            for length in _lengths(self._first.get(token[0], ())):
                held = tokens[at : at + length]
                fits = [code for code in self._first[token[0]] if len(code.parts) == length and _is(code, name, held)]
                yield from ((code.task, code.written) for code in fits)
                if fits:
                    break


def _lengths(codes: Iterable[_Code]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(len(code.parts) for code in codes))


def _is(code: _Code, name: str, held: list[re.Match[str]]) -> bool:
    if tuple(token[0] for token in held) != code.parts:
        return False
    start, end = held[0].start(), held[-1].end()
    if name[start - 1 : start].isalnum() or name[end : end + 1].isalnum():
        return False
    gaps = tuple(_gaps(name, held))
    if code.is_number:
        return gaps == code.gaps and _SYMBOL.match(name, end) is None
    return all(
        gap == written or (gap in _BLANKS and written in _BLANKS) for gap, written in zip(gaps, code.gaps, strict=True)
    )


def _gaps(text: str, tokens: list[re.Match[str]]) -> Iterator[str]:
    for one, other in pairwise(tokens):
        yield text[one.end() : other.start()]
