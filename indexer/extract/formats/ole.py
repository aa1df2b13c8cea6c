"""OLE compound files: opening, streams and the properties they carry. Source: MS-CFB, MS-OLEPS."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import olefile

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.source import Source
from indexer.model.reading import Properties, Reason

_UTF16 = 1200
_SUMMARY = "\x05SummaryInformation"
_DOCUMENT_SUMMARY = "\x05DocumentSummaryInformation"
_EPOCH_YEAR = 1980  # the "no time" value is 1601, and durations are kept in the same form


@contextmanager
def opened(source: Source) -> Iterator[Any]:
    """The compound file. Raises RefusedError DAMAGED for it and for everything that is broken inside it."""
    try:
        with olefile.OleFileIO(io.BytesIO(source.data)) as ole:
            yield ole
    except (OSError, IndexError, ValueError, KeyError) as error:
        raise RefusedError(Reason.DAMAGED, "OLE compound file") from error


def stream(ole: Any, name: str) -> bytes:
    """A stream's content; b"" where there is none."""
    if not ole.exists(name) or ole.get_type(name) != olefile.STGTY_STREAM:
        return b""
    data: bytes = ole.openstream(name).read()
    return data


def take_properties(ole: Any, draft: Draft) -> None:
    """Properties and the note on macros. Broken property streams are no reason to lose the text."""
    for names in (("Macros",), ("_VBA_PROJECT_CUR",), ("VBA",)):
        if ole.exists("/".join(names)):
            draft.note("macros")
    summary, more = _set(ole, _SUMMARY, draft), _set(ole, _DOCUMENT_SUMMARY, draft)
    page = _code_page(summary.get(1))
    draft.properties = Properties(
        title=_text(summary.get(2), page),
        subject=_text(summary.get(3), page),
        keywords=_text(summary.get(5), page),
        creator=_text(summary.get(4), page),
        last_modified_by=_text(summary.get(8), page),
        company=_text(more.get(15), _code_page(more.get(1)) if more.get(1) else page),
        application=_text(summary.get(18), page),
        created_at=_time(summary.get(12)),
        modified_at=_time(summary.get(13)),
        revision=_number(_text(summary.get(9), page)),
        pages=_number(summary.get(14)),
        words=_number(summary.get(15)),
        template=_text(summary.get(7), page),
    )


def decoded(data: bytes, code_page: int) -> str:
    """Bytes of a Windows code page as text; an unknown page counts as 1252."""
    name = {65001: "utf-8", _UTF16: "utf-16-le", 10000: "mac_roman"}.get(code_page, f"cp{code_page}")
    try:
        codecs.lookup(name)
    except LookupError:
        name = "cp1252"
    return data.decode(name, "replace")


def _set(ole: Any, name: str, draft: Draft) -> dict[int, Any]:
    if not ole.exists(name):
        return {}
    try:
        found: dict[int, Any] = ole.getproperties(name, convert_time=True, no_conversion=[10])
    except (OSError, IndexError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
        draft.note("damaged:properties")
        return {}
    return found


def _code_page(value: Any) -> int:
    """Kept as a signed 16-bit number: -535 is UTF-8."""
    return value & 0xFFFF if isinstance(value, int) and value else 1252


def _text(value: Any, code_page: int) -> str:
    if isinstance(value, bytes):
        return decoded(value, code_page).split("\0")[0].strip()
    return value.split("\0")[0].strip() if isinstance(value, str) else ""


def _time(value: Any) -> datetime | None:
    if not isinstance(value, datetime) or value.year < _EPOCH_YEAR:
        return None
    return value.replace(tzinfo=UTC)


def _number(value: Any) -> int | None:
    if isinstance(value, str):
        return int(value) if value.isdigit() and len(value) < 10 else None
    return value if isinstance(value, int) and 0 < value < 10**9 else None
