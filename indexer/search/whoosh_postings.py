"""Posting lists in the block format of Whoosh's W3 codec, written and read whole.

Stock Whoosh writes and reads one posting at a time; here a list is one pass of array operations, in blocks of 1,024.
"""

import io
import pickle
import struct
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo
from whoosh.util.numeric import byte_to_length

BLOCK = 1024
INLINE = 4
_WORTH_COMPRESSING = 96
_LEVEL = 1
_LENGTH = struct.Struct("!i")


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents of a segment, rising (int32), and how often each holds the term (float32)."""

    ids: NDArray[np.int32]
    counts: NDArray[np.float32]


NONE = Postings(np.zeros(0, np.int32), np.zeros(0, np.float32))


def write(file: Any, ids: Sequence[int], counts: Sequence[int], lengths: bytes | None) -> W3TermInfo:
    """Appends a list to the postings file; the returned term info goes into the dictionary.

    `lengths` has a length byte for every document of the segment, None for fields without.
    """
    info = W3TermInfo()
    info._df, info._weight, info._maxweight = len(ids), float(sum(counts)), float(max(counts))
    info._minid, info._maxid = ids[0], ids[-1]
    held = bytes(map(lengths.__getitem__, ids)) if lengths else b"\0"
    info._minlength, info._maxlength = byte_to_length(min(held)), byte_to_length(max(held))
    if len(ids) <= INLINE:
        info.set_inlined(ids, map(float, counts), (b"",) * len(ids))
        return info
    start = file.tell()
    file.write(WHOOSH3_HEADER_MAGIC)
    for at in range(0, len(ids), BLOCK):
        block = _block(ids[at : at + BLOCK], counts[at : at + BLOCK], held[at : at + BLOCK] if lengths else held)
        is_last = at + BLOCK >= len(ids)
        file.write(_LENGTH.pack(-len(block) if is_last else len(block)) + block)
    info.set_extent(start, file.tell() - start)
    return info


def _block(ids: Sequence[int], counts: Sequence[int], lengths: bytes) -> bytes:
    most = max(counts)
    weights = None if most == 1 else bytes(counts) if most < 256 else array("f", counts)
    data, level = pickle.dumps((_steps(ids), weights, None), 4), 0
    if len(data) > _WORTH_COMPRESSING:
        smaller = zlib.compress(data, _LEVEL)
        data, level = (smaller, _LEVEL) if len(smaller) < len(data) else (data, 0)
    return pickle.dumps((len(ids), ids[-1], float(most), level, min(lengths), max(lengths)), 2) + data


def _steps(ids: Sequence[int]) -> "bytes | array[int]":
    steps = [ids[0], *map(sub, ids[1:], ids)]
    widest = max(steps)
    return bytes(steps) if widest < 256 else array("H" if widest < 65_536 else "I", steps)


def read(data: bytes) -> Postings:
    """The list that `write`, or stock Whoosh, put there."""
    ids, counts, at, is_last = [], [], len(WHOOSH3_HEADER_MAGIC), False
    while not is_last:
        (size,) = _LENGTH.unpack_from(data, at)
        is_last, at = size < 0, at + _LENGTH.size
        block = _read_block(data[at : at + abs(size)])
        ids.append(block.ids)
        counts.append(block.counts)
        at += abs(size)
    return Postings(np.concatenate(ids), np.concatenate(counts)) if len(ids) > 1 else block


def inlined(info: W3TermInfo) -> Postings:
    """A list so short that the dictionary itself holds it."""
    ids, counts, _ = info.inlined_postings()
    return Postings(np.array(ids, np.int32), np.array(counts, np.float32))


def _read_block(block: bytes) -> Postings:
    file = io.BytesIO(block)
    count, _, _, level, _, _ = pickle.load(file)
    rest = file.read()
    steps, weights, _ = pickle.loads(zlib.decompress(rest) if level else rest)
    return Postings(np.cumsum(_integers(steps), dtype=np.int32), _counts(weights, count))


def _integers(steps: Any) -> NDArray[Any]:
    if isinstance(steps, bytes):
        return np.frombuffer(steps, np.uint8)
    return np.frombuffer(steps, steps.typecode) if isinstance(steps, array) else np.array(steps, np.int64)


def _counts(weights: Any, count: int) -> NDArray[np.float32]:
    if weights is None or isinstance(weights, float):
        return np.full(count, 1.0 if weights is None else weights, np.float32)
    if isinstance(weights, bytes):
        return np.frombuffer(weights, np.uint8).astype(np.float32)
    return np.array(weights, np.float32)
