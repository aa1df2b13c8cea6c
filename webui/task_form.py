"""The form by which a task is made or changed on the page: what it shows, and the task that was entered."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from indexer.config.tree import Config
from indexer.library.task_dossier import day_meant
from indexer.model.task import Share, Task
from webui.formats import Formats
from webui.task_dossier import Names

Row = dict[str, Any]
_DEADLINE = {"due_on", "words"}
_FIGURES = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_FIELDS = ("code", "title", "objective", "content", "directive", "lead", "lead_person", "assigned_on", "due", "match")


def empty(params: Mapping[str, Sequence[str]], today: date) -> Row:
    """The form as an address fills it in: `title`, `lead`, `units` and `folder`, commas between several."""
    asked = {name: next(iter(params.get(name, ())), "") for name in ("title", "lead", "units", "folder")}
    units = [unit for unit in asked["units"].split(",") if unit and unit != asked["lead"]]
    return {
        **dict.fromkeys(_FIELDS, ""),
        "title": asked["title"],
        "lead": asked["lead"],
        "assigned_on": today.isoformat(),
        "units": {unit: "" for unit in units},
        "people": [],
        "products": "",
        "folders": asked["folder"],
    }


def filled(task: Task) -> Row:
    """The form with what a task says now."""
    return {
        "code": task.code,
        "title": task.title,
        "objective": task.objective,
        "content": task.content,
        "directive": task.directive,
        "lead": task.lead,
        "lead_person": task.lead_person,
        "assigned_on": task.assigned_on.isoformat() if task.assigned_on else "",
        "due": _due(task.words, task.due_on),
        "units": {share.unit: _due(share.words, share.due_on) for share in task.coordinating},
        "people": list(task.people),
        "products": "\n".join(task.products),
        "folders": "\n".join(task.folders),
        "match": task.match,
    }


def entered(form: Row) -> tuple[Task, list[str]]:
    """The task of a form, and the fields (`due`, `due:UNIT`) whose words mean no day."""
    since = _day(form.get("assigned_on"))
    strange = []

    def until(words: Any, field: str) -> tuple[date | None, str]:
        text = _line(words)
        day = _day(text) or (day_meant(text, since) if text else None)
        if text and day is None:
            strange.append(field)
        return day, "" if _is_plain(text) else text

    due_on, words = until(form.get("due"), "due")
    lead = str(form.get("lead") or "")
    shares = tuple(
        Share(str(unit), *until(limit, f"due:{unit}"))
        for unit, limit in dict(form.get("units") or {}).items()
        if unit != lead
    )
    task = Task(
        code=_line(form.get("code")),
        title=_line(form.get("title")),
        directive=_line(form.get("directive")),
        objective=str(form.get("objective") or "").strip(),
        content=str(form.get("content") or "").strip(),
        lead=lead,
        lead_person=str(form.get("lead_person") or ""),
        coordinating=shares,
        people=tuple(map(str, form.get("people") or ())),
        products=_lines(form.get("products")),
        folders=_lines(form.get("folders")),
        match=_line(form.get("match")),
        assigned_on=since,
        due_on=due_on,
        words=words,
    )
    return task, strange


def changes_of(task: Task, shown: Task | None = None) -> dict[str, Any]:
    """What of an entered task another one is changed to: what differs from what the form had `shown` when it was
    opened. The rest may be somebody else's change of meanwhile. A deadline and its words are one."""
    names = ("title", "objective", "content", "products", "directive", "lead", "lead_person", "coordinating", "people")
    every = (*names, "assigned_on", "due_on", "words", "folders", "match")
    changed = {name for name in every if shown is None or getattr(task, name) != getattr(shown, name)}
    if changed & _DEADLINE:
        changed |= _DEADLINE
    return {name: getattr(task, name) for name in every if name in changed}


def meant(form: Row, formats: Formats) -> dict[str, str]:
    """What the deadlines entered mean, by field: `là thứ Tư, 11/03/2026`, or that they mean no day."""
    task, strange = entered(form)
    days = {"due": task.due_on} | {f"due:{share.unit}": share.due_on for share in task.coordinating}
    told = {field: formats.words("tasks.means", day=_with_weekday(day, formats)) for field, day in days.items() if day}
    return told | {field: formats.words("tasks.no_day") for field in strange}


def choices(config: Config) -> Row:
    names = Names(config)
    people = sorted(config.people, key=lambda one: (one.name.split()[-1:], one.name))
    return {
        "units": [(unit.code, unit.name) for unit in config.units],
        "persons": [(one.login, " · ".join(filter(None, (one.name, names.unit(one.unit))))) for one in people],
    }


def _with_weekday(day: date, formats: Formats) -> str:
    return f"{formats.words('tasks.weekdays').split(',')[day.weekday()]}, {formats.date(day)}"


def _due(words: str, day: date | None) -> str:
    return words or (f"{day:%d/%m/%Y}" if day else "")


def _is_plain(text: str) -> bool:
    """Whether it is a day in figures alone, of which no words need to be kept."""
    return not text or bool(_FIGURES.fullmatch(text))


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None


def _line(text: Any) -> str:
    return " ".join(str(text or "").split())


def _lines(text: Any) -> tuple[str, ...]:
    return tuple(filter(None, map(_line, str(text or "").splitlines())))
