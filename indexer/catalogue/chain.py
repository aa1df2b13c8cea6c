"""The chain of hashes that makes ledger and sightings tamper-evident: each row's hash covers the one before.

Who changes a row, takes one out or puts one in has to rewrite every later hash, and who kept one of those sees it.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

Value = str | int | bytes | None


def link(before: bytes, values: Sequence[Value]) -> bytes:
    """The hash (32 bytes) of a row, from that of the row before (b"" for the first) and the row's own values."""
    plain = [value.hex() if isinstance(value, bytes) else value for value in values]
    return sha256(before + json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def first_broken(rows: Iterable[tuple[int, bytes, Sequence[Value]]]) -> int | None:
    """The id of the first row whose hash does not follow from the one before; rows (id, hash, values) in their order.

    Where a row was taken out, that is the one after it.
    """
    before = b""
    for id, hash, values in rows:
        if link(before, values) != hash:
            return id
        before = hash
    return None
