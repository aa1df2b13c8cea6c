"""Rules for mail and reminders: addresses, names of variables, office hours. Pure."""

import re
from datetime import time
from typing import Any

from indexer.config.faults import Unfit
from indexer.config.rules import address as listen_address
from indexer.config.rules import name

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_HOURS = re.compile(r"\s*([01]?\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3]):([0-5]\d)\s*")


def is_mail_address(text: str) -> bool:
    return _ADDRESS.fullmatch(text) is not None


def address(value: Any) -> str:
    """An address that mail is sent from."""
    kept = name(value)
    if not is_mail_address(kept):
        raise Unfit("must be a mail address, nothing else.", 'write it like "ochung@stc.example.vn"')
    return kept


def host(value: Any) -> str:
    """A host name or an IP address, without port."""
    return listen_address(value)


def variable(value: Any) -> str:
    """The name of an environment variable."""
    kept = name(value)
    if not _VARIABLE.fullmatch(kept):
        raise Unfit("must be the name of an environment variable.", 'write it like "OCHUNG_MAIL_PASSWORD"')
    return kept


def hours(value: Any) -> tuple[time, time]:
    """From when to when: `07:30-17:00`."""
    found = _HOURS.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise Unfit("must be the hours of a day.", 'write it like "07:30-17:00"')
    start, end = (time(int(found[n]), int(found[n + 1])) for n in (1, 3))
    if start >= end:
        raise Unfit("must begin before it ends.", 'write it like "07:30-17:00"')
    return start, end
