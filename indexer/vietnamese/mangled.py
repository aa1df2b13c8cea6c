"""Names in an encoding before Unicode, or read in the wrong one: `NguyÔn V¨n An`, `Nguyá»…n VÄƒn An`. Pure.

A name is too short to tell its encoding by itself; here every word has to become a syllable.
"""

from collections.abc import Iterator

from indexer.vietnamese.legacy import decode
from indexer.vietnamese.legacy_tables import Encoding
from indexer.vietnamese.syllable import is_syllable

_USED = (Encoding.TCVN3, Encoding.VNI)


def readings(name: str) -> tuple[str, ...]:
    """The name as it stands, then as it may have been meant; the first alone where nothing is wrong with it."""
    if name.isascii() or all(is_syllable(word) for word in name.split()):
        return (name,)
    return tuple(dict.fromkeys((name, *_meant(name))))


def readable(name: str) -> str:
    """The name as it was meant, where that is sure; else as it stands."""
    found = readings(name)
    return found[1] if len(found) == 2 else name


def _meant(name: str) -> Iterator[str]:
    for codec in ("cp1252", "latin-1"):
        try:
            read = name.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        if _is_name(read):
            yield read
    for encoding in _USED:
        read = decode(name, encoding)
        if _is_name(read):
            yield read


def _is_name(text: str) -> bool:
    parts = text.split()
    return len(parts) > 1 and not text.isascii() and all(map(is_syllable, parts))
