"""Names of an office's units as people write them: `Phòng TCKH`, `P. Tài chính - Kế hoạch`, `phongtckh`. Pure."""

import re

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.text import fold, words

_TYPES = (
    "van phong",
    "phong ban",
    "trung tam",
    "thanh tra",
    "chi cuc",
    "bo phan",
    "phong",
    "ban",
    "to",
    "tt",
    "p",
    "bp",
)
_SURE_TYPES = re.compile(r"(?:van phong|phong|trung tam|thanh tra|chi cuc|bo phan|uy ban|hoi dong)\b")
_JOINED_TYPE = re.compile(r"phong(?=[a-z]{2})")


def unit_keys(name: str) -> frozenset[str]:
    """Keys that writings of one unit share: marks, case, blanks and the type before it (`Phòng`, `P.`) are left out.

    Without those that are too short to mean anything.
    """
    written = words(fold(clean(name)))
    joined = "".join(written)
    found = {joined, "".join(_without_type(written)), _JOINED_TYPE.sub("", joined, count=1)}
    return frozenset(key for key in found if len(key) > 1)


def initials_key(name: str) -> str:
    """The key of a unit's initials: `Phòng Tài chính - Kế hoạch` is `tckh`; "" where there are fewer than two."""
    rest = _without_type(words(fold(clean(name))))
    return "".join(word[0] for word in rest) if len(rest) > 1 else ""


def is_unit_like(name: str) -> bool:
    """Whether a name begins as only units do, so that it is no person's."""
    return bool(_SURE_TYPES.match(" ".join(words(fold(clean(name))))))


def _without_type(written: list[str]) -> list[str]:
    text = " ".join(written)
    for kind in _TYPES:
        if text.startswith(kind + " "):
            return text[len(kind) + 1 :].split()
    return written
