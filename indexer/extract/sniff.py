"""What a file is, by its content; its name only decides where content cannot. Pure.

Types are file endings without the dot. "" is a type nobody knows.
"""

import re

from indexer.extract.container import ole_type, zip_type

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"{\\rtf", "rtf"),
    (b"\xdb\xa5", "doc"),  # Word 2 and before; "UNSUPPORTED" is for the reader to say
    (b"\x31\xbe\x00\x00", "wri"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"MSCF", "cab"),
    (b"ITSF", "chm"),
    (b"MZ", "exe"),
    (b"\x7fELF", "elf"),
    (b"ID3", "mp3"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"\x1aE\xdf\xa3", "mkv"),
    (b"8BPS", "psd"),
    (b"%!PS", "ps"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\x00\x01\x00\x00Standard ACE DB", "accdb"),
    (b"\x00\x01\x00\x00Standard Jet DB", "mdb"),
    (b"!BDN", "pst"),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "one"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"\xc5\xd0\xd3\xc6", "eps"),
    (b"-----BEGIN PGP MESSAGE", "pgp"),
    (b"bplist00", "plist"),
    (b"\x00\x00\x01\x00", "ico"),
    (b"\x0eWKS", "wks"),
)
_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00[\x00-\xff]{2}[\x05\x10\x20\x40]\x00")
_DER = re.compile(rb"0[\x80-\x84]")  # certificates, signed and time-stamped envelopes
_RIFF = {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "avi"}
_MAIL = re.compile(
    rb"\A(?:From [^\n]{3,200}\n)?(?:(?:Return-Path|Received|From|To|Subject|Date|Message-ID|MIME-Version|Delivered-To"
    rb"|X-[\w-]+|Content-Type|Reply-To|Cc|DKIM-Signature|ARC-[\w-]+|Thread-[\w-]+|Authentication-Results)"
    rb":[^\n]*\n(?:[ \t][^\n]*\n)*){2}",
    re.I,
)
_MHT = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta\s|title|script|table|div|p)[\s>]", re.I)
_MARKUP_START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<")
_TEXT_ENDINGS = {
    "csv",
    "tsv",
    "md",
    "log",
    "ini",
    "json",
    "yaml",
    "yml",
    "toml",
    "sql",
    "py",
    "vtt",
    "srt",
    "ics",
    "vcf",
    "tex",
}
_NAME_ONLY_TEXT = {"pem", "key", "crt", "cer", "p7m", "p7s", "asc", "vor"}


def sniffed(name: str, data: bytes) -> str:
    """The type of a file. `data` may be its head only, but containers are then told apart by name."""
    head = data[:4096]
    ending = ending_of(name)
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return zip_type(data, ending)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return ole_type(data, ending)
    return _by_magic(head, ending) or _by_text(data[:65536], ending)


def ending_of(name: str) -> str:
    """The name's ending, lower case, without the dot; "" where there is none."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return ending if len(ending) <= 8 and ending.isalnum() else ""


def _by_magic(head: bytes, ending: str) -> str:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if _DER.match(head):
        return ending or "der"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "riff")
    if head[4:8] == b"ftyp":
        return "heic" if head[8:11] in (b"hei", b"mif", b"avi") else "mp4"
    return _by_late_magic(head, ending)


def _by_late_magic(head: bytes, ending: str) -> str:
    if head[257:262] == b"ustar":
        return "tar"
    if head[40:44] == b" EMF" and head[:4] == b"\x01\x00\x00\x00":
        return "emf"
    if head[:2] == b"BM" and ending in ("bmp", "dib", "") and not is_text(head):
        return "bmp"
    return "xls" if _BIFF.match(head) else ""


def _by_text(head: bytes, ending: str) -> str:
    if not head or not is_text(head):
        return "txt" if not head else "" if ending in _READ_BY_CONTENT else ending
    if _MARKUP_START.match(head):
        return _markup(head, ending)
    if ending in _NAME_ONLY_TEXT:
        return ending
    if _MAIL.match(head[:4096].replace(b"\r\n", b"\n")):
        return "mht" if _MHT.search(head) and ending in ("mht", "mhtml", "htm", "html", "doc") else "eml"
    if ending in ("eml", "mht", "mhtml"):
        return "eml" if ending == "eml" else "mht"
    return ending if ending in _TEXT_ENDINGS else "txt"


def is_text(head: bytes) -> bool:
    """Whether bytes look like text in any encoding: few control characters, or UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = head.count(0)
    if zeros:  # UTF-16 without a mark: one half of the bytes is mostly zero, the other never
        return min(head[0::2].count(0), head[1::2].count(0)) * 50 < len(head) and zeros * 4 > len(head)
    return len(head.translate(None, _PRINTED)) * 50 <= len(head)


def _markup(head: bytes, ending: str) -> str:
    low = head.lower()
    for sign, kind in _XML_KINDS:
        if sign in low:
            return kind
    if low.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return "html" if b"<html" in low else "svg" if b"<svg" in low else "xml"
    if ending in ("html", "htm", "xhtml") or _HTML.search(low):
        return "html"
    return "svg" if b"<svg" in low else "xml" if ending in ("xml", "xsd", "xsl", "kml", "gpx") else "txt"


# Endings of types that are known by their content: without it the name alone proves nothing.
_READ_BY_CONTENT = _TEXT_ENDINGS | {"txt", "html", "htm", "xml", "eml", "mht", "rtf", "pdf"}
_READ_BY_CONTENT |= {"doc", "xls", "ppt", "docx", "xlsx", "pptx"}
_PRINTED = bytes(byte for byte in range(256) if byte >= 32 or byte in b"\t\n\r\x0b\x0c\x1b\x08")
_XML_KINDS = (
    (b"http://schemas.microsoft.com/office/word/2003/wordml", "wordml"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "spreadsheetml"),
    (b"http://schemas.microsoft.com/office/2006/xmlpackage", "flatopc"),
    (b"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "fodt"),
)
