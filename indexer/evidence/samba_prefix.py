"""Who stands in the prefix that an administrator chose for full_audit's lines. Pure.

Nothing in the log names the fields. Our own snippet is `%U|%I|%m|%S` (login, address, computer, share); the manual's
default is `%u|%I`; others write `u=%u|U=%U`, or put the time or the address first.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|(?:::ffff:)?[0-9a-fA-F:]*:[0-9a-fA-F:.]+")
_TIME = re.compile(r"[\d/.\- :,TZ+]*\d\d:\d\d[\d:. ,Z+-]*")
_NAMED = re.compile(r"(\w+)=(.*)")


@dataclass(frozen=True, slots=True)
class Prefix:
    """`name` is the account, `host` the computer's name, its address where no name stands; `fields` all of them."""

    name: str
    host: str
    fields: tuple[str, ...]

    def has_share(self, share: str) -> bool:
        return share.casefold() in (field.casefold() for field in self.fields[1:])


@lru_cache(maxsize=4096)  # a log holds few different ones
def understood(fields: tuple[bytes, ...]) -> Prefix:
    texts = tuple(field.decode("utf-8", "replace") for field in fields)
    named = {match[1]: match[2] for text in texts if (match := _NAMED.fullmatch(text))}
    if login := named.get("U") or named.get("u") or named.get("user"):
        host = named.get("m") or named.get("I") or named.get("i") or ""
        return Prefix(login, host, tuple(named.values()))
    names = [text for text in texts if text and not _ADDRESS.fullmatch(text) and not _TIME.fullmatch(text)]
    addresses = [text for text in texts if _ADDRESS.fullmatch(text)]
    # login, computer, share in this order; with two names only, the second is rather the share than a computer
    host = names[1] if len(names) > 2 else addresses[0] if addresses else ""
    return Prefix(names[0] if names else "", host, texts)
