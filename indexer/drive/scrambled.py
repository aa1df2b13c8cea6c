"""Signs that documents were made unreadable on purpose: a name with an ending nobody knows, content without any order.

Encrypted files of Office, PDF and archives have the marks of their kind and are none of these.
"""

import math
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from indexer.model.entry import Change, ChangeKind
from indexer.model.paths import name_of, on_disk

_DOCUMENTS = frozenset(
    b"doc docx docm dot dotx rtf odt ott pdf txt csv xls xlsx xlsm xlsb xlt xltx ods ppt pptx pptm pps ppsx odp"
    b" odg vsd vsdx pub mdb accdb mpp msg eml html htm xml json zip rar 7z jpg jpeg png tif tiff gif bmp dwg dxf"
    b" psd ai".split()
)
_OTHERS = frozenset(
    b"potx pot dotm xlam fodt sxw sxc epub mobi one pst ost ics vcf md log ini cfg conf yaml yml toml sql db"
    b" sqlite dbf dat bin tsv tex bib svg webp heic heif raw cr2 nef eps wmf emf ico cdr skp rvt ifc stl step"
    b" stp shp shx dbx kml kmz gpx wav flac ogg m4a aac wma avi mov mkv wmv flv webm mpg mpeg 3gp m4v ts gz tgz"
    b" bz2 xz tar cab iso img vhd vmdk jar war exe msi dll bat cmd ps1 sh py js css php java c h cpp cs go rs"
    b" ttf otf woff lnk url hta mht mhtml p7m p7s p7b p12 pfx cer crt pem key asc sig xps oxps djvu ps chm hlp"
    b" wks wri wps et dps pages numbers old orig cu goc luu copy backup save new moi tmp temp bak part mp3 mp4".split()
)
_ENDING = re.compile(rb"(?=.*[A-Za-z])[A-Za-z0-9_\-\[\]@]{2,40}")  # numbers and years are no endings
_MARKS = (
    *(
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xd0\xcf\x11\xe0",
        b"%PDF",
        b"{\\rtf",
        b"\xff\xd8\xff",
        b"\x89PNG",
        b"GIF8",
        b"BM",
    ),
    *(b"II*\x00", b"MM\x00*", b"RIFF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"ID3", b"\xff\xfb"),
    *(
        b"\x00\x01\x00\x00Standard",
        b"AC10",
        b"8BPS",
        b"%!PS",
        b"\xdb\xa5",
        b"SQLite",
        b"OggS",
        b"fLaC",
        b"\x1aE\xdf\xa3",
    ),
)
_HEAD = 4096
_LEAST = 256  # bytes: of less nobody can tell
_FULL = 0.93  # of the entropy that so many random bytes have; compressed and encrypted content has more, text far less
_MOST = 400  # heads read at one look: so many say enough


def suspicious(root: Path, changes: Iterable[Change]) -> frozenset[bytes]:
    """Paths of changes that took a document's name or content away. Reads the first bytes of changed documents."""
    found: set[bytes] = set()
    heads = 0
    for change in changes:
        if is_disguised(change):
            found.add(change.path)
        elif heads < _MOST and _may_be_scrambled(change):
            heads += 1
            if is_scrambled(head(root, change.path)):
                found.add(change.path)
    return frozenset(found)


def is_disguised(change: Change) -> bool:
    """Whether a document was renamed to an ending that no program has. Pure."""
    return change.source is not None and is_document(change.source) and _is_strange(change.path)


def is_document(raw: bytes) -> bool:
    return _ending(raw) in _DOCUMENTS


def is_scrambled(start: bytes) -> bool:
    """Whether content that begins so is neither text nor any known kind of file, but as good as random. Pure."""
    if len(start) < _LEAST or start.startswith(_MARKS) or start[4:8] == b"ftyp":
        return False
    total = len(start)
    entropy = -sum(count / total * math.log2(count / total) for count in Counter(start).values())
    return entropy >= _FULL * _entropy_of_random(total)


def head(root: Path, raw: bytes) -> bytes:
    """The first bytes of a file; b"" where it cannot be read. Links are not followed, nothing blocks."""
    try:
        file = os.open(on_disk(root, raw), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    try:
        return os.read(file, _HEAD)
    except OSError:
        return b""
    finally:
        os.close(file)


def _may_be_scrambled(change: Change) -> bool:
    if change.entry is None or change.entry.size < _LEAST:
        return False
    if change.kind is ChangeKind.ADDED:  # written beside the document that is deleted then: a.docx, a.docx.locked
        return _is_strange(change.path) and is_document(change.path.rpartition(b".")[0])
    return is_document(change.path)


def _is_strange(raw: bytes) -> bool:
    ending = _ending(raw)
    is_known = ending in _DOCUMENTS or ending in _OTHERS
    return not is_known and _ENDING.fullmatch(ending) is not None


def _ending(raw: bytes) -> bytes:
    stem, dot, ending = name_of(raw).rpartition(b".")
    return ending.lower() if dot and stem else b""


def _entropy_of_random(total: int) -> float:
    """About the entropy (bits a byte) of so many random bytes; 8 is the limit for many."""
    return 8 - 255 / (2 * math.log(2) * total)
