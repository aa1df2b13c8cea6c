"""How a document looks, as a fingerprint: what is left of its body without words, times and what programs count.

`core.program.fine`, words of hexadecimal and letters: the core pictures which letters are bold, italic, underlined
or coloured by hand and survives another program's save; the fine one pictures all of the body as that program writes
it. Of formats that are not looked at this way there is none.
"""

import re
from collections.abc import Callable
from hashlib import blake2b

from indexer.errors import RefusedError
from indexer.extract.formats import docx_look, odf_look, pptx_look, xlsx_look
from indexer.extract.package import Package
from indexer.extract.source import Source
from indexer.model.reading import Reason

MAX_BYTES = 64 << 20
"""Inflated bytes of a document that is looked at."""

Picture = tuple[bytes, bytes]  # core, fine
_PICTURED: dict[str, Callable[[Package], Picture]] = {
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), docx_look.picture),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm"), xlsx_look.picture),
    **dict.fromkeys(("pptx", "pptm", "ppsx", "ppsm", "potx", "potm"), pptx_look.picture),
    **dict.fromkeys(("odt", "ott", "odp", "otp", "odg", "ods", "ots"), odf_look.picture),
}
_LETTERS = re.compile(r"[^a-z]+")


def look_of(source: Source, application: str) -> str:
    """ "" where there is none. `application` is the program that wrote it, as the document says."""
    picture = _PICTURED.get(source.type)
    if picture is None or not source.data.startswith(b"PK"):
        return ""
    try:
        package = Package(source.data)
        if sum(info.file_size for info in package.members) > MAX_BYTES:
            return ""
        core, fine = picture(package)
    except RefusedError as error:
        if error.reason is Reason.TOO_MUCH_MEMORY:
            raise
        return ""
    return f"{_hash(core)}.{_program(application)}.{_hash(fine + _pictures(package))}"


def _program(application: str) -> str:
    """Its name without version: `LibreOffice/7.4.7.2$Linux` is `libreoffice`."""
    return _LETTERS.sub("", application.lower().partition("/")[0])[:20]


def _pictures(package: Package) -> bytes:
    """Checksums of the pictures, whatever they are called."""
    sums = sorted(
        info.CRC
        for info in package.members
        if "/media/" in info.filename or info.filename.startswith(("Pictures/", "media/"))
    )
    return repr(sums).encode()


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=10).hexdigest()
