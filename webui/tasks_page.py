"""The page of all tasks: a list, a board by state, a timeline; making and changing one, drafts, the register."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from indexer.errors import NotVisibleError
from indexer.library.task_rights import login_of
from indexer.model.task import TaskCard
from webui import address, components, frame, myself, saying, task_form, tasks_rows
from webui.beat import beats
from webui.register_rows import register
from webui.remembered import sums
from webui.task_address import task_page
from webui.task_dossier import Names
from webui.tasks_address import MOST, VIEWS, TasksView, read, write
from webui.visit import Visit, arrive, keep_language

_TOLD = "tasks_told"  # in the session, until it was shown
_KEPT = "tasks_kept"  # in the session, until something else is done: the code of the task that was just made or changed
_FORM = "tasks_form"  # in the session: what was entered, while its deadlines are being understood
_SHOWN = "tasks_form_shown"  # in the session: what the form showed when it was opened
_MOST_DRAFTS = 50


@st.fragment
def show() -> None:
    keep_language()
    visit = arrive()
    view = read(address.here())
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    names = Names(visit.library.config)
    found = tasks_rows.standing(_cards(visit, view, beat), visit.formats.today)
    frame.top(visit, status)
    components.TASKS.show(data(visit, view, found, names, beat), _act)
    frame.pulse(visit, beat, pace=frame.SEARCH_PACE if view.is_new or view.edit else frame.SUMS_PACE)
    with st.sidebar:
        components.TASK_FILTERS.show(_filters(visit, view, found, names), _choose)
        frame.foot(visit, status)


def data(
    visit: Visit, view: TasksView, found: tuple[tasks_rows.Standing, ...], names: Names, beat: str
) -> dict[str, Any]:
    words, formats, library = visit.words, visit.formats, visit.library
    own = [one for one in found if not view.state or one.is_in(view.state)]
    return {
        "kind": view.kind,
        "kinds": [(kind, words(f"tasks.view_{kind}")) for kind in VIEWS],
        "count": formats.counted("tasks.count", len(own)),
        "is_narrowed": view.is_narrowed,
        **_shown(view, own, names, visit),
        "has_more": view.kind != "board" and len(own) > view.rows and view.rows < MOST,
        "form": form(visit, view),
        "drafts": _drafts(visit, names, beat),
        "register": register(library.register(visit.viewer), formats),
        "none": words(
            "tasks.none_filtered" if view.is_narrowed else "tasks.none" if library.config.units else "tasks.no_units"
        ),
        "exports": _exports(view, visit),
        "told": str(st.session_state.pop(_TOLD, "")),
        "kept": _kept(visit),
        "me": myself.data(library, visit.viewer),
        "people": myself.choices(library),
        "words": words.below("names") | words.below("tasks"),
    }


def form(visit: Visit, view: TasksView) -> dict[str, Any] | None:
    """The form that the address opens, with what was entered so far."""
    if not (view.is_new or view.edit):
        st.session_state.pop(_FORM, None)
        st.session_state.pop(_SHOWN, None)
        return None
    kept = st.session_state.get(_FORM)
    if kept and kept["of"] == view.edit:
        values = kept["values"]
    elif view.edit:
        try:
            values = task_form.filled(visit.library.task(visit.viewer, view.edit).task)
        except NotVisibleError:
            return {"lost": visit.words("task.missing")}
        if st.session_state.get(_SHOWN, {}).get("of") != view.edit:
            st.session_state[_SHOWN] = {"of": view.edit, "values": values}
    elif not visit.library.config.units:
        return {"lost": visit.words("tasks.no_units")}
    else:
        values = task_form.empty(address.here(), visit.formats.today)
        own = next((unit.code for unit in visit.library.config.units if unit.head == login_of(visit.viewer)), "")
        values["lead"] = values["lead"] or (own if login_of(visit.viewer) else "")
    return {
        "edit": view.edit,
        "values": values,
        "means": task_form.meant(values, visit.formats),
        **task_form.choices(visit.library.config),
    }


def _shown(view: TasksView, own: list[tasks_rows.Standing], names: Names, visit: Visit) -> dict[str, Any]:
    formats = visit.formats
    if view.kind == "board":
        columns = tasks_rows.board(own, lambda some: _full(some, visit), names, formats)
        for column in columns:
            column["more"] = "tasks?" + urlencode(write(replace(view, kind="list", state=column["state"])), doseq=True)
        return {"columns": columns}
    rows = _full(own[: view.rows], visit)
    if view.kind == "timeline":
        return {"time": tasks_rows.timeline(rows, names, formats)}
    return {"rows": [tasks_rows.line(one, names, formats) for one in rows]}


def _filters(visit: Visit, view: TasksView, found: tuple[tasks_rows.Standing, ...], names: Names) -> dict[str, Any]:
    return {
        "options": tasks_rows.options(found, names, visit.formats),
        "chosen": {"state": view.state, "unit": view.unit, "person": view.person, "q": view.text},
        "is_narrowed": view.is_narrowed,
        "words": visit.words.below("tasks"),
    }


def _full(some: Sequence[tasks_rows.Standing], visit: Visit) -> list[tasks_rows.Standing]:
    """With what is counted of the tasks that are shown."""
    cards = visit.library.task_cards(visit.viewer, [one.card.task.code for one in some])
    by_code = {card.task.code: card for card in cards}
    return [replace(one, card=by_code.get(one.card.task.code, one.card)) for one in some]


def _cards(visit: Visit, view: TasksView, beat: str) -> tuple[TaskCard, ...]:
    """Of every state: the filters tell how many there are of each. Nothing is counted of them yet."""
    library, viewer = visit.library, visit.viewer
    asked = {"unit": view.unit, "person": view.person, "text": view.text}
    key = ("tasks", id(library), tuple(asked.values()), library.last_act, visit.formats.today)
    found, _ = sums.answer(key, beat, lambda: library.task_states(viewer, **asked))
    return tuple(TaskCard(task, state) for task, state in found)


def _drafts(visit: Visit, names: Names, beat: str) -> list[dict[str, Any]]:
    library, viewer = visit.library, visit.viewer
    key = ("drafts", id(library), viewer.drives, library.last_act, visit.formats.today)
    found, _ = sums.answer(key, beat, lambda: library.drafts(viewer))
    rows = []
    for card in found[:_MOST_DRAFTS]:
        (one,) = tasks_rows.standing([card], visit.formats.today)
        rows.append(
            {
                **tasks_rows.line(one, names, visit.formats),
                "content": card.task.content,
                "source": f"document?id={card.task.reference}",
                "may": library.may_lead(viewer, card.task),
            }
        )
    return rows


def _kept(visit: Visit) -> dict[str, str] | None:
    """The task that was just made or changed: in a long list nobody would see where it went."""
    code = str(st.session_state.get(_KEPT, ""))
    title = visit.library.task_titles([code]).get(code, "") if code else ""
    return {"name": f"{code} · {title}", "page": task_page(code)} if title else None


def _exports(view: TasksView, visit: Visit) -> list[tuple[str, str]]:
    asked = urlencode(write(replace(view.without_form(), rows=0)) | {"lang": [visit.words.language]}, doseq=True)
    return [
        (visit.words("feed.xlsx"), f"exports/tasks.xlsx?{asked}"),
        (visit.words("feed.csv"), f"exports/tasks.csv?{asked}"),
        (visit.words("tasks.calendar"), f"calendar.ics?{asked}"),
    ]


def _choose(asked: Any) -> None:
    view = read(address.here()).without_form()
    if not asked:
        address.go(write(TasksView(kind=view.kind)))
        return
    params = {name: [str(asked.get(name) or "")] for name in ("state", "unit", "person", "q")}
    address.go(write(replace(read(params), kind=view.kind)))


def _act(asked: Any) -> None:
    view, visit = read(address.here()), arrive()
    library, viewer = visit.library, visit.viewer
    st.session_state.pop(_KEPT, None)
    if "me" in asked:
        myself.choose(str(asked["me"]))
    elif "kind" in asked:
        address.go(write(replace(view.without_form(), kind=str(asked["kind"]))))
    elif "more" in asked:
        address.go(write(view.with_more()))
    elif "new" in asked:
        address.go(write(replace(view.without_form(), is_new=bool(asked["new"]))))
    elif "entered" in asked:
        st.session_state[_FORM] = {"of": view.edit, "values": asked["entered"]}
    elif "save" in asked:
        _save(asked["save"], view, visit)
    elif "confirm" in asked:
        _told(saying.done(visit, "task_confirmed", lambda: library.confirm_draft(viewer, str(asked["confirm"]))))
    elif "refuse" in asked:
        _told(saying.done(visit, "task_refused", lambda: library.refuse_draft(viewer, str(asked["refuse"]))))


def _save(values: Any, view: TasksView, visit: Visit) -> None:
    """Makes or changes the task; what cannot be taken leaves the form as it is, with the reason."""
    st.session_state[_FORM] = {"of": view.edit, "values": values}
    task, strange = task_form.entered(values)
    if strange:
        _told(visit.words("tasks.strange"))
        return
    library, viewer, made = visit.library, visit.viewer, []

    def keep() -> None:
        if view.edit:
            shown = st.session_state.get(_SHOWN, {})
            before = task_form.entered(shown["values"])[0] if shown.get("of") == view.edit else None
            library.change_task(viewer, view.edit, task_form.changes_of(task, before))
            made.append(view.edit)
        else:
            made.append(library.make_task(viewer, task))

    _told(saying.done(visit, "task_changed" if view.edit else "task_made", keep))
    if made:
        st.session_state.pop(_FORM, None)
        address.go(write(view.without_form()))
        st.session_state[_TOLD] = visit.words("tasks.changed" if view.edit else "tasks.made", code=made[0])
        st.session_state[_KEPT] = made[0]


def _told(text: str) -> None:
    st.session_state[_TOLD] = text
