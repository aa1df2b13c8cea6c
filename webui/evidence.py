"""The events behind a cell of a matrix, in a dialog: who did what, when, and how sure that is."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any, Literal
from urllib.parse import urlencode

import streamlit as st

from indexer.errors import NotVisibleError
from indexer.model.document import Document
from indexer.model.effort import Shared
from indexer.model.event import Action, Event
from webui import components
from webui.document_sections import line
from webui.formats import Formats
from webui.overview_address import OverviewView
from webui.rows import day_name, history_row
from webui.task_address import task_page
from webui.task_dossier import Names
from webui.visit import Visit

_MOST = 100  # events shown; the activity page has them all


def show(visit: Visit, view: OverviewView, cell: Sequence[str]) -> None:
    """Opens it over the page. `cell`: (task, unit, person), the person "" for the unit as a whole."""
    task, unit, person = (*cell, "", "")[:3]
    first, after = view.moments(visit.formats.today, visit.formats.zone)
    try:
        found = visit.library.evidence_of_cell(visit.viewer, task, unit, person, first, after)
        title = visit.library.task(visit.viewer, task).task.title
    except NotVisibleError:
        st.toast(visit.words("overview.gone"))
        return

    @st.dialog(visit.words("overview.evidence"), width="large")
    def opened() -> None:
        components.EVIDENCE.show(data(visit, view, found, (task, unit, person), title))

    opened()


def show_pair(visit: Visit, view: OverviewView, first: str, second: str, by: str) -> None:
    """What two units (codes) or people (logins) both had a part in."""
    began, ended = view.moments(visit.formats.today, visit.formats.zone)
    which: Literal["unit", "person"] = "person" if by == "person" else "unit"
    found = visit.library.evidence_of_pair(visit.viewer, first, second, began, ended, which)

    @st.dialog(visit.words("overview.evidence"), width="large")
    def opened() -> None:
        components.EVIDENCE.show(pair_data(visit, found, (first, second), which))

    opened()


def pair_data(visit: Visit, found: Shared, pair: tuple[str, str], by: Literal["unit", "person"]) -> dict[str, Any]:
    names, formats = Names(visit.library.config), visit.formats
    named = names.unit if by == "unit" else names.person
    return {
        "who": " – ".join(named(one) for one in pair),
        "count": formats.counted("overview.documents", len(found.documents)),
        "days": [],
        "documents": [line(one, formats) for one in _documents(visit, found.documents[:_MOST])],
        "tasks": [{"name": _task(visit, code), "page": task_page(code)} for code in found.tasks],
        "words": visit.words.below("overview"),
    }


def _documents(visit: Visit, ids: Sequence[int]) -> list[Document]:
    """Those that are still there."""
    found = []
    for id in ids:
        with suppress(NotVisibleError):
            found.append(visit.library.document(visit.viewer, id))
    return found


def _task(visit: Visit, code: str) -> str:
    try:
        return f"{code} · {visit.library.task(visit.viewer, code).task.title}"
    except NotVisibleError:
        return code


def data(
    visit: Visit, view: OverviewView, found: Sequence[Event], cell: tuple[str, str, str], title: str
) -> dict[str, Any]:
    task, unit, person = cell
    formats, names = visit.formats, Names(visit.library.config)
    first, last = view.days(formats.today)
    who = names.person(person) if person else names.unit(unit)
    asked = {"task": task, "from": first.isoformat(), "to": last.isoformat()}
    asked |= {"person": who} if person else {"unit": who}
    return {
        "code": task,
        "title": title,
        "page": task_page(task),
        "who": " · ".join(filter(None, (who, names.unit(unit) if person else ""))),
        "count": formats.counted("overview.events", len(found)),
        "documents": [],
        "tasks": [],
        "days": _days(found[:_MOST], formats),
        "activity": f"activity?{urlencode(asked)}",
        "rest": formats.counted("overview.rest_events", len(found) - _MOST) if len(found) > _MOST else "",
        "words": visit.words.below("overview") | {"unknown_person": visit.words("event.unknown_person")},
    }


def _days(found: Sequence[Event], formats: Formats) -> list[dict[str, Any]]:
    return [
        {"title": day_name(day, formats), "rows": [_row(event, formats) for event in events]}
        for day, events in groupby(found, key=lambda event: formats.day_of(event.at))
    ]


def _row(event: Event, formats: Formats) -> dict[str, Any]:
    return {
        **history_row(event, formats),
        "time": formats.time(event.at),
        "file": event.path.rpartition("/")[2],
        "document": 0 if event.action is Action.REMOVED else event.document,
        "where": event.path.rpartition("/")[0],
    }
