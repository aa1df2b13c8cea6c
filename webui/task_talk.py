"""What happened to a task and what is said of it, as its page shows it; and what people say and do there."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

import streamlit as st

from indexer.model.task import Act, ActKind
from webui import myself, saying
from webui.document_facts import called
from webui.formats import Formats
from webui.preview import page_of
from webui.rows import initials, person_page
from webui.task_dossier import Dossier, Names
from webui.visit import Visit

_SAID = (ActKind.COMMENTED, ActKind.FEEDBACK, ActKind.PROBLEM, ActKind.LESSON, ActKind.NOTED)
_UNDONE = (ActKind.UNDONE,)
_OF_LEADS = (ActKind.CHANGED, ActKind.CLOSED, ActKind.REOPENED, ActKind.RULE)
_FIELDS = {"closed_on", "is_draft"}  # told by the kind of the act
_COLOURS = 4
_MOST_PAPERS = 5
_TAGS = (ActKind.TAGGED, ActKind.UNTAGGED)

Row = dict[str, Any]


def rows(one: Dossier, names: Names, formats: Formats) -> list[Row]:
    """Oldest first; what was taken back stays, struck out."""
    undone = {act.about for act in one.acts if act.kind is ActKind.UNDONE}
    shown = [act for act in one.acts if act.kind not in _UNDONE]
    together = [list(acts) for _, acts in groupby(shown, lambda act: _at_once(act, undone))]
    return [{**_row(acts[0], one, undone, names, formats), **_papers(acts, one, formats)} for acts in together]


def choices(one: Dossier, names: Names, formats: Formats) -> Row:
    """What the form offers: kinds of words, and units that feedback may be for."""
    kinds = [ActKind.COMMENTED, ActKind.PROBLEM, ActKind.LESSON]
    if one.may_lead:
        kinds.insert(1, ActKind.FEEDBACK)
    return {
        "kinds": [(kind.value, formats.words(f"task.say_{kind}")) for kind in kinds],
        "units": [(unit, names.unit(unit)) for unit in sorted(one.task.units, key=lambda unit: unit == one.task.lead)],
        "for_units": [ActKind.FEEDBACK.value],
    }


def heard(asked: Any, visit: Visit, code: str) -> str:
    """Does what the page asks for; what to answer."""
    library, viewer = visit.library, visit.viewer
    if "me" in asked:
        myself.choose(str(asked["me"]))
        return ""
    acts: dict[str, tuple[str, Callable[[Any], object]]] = {
        "say": (
            "task_said",
            lambda wish: library.say_on_task(
                viewer, code, ActKind(str(wish["kind"])), str(wish["text"]), unit=str(wish.get("unit", ""))
            ),
        ),
        "undo": ("task_undone", lambda ids: [library.undo(viewer, int(id)) for id in ids]),
        "close": (
            "task_closed",
            lambda wish: library.close_task(viewer, code, _day(wish.get("on")), str(wish.get("lessons", ""))),
        ),
        "reopen": ("task_reopened", lambda reason: library.reopen_task(viewer, code, str(reason))),
        "refuse": ("task_refused", lambda reason: library.refuse_draft(viewer, code, str(reason))),
    }
    for name, (told, act) in acts.items():
        if name in asked:
            return saying.done(visit, told, partial(act, asked[name]))
    if "confirm" in asked:
        return _confirmed(visit, code)
    return ""


def _confirmed(visit: Visit, code: str) -> str:
    """The draft's page becomes that of the task."""

    def confirm() -> None:
        st.query_params["code"] = visit.library.confirm_draft(visit.viewer, code)

    return saying.done(visit, "task_confirmed", confirm)


def _row(act: Act, one: Dossier, undone: set[int | None], names: Names, formats: Formats) -> Row:
    words = formats.words
    who = names.person(act.by) or words("task.program")
    whom = names.person(act.person) or names.unit(act.unit)
    is_undone = act.id in undone
    return {
        "id": act.id,
        "kind": act.kind.value,
        "is_said": act.kind in _SAID,
        "label": words(f"task.did_{act.kind}"),
        "who": who,
        "page": person_page(who) if act.by else "",
        "initials": initials(who) if act.by else "Ổ",
        "colour": sum(map(ord, who)) % _COLOURS,
        "openly": words("task.openly") if act.is_open else "",
        "when": formats.ago(act.at),
        "exactly": formats.exactly(act.at),
        "whom": words("task.to", whom=whom) if whom else "",
        "text": _rule(act, formats) if act.kind is ActKind.RULE else str(act.body.get("text", "")),
        "changes": _changes(act, names, formats),
        "undone": words("task.undone") if is_undone else "",
        "may_undo": not is_undone and not act.body.get("source") and _may_undo(act, one),
    }


def _at_once(act: Act, undone: set[int | None]) -> tuple[object, ...]:
    """The same for documents that somebody put to the task at once."""
    return (act.kind, act.by, act.at, act.id in undone) if act.kind in _TAGS else (act.id,)


def _papers(acts: Sequence[Act], one: Dossier, formats: Formats) -> Row:
    """`ids` to take back, and the documents that the acts are about."""
    ids = [act.document for act in acts if act.kind in _TAGS]
    known = [one.tagged[id] for id in ids if id in one.tagged]
    papers = [{"name": called(each, formats), "page": page_of(each.id)} for each in known[:_MOST_PAPERS]]
    rest = len(ids) - len(papers)
    return {
        "ids": [act.id for act in acts],
        "papers": papers,
        "more_papers": formats.counted("task.more_papers", rest) if rest else "",
    }


def _may_undo(act: Act, one: Dossier) -> bool:
    if act.kind in _OF_LEADS:
        return one.may_lead
    if act.kind in _TAGS and one.may_lead:
        return True
    return act.kind in (*_SAID, *_TAGS) and bool(one.me) and act.by == one.me


def _rule(act: Act, formats: Formats) -> str:
    """`Thư mục Ngân sách/Dự án` or `Bỏ: thư mục …`"""
    told = formats.words(f"task.rule_{act.body['how']}", value=str(act.body["value"]))
    return told if act.body["is_on"] else formats.words("task.rule_off", rule=told)


def _changes(act: Act, names: Names, formats: Formats) -> list[str]:
    """`Thời hạn: 01/03/2026 → 15/03/2026`"""
    found = []
    for field, (was, now) in act.body.get("changes", {}).items():
        key = f"task.field_{field}"
        if field not in _FIELDS and key in formats.words:
            values = (_value(was, names, formats), _value(now, names, formats))
            found.append(formats.words("task.change", field=formats.words(key), was=values[0], now=values[1]))
    return found


def _value(value: object, names: Names, formats: Formats) -> str:
    if isinstance(value, list):
        return ", ".join(_value(one, names, formats) for one in value) or "–"
    if isinstance(value, dict):
        return _value(value.get("unit", ""), names, formats)
    text = str(value or "")
    day = _day(text)
    return formats.date(day) if day else names.person(names.unit(text)) or "–"


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None
