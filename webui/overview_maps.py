"""Who works with whom, and work that nobody assigned, as the parts of the overview want them. Pure."""

from collections.abc import Sequence
from typing import Any, Literal
from urllib.parse import urlencode

from indexer.model.effort import Together, Unassigned
from webui.formats import Formats
from webui.overview_rows import heat, steps
from webui.rows import person_page, unit_page
from webui.task_dossier import Names

MOST = 30  # units or people on each side

Data = dict[str, Any]


def cells(found: Sequence[Together], by: Literal["unit", "person"], names: Names, formats: Formats) -> Data:
    """A square: units in the office's order, or the people who share most, by unit."""
    keys = _keys(found, by, names)
    pairs = {frozenset((one.first, one.second)): one for one in found}
    bounds = steps([one.documents for one in found])
    return {
        "columns": [_column(key, by, names) for key in keys],
        "rows": [
            {
                **_column(row, by, names),
                "cells": [
                    None if row == column else _cell(pairs.get(frozenset((row, column))), by, bounds, names, formats)
                    for column in keys
                ],
            }
            for row in keys
        ],
        "more": "",
        "hidden": _hidden(found, keys, formats),
    }


def unassigned(one: Unassigned, names: Names, formats: Formats) -> Data:
    folder = one.folder.rpartition("/")[2] or one.drive
    asked = {
        "new": "1",
        "title": folder,
        "lead": one.units[0] if one.units else "",
        "units": ",".join(one.units[1:]),
        "folder": one.folder,
    }
    return {
        "folder": " › ".join(filter(None, (one.drive, *one.folder.split("/")))),
        "units": [{"name": names.unit(unit), "page": unit_page(names.unit(unit))} for unit in one.units],
        "people": ", ".join(names.person(login) for login in one.people),
        "counts": " · ".join(
            (
                formats.counted("overview.shared", one.shared),
                formats.counted("overview.edits", one.edits),
                formats.ago(one.last_at),
            )
        ),
        "activity": f"activity?{urlencode({'folder': f'{one.drive}/{one.folder}'.rstrip('/')})}",
        "make": f"tasks?{urlencode(asked)}",
    }


def _keys(found: Sequence[Together], by: str, names: Names) -> list[str]:
    shared: dict[str, int] = {}
    for one in found:
        for key in (one.first, one.second):
            shared[key] = shared.get(key, 0) + one.documents + one.tasks
    most = sorted(shared, key=lambda key: (-shared[key], key))[:MOST]
    last = len(names.order)
    if by == "unit":
        return sorted(most, key=lambda key: (names.order.get(key, last), key))
    return sorted(most, key=lambda key: (names.order.get(names.unit_of(key), last), -shared[key], key))


def _hidden(found: Sequence[Together], keys: Sequence[str], formats: Formats) -> str:
    rest = len({key for one in found for key in (one.first, one.second)}) - len(keys)
    return formats.counted("overview.hidden_people", rest) if rest > 0 else ""


def _column(key: str, by: str, names: Names) -> Data:
    if by == "unit":
        return {"label": names.short(key), "full": names.unit(key), "page": unit_page(names.unit(key)), "sub": ""}
    name = names.person(key)
    return {"label": name, "full": name, "page": person_page(name), "sub": names.short(names.unit_of(key))}


def _cell(one: Together | None, by: str, bounds: Sequence[int], names: Names, formats: Formats) -> Data | None:
    if one is None:
        return None
    named = names.unit if by == "unit" else names.person
    documents = formats.counted("overview.documents", one.documents)
    tasks = formats.counted("overview.tasks", one.tasks)
    return {
        "state": "contributed",
        "heat": heat(max(one.documents, 1), bounds),
        "main": formats.number(one.documents),
        "sub": tasks if one.tasks else "",
        "last": "",
        "badge": "",
        "role": "",
        "title": f"{named(one.first)} – {named(one.second)}: {documents}, {tasks}",
        "ask": [one.first, one.second, by],
    }
