"""The sample's config.toml: its drive, units, people and tasks. Pure."""

import json
from collections.abc import Iterator
from datetime import date

from indexer.sample.office import MAIL, Office
from indexer.sample.tasks import Task

_HEAD = """# The sample office. Written by `ochung sample`; every name in it is invented.
language = "vi"
time_zone = "Asia/Ho_Chi_Minh"

[[drives]]
name = "Chung"
path = "drive"
unc = '\\\\maychu\\chung'
audit_log = "audit.log"
audit_root = "/srv/chung"

[state]
path = "state"
"""


def config_text(office: Office, tasks: tuple[Task, ...]) -> str:
    return "\n".join((_HEAD, *_units(office), *_people(office), *_tasks(tasks)))


def _units(office: Office) -> Iterator[str]:
    for unit in office.units:
        yield _table("units", code=unit.code, name=unit.name, short=unit.folder, head=unit.head, folders=[unit.folder])


def _people(office: Office) -> Iterator[str]:
    for member in office.members:
        email = f"{member.login}@{MAIL}"
        aliases = list(member.aliases)
        yield _table(
            "people", login=member.login, name=member.name, unit=member.unit.code, email=email, aliases=aliases
        )


def _tasks(tasks: tuple[Task, ...]) -> Iterator[str]:
    for task in tasks:
        fields: dict[str, object] = {
            "code": task.code,
            "title": task.title,
            "lead": task.lead.code,
            "coordinating": [unit.code for unit in task.coordinating],
            "people": [member.login for member in task.members],
            "assigned_on": task.assigned_on,
            "due_on": task.due_on,
            "folders": [task.folder],
            "match": f'"{task.matter.project}"',
            "products": list(task.matter.theme.products),
            "directive": task.directive,
        }
        if task.closed_on:
            fields["closed_on"] = task.closed_on
        yield _table("tasks", **fields)


def _table(name: str, /, **fields: object) -> str:
    lines = "\n".join(f"{key} = {_value(value)}" for key, value in fields.items())
    return f"[[{name}]]\n{lines}\n"


def _value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)  # strings and lists of strings are written alike in TOML and JSON
