"""Which reader reads which type, and how a reading or a refusal comes of a file's content."""

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace

from indexer.errors import RefusedError
from indexer.extract.after import finished
from indexer.extract.draft import Draft
from indexer.extract.formats import (
    archive,
    doc,
    docx,
    encrypted,
    epub,
    mail,
    msg,
    odf,
    ods,
    pdf,
    picture,
    plain,
    ppt,
    pptx,
    rtf,
    webpage,
    xls,
    xlsx,
    xmldoc,
)
from indexer.extract.look import look_of
from indexer.extract.sniff import ending_of, sniffed
from indexer.extract.source import Inner, Reader, Source
from indexer.model.reading import Reading, Reason, Refusal

LOCKED = "ooxml-encrypted"
READERS: dict[str, Reader] = {
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), docx.read),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm", "xlam", "xlsb"), xlsx.read),
    **dict.fromkeys(("pptx", "pptm", "ppsx", "ppsm", "potx", "potm"), pptx.read),
    **dict.fromkeys(("doc", "dot"), doc.read),
    **dict.fromkeys(("xls", "xlt"), xls.read),
    **dict.fromkeys(("ppt", "pps", "pot"), ppt.read),
    **dict.fromkeys(("odt", "ott", "odp", "otp", "odg", "fodt", "sxw", "sxc", "sxi"), odf.read),
    **dict.fromkeys(("ods", "ots"), ods.read),
    **dict.fromkeys(("txt", "csv", "tsv", "md", "log", "json", "ini", "yaml", "yml", "toml", "sql", "py"), plain.read),
    **dict.fromkeys(("vtt", "srt", "ics", "vcf", "tex"), plain.read),
    **dict.fromkeys(("png", "jpg", "gif", "tif", "bmp", "webp", "heic"), picture.read),
    **dict.fromkeys(("eml", "mht"), mail.read),
    **dict.fromkeys(("wordml", "flatopc"), xmldoc.read_word),
    **dict.fromkeys(("xml", "svg"), xmldoc.read),
    "spreadsheetml": xmldoc.read_excel,
    LOCKED: encrypted.read,
    "rtf": rtf.read,
    "pdf": pdf.read,
    "html": webpage.read,
    "msg": msg.read,
    "zip": archive.read,
    "epub": epub.read,
}
# Behind these types stand file endings people know.
_SHOWN = {"flatopc": "xml", "wordml": "xml", "spreadsheetml": "xml"}
# A member of an archive or a mail that is worth no more than its name.
_NO_MEMBERS = frozenset({"zip", "png", "jpg", "gif", "tif", "bmp", "webp", "heic"})
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError)


def read_content(name: str, data: bytes, max_chars: int, guard: Callable[[Inner], Inner]) -> Reading | Refusal:
    """The reading of a whole file. Unknown types come back as a reading by name only.

    `guard` wraps the reading of members: one strange member must not cost the text of the whole archive.

    Lets through MemoryError and whatever a reader did not foresee: the child decides what to call that.
    """

    def inner(member: str, content: bytes) -> Reading | Refusal:
        kind = sniffed(member, content)
        if kind in _NO_MEMBERS:
            return Reading(kind, is_name_only=True)
        return _read(Source(member, content, kind), max_chars)

    source = Source(name, data, sniffed(name, data), guard(inner))
    reading = _read(source, max_chars)
    if isinstance(reading, Refusal):
        return reading
    return replace(reading, look=look_of(source, reading.properties.application))


def name_only(name: str, head: bytes) -> Reading | None:
    """A reading for a file whose content nobody would read anyway, judged by its head; None for documents."""
    kind = sniffed(name, head)
    return None if kind in READERS and READERS[kind] is not picture.read else Reading(kind, is_name_only=True)


def _read(source: Source, max_chars: int) -> Reading | Refusal:
    shown = _shown(source)
    reader = READERS.get(source.type)
    draft = Draft(room=max_chars, is_name_only=reader is None)
    try:
        if reader and source.data:
            reader(source, draft)
    except RefusedError as error:
        return Refusal(Reason(error.reason), error.detail, shown)
    except _DAMAGE as error:
        return Refusal(Reason.DAMAGED, type(error).__name__, shown)
    return finished(draft, shown)


def _shown(source: Source) -> str:
    """The type people know. What is inside a locked package only its name can say."""
    if source.type == LOCKED:
        return ending_of(source.name)
    return _SHOWN.get(source.type, source.type)
