"""What may stand behind a key: each rule takes the TOML value and returns ours, or raises Unfit. Pure."""

import ipaddress
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from indexer.config.faults import Unfit, did_you_mean
from indexer.config.tree import PastUnit

Rule = Callable[[Any], Any]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LANGUAGE = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,40}(?:/[A-Za-z0-9_]{1,40})?")  # vie, chi_sim, script/Vietnamese
_HEADER = re.compile(r"[A-Za-z0-9-]{1,64}")
_TAKEN_HEADERS = frozenset(
    {
        "host",
        "origin",
        "cookie",
        "connection",
        "upgrade",
        "content-type",
        "content-length",
        "referer",
        "range",
        "accept",
    }
)
_SOCKET = re.compile(r"(?:unix|udp):")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")


def text(value: Any) -> str:
    """A text on one line, in normal form C, without blanks around it."""
    if not isinstance(value, str):
        raise Unfit("must be a text in quotes.", f'write "{value}"')
    if _CONTROL.search(value):
        raise Unfit("must hold no line breaks or other control characters.")
    return unicodedata.normalize("NFC", value).strip()


def name(value: Any) -> str:
    """A text that is not empty."""
    if not (kept := text(value)):
        raise Unfit("must not be empty.")
    return kept


def each(rule: Rule) -> Rule:
    """A list, every member of which obeys `rule`."""

    def listed(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Unfit("must be a list.", f'write ["{value}"]' if isinstance(value, str) else "")
        return tuple(rule(one) for one in value)

    return listed


texts = each(name)


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit("must be true or false, without quotes.")
    return value


def whole(low: int, high: int) -> Rule:
    """A whole number within the limits, both included."""

    def checked(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise Unfit(f"must be a whole number from {low} to {high}, without quotes.")
        return value

    return checked


def number(low: float, high: float) -> Rule:
    """A number within the limits, both included."""

    def checked(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise Unfit(f"must be a number from {low:g} to {high:g}, without quotes.")
        return float(value)

    return checked


def choice(*allowed: str, later: tuple[str, ...] = ()) -> Rule:
    """One of the words; `later` are those that a coming version knows."""

    def checked(value: Any) -> str:
        if value in allowed:
            return str(value)
        listed = "must be " + " or ".join(f'"{one}"' for one in allowed) + "."
        if value in later:
            raise Unfit(f"is not available in this version; {listed}", f'write "{allowed[0]}"')
        raise Unfit(listed, did_you_mean(str(value), allowed) or f'write "{allowed[0]}"')

    return checked


def languages(value: Any) -> tuple[str, ...]:
    """Names of Tesseract's languages, as a list or as it writes them itself ("vie+eng")."""
    named = value.split("+") if isinstance(value, str) else value
    if (
        not isinstance(named, list)
        or not named
        or not all(isinstance(one, str) and _LANGUAGE.fullmatch(one) for one in named)
    ):
        raise Unfit("must be a list of Tesseract's languages.", 'write it like ["vie"] or ["vie", "eng"]')
    return tuple(dict.fromkeys(named))


def day(value: Any) -> date:
    """A date; TOML writes it without quotes, a text `2026-03-31` is understood too."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            value = None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise Unfit("must be a date as year-month-day.", "write it like 2026-03-31")
    return value


def limit(value: Any) -> date | str:
    """A date, or words of which one follows, like "05 ngày làm việc"."""
    if not isinstance(value, str):
        return day(value)
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return name(value)


def unit_limits(value: Any) -> tuple[tuple[str, date | str], ...]:
    """(code of a unit, its own limit)."""
    if not isinstance(value, dict):
        raise Unfit("must hold a limit for each unit.", 'write it like { DT = 2026-03-31, QLNS = "05 ngày làm việc" }')
    return tuple((name(unit), limit(own)) for unit, own in value.items())


def past_unit(value: Any) -> PastUnit:
    """A unit and the last day in it."""
    if not isinstance(value, dict) or set(value) != {"unit", "until"}:
        raise Unfit("must hold unit and until, nothing else.", 'write it like { unit = "DT", until = 2025-06-30 }')
    return PastUnit(name(value["unit"]), day(value["until"]))


def network(value: Any) -> str:
    """An IP address, or a network of them (`10.0.0.0/8`)."""
    kept = name(value)
    try:
        return str(ipaddress.ip_network(kept, strict=False)) if "/" in kept else str(ipaddress.ip_address(kept))
    except ValueError:
        raise Unfit("must be an IP address or a network.", 'write it like "127.0.0.1" or "10.1.2.0/24"') from None


def header(value: Any) -> str:
    """The name of an HTTP header."""
    kept = name(value)
    if not _HEADER.fullmatch(kept) or kept.casefold() in _TAKEN_HEADERS:
        raise Unfit("must be a header that only carries the login.", 'write it like "X-Remote-User"')
    return kept


def zone(value: Any) -> str:
    kept = name(value)
    try:
        ZoneInfo(kept)
    except (KeyError, ValueError, OSError):
        raise Unfit("must be a time zone of the IANA list.", 'write it like "Asia/Ho_Chi_Minh"') from None
    return kept


def path_in(base: Path) -> Rule:
    """A path; relative ones start at `base`. `~` is the home folder."""

    def absolute(value: Any) -> Path:
        if not isinstance(value, str) or not value.strip() or "\0" in value:
            raise Unfit("must be a path in quotes.", "write it like '/mnt/chung' or 'D:\\Chung'")
        try:
            return base / Path(value).expanduser()
        except RuntimeError:
            raise Unfit("names a home folder that does not exist.", "write the whole path") from None

    return absolute


def log_in(base: Path) -> Rule:
    """A path, or the address of a socket on this computer to listen to: unix:PATH or udp:ADDRESS:PORT."""
    plain = path_in(base)

    def place(value: Any) -> Path | str:
        if isinstance(value, str) and _SOCKET.match(value):
            kind, _, where = value.partition(":")
            host, _, port = where.rpartition(":")
            is_good = where.startswith("/") if kind == "unix" else _is_loopback(host) and port.isdigit()
            if not is_good or (kind == "udp" and not 0 < int(port) < 65_536):
                raise Unfit("must be a socket on this computer.", 'write "unix:/run/…/audit" or "udp:127.0.0.1:5514"')
            return value
        kept: Path = plain(value)
        return kept

    return place


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.IPv4Address(host).is_loopback
    except ValueError:
        return False


def folder(value: Any) -> str:
    """A folder of the drive as shown: `/` between parts, none around; it may not leave the drive."""
    kept = name(value)
    if "\\" in kept or ".." in kept.split("/") or re.match(r"[A-Za-z]:", kept):
        raise Unfit(
            "must be a folder below the drive, with / between its parts.", 'write it like "Phong Ngan sach/2026"'
        )
    return "/".join(part for part in kept.split("/") if part)


def glob(value: Any) -> str:
    """A pattern of names or drive-relative paths with * ? [...]."""
    kept = name(value)
    if "\\" in kept:
        raise Unfit("must be a pattern with / between the parts of a path.", f"write '{kept.replace(chr(92), '/')}'")
    if re.search(r"\[(?!!?\]?[^\]]*\])", kept):
        raise Unfit("opens a [ that is never closed.", 'close it, or write "[[]" for the bracket itself')
    return kept


def address(value: Any) -> str:
    """An address to listen on: an IP address or a host name."""
    kept = name(value)
    try:
        return str(ipaddress.ip_address(kept.strip("[]")))
    except ValueError:
        pass
    if not _HOST.fullmatch(kept) or re.fullmatch(r"[\d.]+", kept):
        raise Unfit("must be an IP address or a host name, without port.", 'write "127.0.0.1" for this computer only')
    return kept


def url(value: Any) -> str:
    """The address people type, without a slash at the end; empty means none."""
    kept = text(value).rstrip("/")
    try:
        parts = urlsplit(kept)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query and not parts.fragment
        good = good and (parts.port is None or parts.port > 0) and not parts.username
    except ValueError:
        good = False
    if kept and not good:
        raise Unfit("must be an address of a web page.", 'write it like "https://ochung.example.vn"')
    return kept


def network_path(value: Any) -> str:
    r"""The path that colleagues open the drive with (`\\server\share`); empty means none."""
    kept = text(value).rstrip("\\/")
    if kept and not kept.startswith(("\\\\", "//", "smb://")):
        raise Unfit("must be a network path.", r"write it in single quotes, like '\\server\share'")
    return kept
