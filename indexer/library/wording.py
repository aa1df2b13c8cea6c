"""What people write, as it is kept: without what no page, letter or sheet can show, and not without end. Pure."""

import re
from dataclasses import replace
from typing import Any
from unicodedata import normalize

from indexer.errors import SpeakingError
from indexer.model.task import Task

LONGEST = 5_000
"""Letters of what is said, and of the long fields of a task."""

_TEXTS = ("objective", "content", "lessons")
_LONGEST = {
    **{"code": 60, "title": 500, "directive": 300, "assigned_by": 200, "words": 300, "match": 500},
    **dict.fromkeys(_TEXTS, LONGEST),
    **{"products": 300, "folders": 1_000, "coordinating": 300},
}
_MOST = 200  # of a list
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")
# control characters, halves of surrogate pairs, marks that turn the direction of what follows, what is no character
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def said(text: str, most: int = LONGEST) -> str:
    """A text of several lines, cut where it is too long."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", normalize("NFC", text))).strip()[:most]


def line(text: str, most: int = LONGEST) -> str:
    """The same on one line."""
    return " ".join(said(text).split())[:most]


def written(task: Task, before: Task | None = None) -> Task:
    """The task as it is kept; of one that was there `before` only what is new in it is looked at.

    Raises SpeakingError for a field that is longer than it may be: nothing of a task is cut.
    """
    fields: dict[str, Any] = {}
    for name, most in _LONGEST.items():
        value = getattr(task, name)
        if before is None or value != getattr(before, name):
            fields[name] = _kept(name, value, most)
    return replace(task, **fields)


def _kept(name: str, value: Any, most: int) -> Any:
    texts = (value,) if isinstance(value, str) else [getattr(one, "words", one) for one in value]
    if len(texts) > _MOST or any(len(text) > most for text in texts):
        raise SpeakingError("long", f"{name} is too long", f"At most {most} letters, in a list {_MOST} entries.")
    if isinstance(value, str):
        return said(value) if name in _TEXTS else line(value)
    if name == "coordinating":
        return tuple(replace(share, words=line(share.words)) for share in value)
    return tuple(filter(None, map(line, value)))
