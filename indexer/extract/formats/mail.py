"""Internet mail (eml) and saved web pages (mht): head, body, attachments. Source: RFC 5322, RFC 2045."""

import email
import email.errors
import email.header
import email.message
import email.policy
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from indexer.extract.draft import Draft
from indexer.extract.formats.members import MAX_MEMBERS_READ, put_member
from indexer.extract.formats.webpage import text_of
from indexer.extract.source import Source
from indexer.extract.text_encoding import text_in
from indexer.model.reading import Place, Properties

_MAX_PARTS = 1_000


def read(source: Source, draft: Draft) -> None:
    message = email.message_from_bytes(_without_envelope(source.data), policy=email.policy.compat32)
    subject, sender = _field(message, "subject"), _field(message, "from")
    draft.properties = Properties(title=subject, creator=sender, created_at=_date(_field(message, "date")))
    head = (subject, sender, _field(message, "to"), _field(message, "cc"))
    draft.put(Place.HEADER, "\n".join(line for line in head if line))
    bodies, attached = _parts(message)
    draft.put(Place.BODY, "\n".join(bodies))
    for name, data in attached[:MAX_MEMBERS_READ]:
        put_member(name, data, source, draft)


def _parts(message: "email.message.Message[str, str]") -> tuple[list[str], list[tuple[str, bytes]]]:
    """Texts of the body and (name, content) of the rest. HTML counts only where no plain text says the same."""
    plain: list[str] = []
    html: list[str] = []
    attached: list[tuple[str, bytes]] = []
    for number, part in enumerate(message.walk()):
        if number >= _MAX_PARTS:
            break
        if part.is_multipart():
            continue
        kind, name = part.get_content_type(), _shown(part.get_filename() or "")
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data:
            continue
        if name or kind not in ("text/plain", "text/html"):
            if name:
                attached.append((name, data))
            continue
        text = text_in(data, part.get_content_charset() or "")[0]
        (plain if kind == "text/plain" else html).append(text if kind == "text/plain" else text_of(text))
    return (plain if any(text.strip() for text in plain) else html), attached


def _field(message: "email.message.Message[str, str]", name: str) -> str:
    """The raw value: the library would replace bytes that are not ASCII."""
    return _shown(next((str(value) for key, value in message.raw_items() if key.lower() == name), ""))


def _shown(value: str) -> str:
    """Encoded words (`=?utf-8?b?...?=`) as text; raw bytes that lie in a head are taken for UTF-8."""
    try:
        decoded = str(email.header.make_header(email.header.decode_header(value)))
    except (LookupError, ValueError, email.errors.HeaderParseError):
        decoded = value
    raw = decoded.encode("utf-8", "surrogateescape") if any("\udc80" <= sign <= "\udcff" for sign in decoded) else b""
    text = text_in(raw)[0] if raw else decoded
    return " ".join(text.split())[:2000]


def _date(value: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(value)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _without_envelope(data: bytes) -> bytes:
    """A mailbox's `From ` line is not part of the mail."""
    return data.partition(b"\n")[2] if data.startswith(b"From ") else data
