"""What only the whole configuration shows: references, overlaps, what is open to whom. Reads links, nothing else."""

import ipaddress
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from os.path import normcase
from pathlib import Path

from indexer.config.faults import NOTHING, Fault, did_you_mean
from indexer.config.tree import Config, TaskConfig


def check(config: Config) -> list[Fault]:
    """Every fault between the parts of a configuration whose single values are in order."""
    return [
        *_drives(config),
        *_folders(config),
        *_twice("units", "code", (one.code for one in config.units)),
        *_twice("people", "login", (one.login for one in config.people)),
        *_twice("tasks", "code", (one.code for one in config.tasks)),
        *_units_named(config),
        *_people_named(config),
        *_register(config),
        *_dates(config.tasks),
        *_mail(config),
        *_openness(config),
    ]


def is_loopback(address: str) -> bool:
    """Whether only this computer can reach the address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address.casefold() == "localhost"


def _drives(config: Config) -> Iterator[Fault]:
    if not config.drives:
        yield Fault(
            "drives", NOTHING, "is missing: there is no drive to look at.", "add [[drives]] with a name and a path"
        )
    yield from _twice("drives", "name", (one.name for one in config.drives))


def _folders(config: Config) -> Iterator[Fault]:
    placed = [(f"drives[{n}].path", one.path) for n, one in enumerate(config.drives, start=1) if one.path != Path()]
    state = config.state.path
    for position, (key, path) in enumerate(placed):
        for other_key, other in placed[:position]:
            if _overlap(path, other):
                yield Fault(key, str(path), f"overlaps with {other_key}.", "every file may belong to one drive only")
        if _overlap(state, path):
            cure = "put the state into a folder of its own, outside of every drive"
            yield Fault("state.path", str(state), f"overlaps with {key}: the drive is never written to.", cure)


def _overlap(one: Path, other: Path) -> bool:
    first, second = (Path(normcase(path.resolve())) for path in (one, other))
    return first.is_relative_to(second) or second.is_relative_to(first)


def _twice(table: str, key: str, values: Iterable[str]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for position, value in enumerate(values, start=1):
        first = seen.setdefault(value.casefold(), position)
        if value and first != position:
            where = f"{table}[{position}].{key}"
            yield Fault(where, value, f"is taken by {table}[{first}].", f"give every one its own {key}")


def _units_named(config: Config) -> Iterator[Fault]:
    known = [one.code for one in config.units]
    cure = "add the unit to [[units]] or write the code of one that is there"
    for position, person in enumerate(config.people, start=1):
        yield from _known(f"people[{position}].unit", [person.unit], known, "is no code of [[units]].", cure)
        past = [one.unit for one in person.past_units]
        dissolved = "add it to [[units]], without folders if there is no such unit any more"
        yield from _known(f"people[{position}].past_units", past, known, "is no code of [[units]].", dissolved)
    for position, task in enumerate(config.tasks, start=1):
        yield from _known(f"tasks[{position}].lead", [task.lead], known, "is no code of [[units]].", cure)
        where = f"tasks[{position}].coordinating"
        yield from _known(where, task.coordinating, known, "is no code of [[units]].", cure)
        limited, parts = [unit for unit, _ in task.unit_due], list(task.coordinating)
        add = "add the unit to coordinating; the leading unit's limit is due_on"
        yield from _known(f"tasks[{position}].unit_due", limited, parts, "is no coordinating unit of the task.", add)


def _people_named(config: Config) -> Iterator[Fault]:
    logins = [one.login for one in config.people]
    cure = "add the person to [[people]] or write the login of one who is there"
    for position, unit in enumerate(config.units, start=1):
        yield from _known(f"units[{position}].head", [unit.head], logins, "is no login of [[people]].", cure)
    for position, task in enumerate(config.tasks, start=1):
        yield from _known(
            f"tasks[{position}].lead_person", [task.lead_person], logins, "is no login of [[people]].", cure
        )
        yield from _known(f"tasks[{position}].people", task.people, logins, "is no login of [[people]].", cure)
    yield from _known("access.administrators", config.access.administrators, logins, "is no login of [[people]].", cure)
    readers = [*logins, *(one.code for one in config.units)]
    for position, drive in enumerate(config.drives, start=1):
        where = f"drives[{position}].readers"
        yield from _known(where, drive.readers, readers, "is neither a login nor the code of a unit.", cure)


def _known(key: str, values: Iterable[str], known: list[str], allowed: str, cure: str) -> Iterator[Fault]:
    for value in values:
        if value and value not in known:
            yield Fault(key, value, allowed, did_you_mean(value, known) or cure)


def _register(config: Config) -> Iterator[Fault]:
    register = config.tasks_register
    if register is None:
        return
    names = [one.name for one in config.drives]
    cure = "write the name of one of [[drives]], or leave it out for the first one"
    yield from _known("tasks_register.drive", [register.drive], names, "is no name of [[drives]].", cure)
    if register.file and not register.file.lower().endswith(
        (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv")
    ):
        allowed = "must be a spreadsheet: xlsx, xlsm, xlsb, xls, ods, csv or tsv."
        yield Fault("tasks_register.file", register.file, allowed, 'write it like "Dieu hanh/Nhiem vu 2026.xlsx"')


def _mail(config: Config) -> Iterator[Fault]:
    mail = config.mail
    if mail == type(mail)():
        return
    for key, value in (("host", mail.host), ("sender", mail.sender)):
        if not value:
            yield Fault(f"mail.{key}", NOTHING, "is missing.", f"add a line {key} = ..., or delete [mail]")
    if mail.login and not mail.password_env and mail.password_file is None:
        cure = "name the environment variable in password_env, or a file only this user may read in password_file"
        yield Fault("mail.login", mail.login, "needs a password, which never stands in this file.", cure)
    if mail.login and mail.security == "none" and not is_loopback(mail.host):
        yield Fault("mail.security", "none", "would send the password in the clear.", 'write "starttls" or "ssl"')


def _dates(tasks: tuple[TaskConfig, ...]) -> Iterator[Fault]:
    ends: tuple[tuple[str, Callable[[TaskConfig], object]], ...] = (
        ("due_on", lambda task: task.due_on),
        ("closed_on", lambda task: task.closed_on),
    )
    for position, task in enumerate(tasks, start=1):
        for key, end in ends:
            value = end(task)
            if task.assigned_on and isinstance(value, date) and value < task.assigned_on:
                where = f"tasks[{position}].{key}"
                yield Fault(
                    where, value, f"is before assigned_on = {task.assigned_on}.", "one of the two dates is wrong"
                )


def _openness(config: Config) -> Iterator[Fault]:
    address = config.web.address
    if config.access.mode == "open" and not is_loopback(address) and not config.access.open_to_network:
        allowed = 'lets every computer of the network read every document (access mode "open").'
        cure = 'write address = "127.0.0.1", or say open_to_network = true under [access] if that is what you want'
        yield Fault("web.address", address, allowed, cure)
    if config.access.mode == "proxy" and not config.access.proxies:
        cure = 'write proxies = ["127.0.0.1"], the addresses of the servers that sign people in'
        yield Fault("access.proxies", "[]", "is empty: nobody could ever be let in.", cure)
    if config.access.mode == "proxy" and not config.people:
        yield Fault("access.mode", "proxy", "needs [[people]]: who is let in is looked up there.", "add [[people]]")
