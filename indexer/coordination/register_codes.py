"""Codes for rows of the register that have none: the same row gets the same code again. Pure."""

from base64 import b32encode
from collections.abc import Mapping
from difflib import SequenceMatcher
from hashlib import blake2b

from indexer.model.task import Task
from indexer.vietnamese.text import fold, words

_PREFIX = "NV-"
_ALIKE = 0.75  # of the titles' letters: mended, not another task


def made_code(directive: str, title: str) -> str:
    """`NV-7K2MB`: the same for the same directive and title, whatever their marks, case and blanks."""
    said = f"{_bare(directive)}|{_bare(title)}"
    return _PREFIX + b32encode(blake2b(said.encode(), digest_size=5).digest()).decode()[:6]


def kept_code(directive: str, title: str, known: Mapping[str, Task]) -> str:
    """The code of a known task whose row had none either and whose title was mended since; "" where there is none."""
    best = ("", _ALIKE)
    for code, task in known.items():
        if code != made_code(task.directive, task.title) and not code.startswith(_PREFIX):
            continue
        if _bare(task.directive) != _bare(directive):
            continue
        likeness = _likeness(title, task.title)
        if likeness > best[1]:
            best = (code, likeness)
    return best[0]


def is_alike(title: str, other: str) -> bool:
    """Whether one title is the other, mended at most."""
    return _likeness(title, other) > _ALIKE


def _likeness(title: str, other: str) -> float:
    return SequenceMatcher(None, _bare(title), _bare(other), autojunk=False).ratio()


def _bare(text: str) -> str:
    return " ".join(words(fold(text)))
