"""The compressed RTF of Outlook messages. Pure. Source: MS-OXRTFCP."""

import struct

_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_COMPRESSED = b"LZFu"
_WINDOW = 4096
_MAX_OUT = 50 << 20


def inflated(packed: bytes) -> bytes:
    """The RTF; what was read up to there when the data are cut or broken."""
    if len(packed) < 16:
        return b""
    (size,) = struct.unpack_from("<I", packed, 4)
    if packed[8:12] != _COMPRESSED:
        return packed[16 : 16 + size]
    out = bytearray(_START)
    at, limit = 16, min(size, _MAX_OUT) + len(_START)
    while at < len(packed) and len(out) < limit:
        control = packed[at]
        at += 1
        for bit in range(8):
            if at >= len(packed):
                break
            if not control >> bit & 1:
                out.append(packed[at])
                at += 1
                continue
            if at + 2 > len(packed) or not _copy(out, packed[at] << 8 | packed[at + 1]):
                return bytes(out[len(_START) :])
            at += 2
    return bytes(out[len(_START) : limit])


def _copy(out: bytearray, token: int) -> bool:
    """Repeats a stretch of the last 4,096 bytes, which may run into what it writes. False at the end mark."""
    offset, length = token >> 4, (token & 15) + 2
    write = len(out) % _WINDOW
    if offset == write:
        return False
    start = len(out) - (write - offset) % _WINDOW
    for step in range(length):
        out.append(out[start + step] if start + step >= 0 else 0x20)
    return True
