"""What reading one file may cost, and what comes of it."""

from dataclasses import dataclass

from indexer.model.reading import Reading, Refusal


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file. Sizes in bytes, `seconds` of wall time, text in characters."""

    max_file_bytes: int = 200 << 20
    seconds: float = 60.0
    memory_bytes: int = 2048 << 20
    max_text_chars: int = 10 << 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file.

    `hash` is BLAKE2b-128 of the whole content, b"" where it was not read to its end (too large, no access).
    `reading` is None when the hash equals the known one: nothing was read again.
    """

    hash: bytes
    reading: Reading | Refusal | None
