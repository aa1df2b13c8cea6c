"""Outlook messages: head, body, attachments. Source: MS-OXMSG, MS-OXPROPS."""

import re
import struct
from datetime import UTC, datetime, timedelta
from typing import Any

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.formats.members import put_member
from indexer.extract.formats.ole import decoded, opened, stream
from indexer.extract.formats.rtf_compressed import inflated
from indexer.extract.formats.webpage import text_of
from indexer.extract.source import Source
from indexer.extract.text_encoding import text_in
from indexer.model.reading import Place, Properties, Reading, Reason

_WIDE, _NARROW, _BINARY = "001F", "001E", "0102"
_SUBJECT, _SENDER, _SENDER_MAIL = "0037", "0C1A", "0C1F"
_TO, _CC, _BODY, _HTML, _RTF = "0E04", "0E03", "1000", "1013", "1009"
_LONG_NAME, _SHORT_NAME, _DATA = "3707", "3704", "3701"
_SENT, _ARRIVED, _CODE_PAGE = 0x0039, 0x0E06, 0x3FFD
_ATTACHMENT = re.compile(r"^__attach_version1\.0_#[0-9A-F]{8}$", re.I)
_HEAD_BYTES = 32
_FILE_TIME_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def read(source: Source, draft: Draft) -> None:
    """Raises RefusedError DAMAGED."""
    try:
        with opened(source) as ole:
            _read(ole, source, draft)
    except struct.error as error:
        raise RefusedError(Reason.DAMAGED, "Outlook properties") from error


def _read(ole: Any, source: Source, draft: Draft) -> None:
    fixed = _fixed(stream(ole, "__properties_version1.0"))
    page = fixed.get(_CODE_PAGE, 1252)
    at = _time(fixed.get(_SENT) or fixed.get(_ARRIVED))
    subject, sender = _text(ole, "", _SUBJECT, page), _text(ole, "", _SENDER, page)
    draft.properties = Properties(title=subject, creator=sender, created_at=at)
    mail = _text(ole, "", _SENDER_MAIL, page)
    people = [f"{sender} <{mail}>" if "@" in mail else sender, _text(ole, "", _TO, page), _text(ole, "", _CC, page)]
    draft.put(Place.HEADER, "\n".join(line for line in (subject, *people) if line))
    draft.put(Place.BODY, _body(ole, source, page))
    for folder in sorted({path[0] for path in ole.listdir() if _ATTACHMENT.match(path[0])}):
        name = _text(ole, folder, _LONG_NAME, page) or _text(ole, folder, _SHORT_NAME, page)
        put_member(name, stream(ole, f"{folder}/__substg1.0_{_DATA}{_BINARY}"), source, draft)


def _body(ole: Any, source: Source, page: int) -> str:
    """The plain body; where there is none, that of the HTML or the RTF."""
    plain = _text(ole, "", _BODY, page)
    if plain.strip():
        return plain
    html = stream(ole, f"__substg1.0_{_HTML}{_BINARY}")
    if html:
        return text_of(text_in(html)[0])
    packed = stream(ole, f"__substg1.0_{_RTF}{_BINARY}")
    rtf = source.inner("body.rtf", inflated(packed)) if packed and source.inner else None
    return rtf.text() if isinstance(rtf, Reading) else ""


def _text(ole: Any, folder: str, key: str, page: int) -> str:
    base = f"{folder}/__substg1.0_{key}" if folder else f"__substg1.0_{key}"
    wide = stream(ole, base + _WIDE)
    if wide:
        return wide[: len(wide) & ~1].decode("utf-16-le", "replace").rstrip("\0")
    narrow = stream(ole, base + _NARROW)
    return decoded(narrow, page).rstrip("\0")


def _fixed(properties: bytes) -> dict[int, int]:
    """Properties of fixed size by number: 16 bytes each after the head."""
    found = {}
    for at in range(_HEAD_BYTES, len(properties) - 15, 16):
        kind, number, _, value = struct.unpack_from("<HHIQ", properties, at)
        if kind in (0x0003, 0x0040):
            found[number] = value & 0xFFFF_FFFF if kind == 0x0003 else value
    return found


def _time(ticks: int | None) -> datetime | None:
    """A FILETIME: steps of 100 ns since 1601."""
    if not ticks:
        return None
    try:
        return _FILE_TIME_EPOCH + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None
