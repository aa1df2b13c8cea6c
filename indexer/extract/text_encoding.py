"""Which characters a run of bytes means: byte order mark, UTF-16 by its zeros, UTF-8, old Windows pages. Pure.

Old Vietnamese encodings (TCVN3, VNI) are left as Western letters here; the step after every reader recognises them.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?([\w:-]{2,40})|<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:-]{2,40})""", re.I
)
# Combining marks of cp1258 (à la "e + CC") stand right behind a vowel; in Western text these bytes are capitals.
_VIETNAMESE_1258 = re.compile(rb"[aeiouyAEIOUY\xe2\xe3\xea\xf4\xf5\xfd\xc2\xc3\xca\xd4\xd5\xdd][\xcc\xd2\xde\xec\xf2]")
_SAMPLE = 1 << 20


def text_in(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text and the name of the encoding it was taken for. Never fails: what has no meaning becomes U+FFFD."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    name = _of_zeros(data[:4096])
    if name:
        return data.decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 and len(data) > 64:  # cut inside the last letter
            return data.decode("utf-8", "replace"), "utf-8"
    name = _known(declared) or _declared(data[:4096]) or _windows(data[:_SAMPLE])
    return data.decode(name, "replace"), name


def _of_zeros(head: bytes) -> str:
    """UTF-16 without a mark: ASCII letters leave a zero in every second byte."""
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half < 2 or max(even, odd) * 3 < half or min(even, odd) * 20 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _declared(head: bytes) -> str:
    found = _DECLARED.search(head)
    return _known((found[1] or found[2]).decode("ascii", "replace")) if found else ""


def _known(name: str) -> str:
    """The codec for a declared name; a declared UTF has been tried and failed, so it does not count."""
    try:
        codec = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    if codec in ("iso8859-1", "ascii"):
        return "cp1252"
    return (
        "" if codec.startswith("utf") or codec in ("base64", "hex", "rot13", "zlib", "bz2", "uu", "quopri") else codec
    )


def _windows(sample: bytes) -> str:
    high = sum(1 for byte in sample[:65536] if byte > 0x7F)
    marks = len(_VIETNAMESE_1258.findall(sample[:65536]))
    return "cp1258" if marks >= 3 and marks * 6 > high else "cp1252"
