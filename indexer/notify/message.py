"""A letter as a message of RFC 5322: plain text and HTML side by side, whatever its words hold."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from uuid import uuid4

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LONGEST_SUBJECT = 200
_SENDER_NAME = "Ổ Chung"


def new_message_id(sender: str) -> str:
    """One that no other letter has; `sender` gives its domain."""
    return f"<ochung.{uuid4().hex}@{sender.rpartition('@')[2] or 'ochung.invalid'}>"


def one_line(text: str) -> str:
    """Without line breaks and other control characters: nothing of it can become a header of its own."""
    return " ".join(_CONTROL.sub(" ", text).split())


def made(
    *, sender: str, to: str, name: str, subject: str, text: str, html: str, message_id: str, at: datetime
) -> EmailMessage:
    """`to` and `sender` are addresses, `name` the reader's. Raises ValueError for an address that is none."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(_SENDER_NAME, sender)
    message["To"] = _address(one_line(name), to)
    message["Subject"] = _shortened(one_line(subject))
    message["Date"] = format_datetime(at)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    message.set_content(_printable(text), cte="base64")
    message.add_alternative(_printable(html), subtype="html", cte="base64")
    message.set_boundary(f"=_{sha256(message_id.encode()).hexdigest()[:32]}")  # a repeat is the same, byte by byte
    return message


def _address(name: str, address: str) -> Address:
    return Address(display_name=name, addr_spec=address)


def _shortened(subject: str) -> str:
    return subject if len(subject) <= _LONGEST_SUBJECT else subject[:_LONGEST_SUBJECT].rpartition(" ")[0] + " …"


def _printable(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", " ", text)
