"""The tables of a configuration file, key by key: TOML tables in, the frozen values of `tree` out. Pure."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from indexer.config import mail_rules, rules
from indexer.config.faults import NOTHING, Fault, Unfit, did_you_mean
from indexer.config.rules import Rule
from indexer.config.task_columns import columns
from indexer.config.tree import (
    AccessConfig,
    AttributionConfig,
    CalendarConfig,
    DriveConfig,
    ExtractConfig,
    GuardConfig,
    MailConfig,
    OfficeConfig,
    PersonConfig,
    RemindersConfig,
    SearchConfig,
    StateConfig,
    TaskConfig,
    TasksRegisterConfig,
    UnitConfig,
    WebConfig,
)

Rules = Mapping[str, Rule]
Found = dict[str, Any]

# Known from the documentation of later versions: saying so is kinder than "unknown key".
LATER = frozenset(
    {
        "ldap",
        "oidc",
        "opensearch",
        "backup",
    }
)
_SECRET = ("password", "passwd", "secret", "token", "mat_khau", "api_key")

_UNIT: Rules = {
    "code": rules.name,
    "name": rules.name,
    "short": rules.text,
    "head": rules.text,
    "folders": rules.each(rules.folder),
    "aliases": rules.texts,
}
_PERSON: Rules = {
    "login": rules.name,
    "name": rules.name,
    "unit": rules.text,
    "email": rules.text,
    "mail": rules.choice("daily", "weekly", "reminders", "none"),
    "aliases": rules.texts,
    "past_units": rules.each(rules.past_unit),
}
_TASK: Rules = {
    "code": rules.name,
    "title": rules.name,
    "lead": rules.text,
    "lead_person": rules.text,
    "coordinating": rules.texts,
    "people": rules.texts,
    "assigned_on": rules.day,
    "due_on": rules.limit,
    "unit_due": rules.unit_limits,
    "folders": rules.each(rules.folder),
    "match": rules.text,
    "objective": rules.text,
    "content": rules.text,
    "products": rules.texts,
    "directive": rules.text,
    "closed_on": rules.day,
}
_WEB: Rules = {"address": rules.address, "port": rules.whole(1, 65535), "base_url": rules.url}
_ACCESS: Rules = {
    "mode": rules.choice("open", "proxy", later=("oidc", "ldap")),
    "open_to_network": rules.flag,
    "header": rules.header,
    "proxies": rules.each(rules.network),
    "domains": rules.texts,
    "administrators": rules.texts,
}
_SEARCH: Rules = {
    "engine": rules.choice("whoosh", later=("opensearch",)),
    "batch_documents": rules.whole(1, 10_000),
    "batch_ms": rules.whole(0, 60_000),
}
_EXTRACT: Rules = {
    "workers": rules.whole(0, 64),
    "max_file_mb": rules.whole(1, 100_000),
    "seconds": rules.number(1, 3600),
    "memory_mb": rules.whole(128, 1_000_000),
    "max_text_mb": rules.whole(1, 1000),
    "ocr": rules.choice("auto", "off"),
    "ocr_languages": rules.languages,
    "ocr_pages": rules.whole(1, 5_000),
    "ocr_seconds": rules.number(5, 3600),
    "ocr_megapixels": rules.whole(1, 500),
}
_GUARD: Rules = {
    "share": rules.number(0.01, 1),
    "files": rules.whole(1, 10_000_000),
    "changes": rules.whole(2, 10_000_000),
}
_TASKS_REGISTER: Rules = {
    "file": rules.folder,
    "drive": rules.text,
    "sheet": rules.text,
    "columns": columns,
}
_OFFICE: Rules = {key: rules.text for key in ("name", "parent", "symbol", "place", "signer")}
_ATTRIBUTION: Rules = {"service_accounts": rules.texts}
_REMINDERS: Rules = {"hours": mail_rules.hours}
_CALENDAR: Rules = {"days_off": rules.each(rules.day), "working_weekends": rules.each(rules.day)}


def _drive(base: Path) -> Rules:
    return {
        "name": rules.name,
        "path": rules.path_in(base),
        "unc": rules.network_path,
        "watch": rules.choice("auto", "native", "polling"),
        "poll_seconds": rules.number(1, 86_400),
        "ignore": rules.each(rules.glob),
        "audit_log": rules.log_in(base),
        "audit_root": rules.text,
        "readers": rules.texts,
    }


def _mail(base: Path) -> Rules:
    return {
        "host": mail_rules.host,
        "port": rules.whole(1, 65535),
        "security": rules.choice("starttls", "ssl", "none"),
        "sender": mail_rules.address,
        "login": rules.text,
        "password_env": mail_rules.variable,
        "password_file": rules.path_in(base),
    }


# What an included file may add; the rest of it is read for faults but not taken.
REGISTER = ("units", "people", "tasks")


def read(data: Mapping[str, Any], base: Path) -> tuple[Found, list[Fault]]:
    """The keyword arguments of `Config` that the file holds, and everything wrong with it.

    A value that does not fit is replaced by its default (or an empty one), so that later checks still see the rest.
    """
    single: dict[str, tuple[type, Rules]] = {
        "state": (StateConfig, {"path": rules.path_in(base)}),
        "web": (WebConfig, _WEB),
        "access": (AccessConfig, _ACCESS),
        "search": (SearchConfig, _SEARCH),
        "extract": (ExtractConfig, _EXTRACT),
        "guard": (GuardConfig, _GUARD),
        "attribution": (AttributionConfig, _ATTRIBUTION),
        "office": (OfficeConfig, _OFFICE),
        "mail": (MailConfig, _mail(base)),
        "reminders": (RemindersConfig, _REMINDERS),
        "calendar": (CalendarConfig, _CALENDAR),
        "tasks_register": (TasksRegisterConfig, _TASKS_REGISTER),
    }
    many: dict[str, tuple[type, Rules]] = {
        "drives": (DriveConfig, _drive(base)),
        "units": (UnitConfig, _UNIT),
        "people": (PersonConfig, _PERSON),
        "tasks": (TaskConfig, _TASK),
    }
    plain: Rules = {
        "language": rules.choice("vi", "en"),
        "time_zone": rules.zone,
        "include": rules.each(rules.path_in(base)),
    }
    found, faults = _values({key: data[key] for key in data if key not in single and key not in many}, plain, "")
    # A misspelt table is among the unknown plain keys: suggest from every known name.
    faults = [_with_neighbours(fault, (*plain, *single, *many)) for fault in faults]
    for key in data:
        if key in single:
            found[key] = _one(data[key], key, *single[key], faults)
        elif key in many:
            found[key] = _list(data[key], key, *many[key], faults)
    return found, faults


def _list(raw: Any, key: str, kind: type, known: Rules, faults: list[Fault]) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        faults.append(Fault(key, NOTHING, "must be a list of tables.", f"write [[{key}]] with two brackets"))
        return ()
    return tuple(_one(one, f"{key}[{position}]", kind, known, faults) for position, one in enumerate(raw, start=1))


def _one(raw: Any, key: str, kind: type, known: Rules, faults: list[Fault]) -> Any:
    if not isinstance(raw, dict):
        faults.append(Fault(key, raw, "must be a table.", f"write [{key}] on a line of its own, its keys below"))
        raw = {}
    found, wrong = _values(raw, known, f"{key}.")
    for one in fields(kind):
        if one.name not in found and one.default is MISSING and one.default_factory is MISSING:
            if one.name not in raw:
                wrong.append(Fault(f"{key}.{one.name}", NOTHING, "is missing.", f"add a line {one.name} = ..."))
            found[one.name] = Path() if one.name == "path" else ""
    faults += wrong
    return kind(**found)


def _values(raw: Mapping[str, Any], known: Rules, prefix: str) -> tuple[Found, list[Fault]]:
    found: Found = {}
    faults: list[Fault] = []
    for key, value in raw.items():
        if key not in known:
            faults.append(_unknown(prefix + key, key, value, known))
            continue
        try:
            found[key] = known[key](value)
        except Unfit as unfit:
            faults.append(Fault(prefix + key, value, unfit.allowed, unfit.cure))
    return found, faults


def _unknown(where: str, key: str, value: Any, known: Rules) -> Fault:
    if any(word in key.casefold() for word in _SECRET):
        return Fault(where, NOTHING, "is a secret; secrets never stand in this file.", "delete the line")
    if key in LATER:
        return Fault(where, NOTHING, "is not available in this version.", "delete it")
    shown = NOTHING if isinstance(value, dict | list) else value
    allowed = ", ".join(known)
    return Fault(
        where, shown, f"is an unknown key; known here: {allowed}.", did_you_mean(key, known) or "delete the line"
    )


def _with_neighbours(fault: Fault, names: tuple[str, ...]) -> Fault:
    if "unknown key" not in fault.allowed:
        return fault
    near = did_you_mean(fault.key, names) or "delete it"
    return Fault(fault.key, fault.value, f"is an unknown key; known here: {', '.join(names)}.", near)
