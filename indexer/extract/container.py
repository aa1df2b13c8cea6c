"""Tells apart the types that share a container: zip (Office, OpenDocument) and OLE compound files."""

import io
import re

import olefile

from indexer.errors import RefusedError
from indexer.extract.package import Package

_CONTENT_TYPE = re.compile(rb'ContentType\s*=\s*"([^"]*main[^"]*|[^"]*visio[^"]*)"', re.I)
_STORED_MIME = re.compile(rb"PK\x03\x04.{22}\x08\x00..mimetypeapplication/([\w.+-]+?)(?=PK|\Z)", re.S)
_MIME_PREFIX = re.compile(r"^(?:application/)?(?:vnd\.)?(?:oasis\.)?")
_OFFICE = (
    (b"wordprocessingml.document.main", "docx"),
    (b"wordprocessingml.template.main", "dotx"),
    (b"ms-word.document.macroenabled", "docm"),
    (b"ms-word.template.macroenabled", "dotm"),
    (b"spreadsheetml.sheet.main", "xlsx"),
    (b"spreadsheetml.template.main", "xltx"),
    (b"ms-excel.sheet.macroenabled", "xlsm"),
    (b"ms-excel.template.macroenabled", "xltm"),
    (b"ms-excel.addin.macroenabled", "xlam"),
    (b"ms-excel.sheet.binary", "xlsb"),
    (b"presentationml.presentation.main", "pptx"),
    (b"presentationml.slideshow.main", "ppsx"),
    (b"presentationml.template.main", "potx"),
    (b"ms-powerpoint.presentation.macroenabled", "pptm"),
    (b"ms-powerpoint.slideshow.macroenabled", "ppsm"),
    (b"ms-powerpoint.template.macroenabled", "potm"),
    (b"ms-visio", "vsdx"),
)
_FOLDERS = (
    ("word/document", "docx"),
    ("xl/workbook.bin", "xlsb"),
    ("xl/workbook", "xlsx"),
    ("ppt/presentation", "pptx"),
    ("visio/", "vsdx"),
)
_OPEN = {
    "opendocument.text": "odt",
    "opendocument.text-template": "ott",
    "opendocument.text-master": "odt",
    "opendocument.spreadsheet": "ods",
    "opendocument.spreadsheet-template": "ots",
    "opendocument.presentation": "odp",
    "opendocument.presentation-template": "otp",
    "opendocument.graphics": "odg",
    "opendocument.formula": "odf",
    "sun.xml.writer": "sxw",
    "sun.xml.calc": "sxc",
    "sun.xml.impress": "sxi",
    "epub+zip": "epub",
}
_STREAMS: tuple[tuple[str, str], ...] = (
    ("encryptedpackage", "ooxml-encrypted"),
    ("worddocument", "doc"),
    ("workbook", "xls"),
    ("book", "xls"),
    ("powerpoint document", "ppt"),
    ("pp40", "ppt"),
    ("pp97_dualstorage", "ppt"),
    ("__properties_version1.0", "msg"),
    ("visiodocument", "vsd"),
    ("quill", "pub"),
    ("fileheader", "hwp"),
    ("props", "mpp"),
)
_TWINS = {"doc": {"dot"}, "xls": {"xlt"}, "ppt": {"pps", "pot"}}


def zip_type(data: bytes, ending: str) -> str:
    """The document type of a zip, or "zip". A zip whose directory is broken goes by its name."""
    stored = _STORED_MIME.match(data[:200])
    kind = _open_type(stored[1]) if stored else ""
    if kind:
        return kind
    try:
        package = Package(data)
    except RefusedError:
        return ending if ending else "zip"
    if "[Content_Types].xml" in package:
        return _office_type(package) or "zip"
    return _other_type(package, ending)


def ole_type(data: bytes, ending: str) -> str:
    """The document type of an OLE compound file; by its name where it cannot be opened or is none we know."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {"/".join(path).lower() for path in ole.listdir(streams=True, storages=True)}
    except (OSError, IndexError, ValueError):
        return ending
    for stream, kind in _STREAMS:
        if stream in names:
            return ending if ending in _TWINS.get(kind, ()) else kind
    return "" if ending in _TWINS else ending


def _office_type(package: Package) -> str:
    try:
        declared = b" ".join(_CONTENT_TYPE.findall(package.read("[Content_Types].xml"))).lower()
    except RefusedError:
        declared = b""
    for sign, kind in _OFFICE:
        if sign in declared:
            return kind
    return next(
        (kind for folder, kind in _FOLDERS if any(name.lower().startswith(folder) for name in package.names)), ""
    )


def _other_type(package: Package, ending: str) -> str:
    if "mimetype" in package and package.size("mimetype") < 200:
        kind = _open_type(package.read("mimetype"))
        if kind:
            return kind
    if "index/document.iwa" in package:
        return "iwork"
    if "meta-inf/manifest.mf" in package:
        return "jar"
    if "content.xml" in package and "meta.xml" in package:
        return ending if ending in _OPEN.values() else "odt"
    return "zip"


def _open_type(mime: bytes) -> str:
    return _OPEN.get(_MIME_PREFIX.sub("", mime.decode("ascii", "replace").strip()), "")
