"""The page of one task: how it stands, what each unit did and when, its products and documents, what is said of it."""

from typing import Any

import streamlit as st

from indexer.errors import NotVisibleError
from webui import address, by_hand, components, frame, myself, task_course, task_rows, task_talk, why
from webui.beat import beats
from webui.remembered import sums
from webui.task_address import read
from webui.task_dossier import Dossier, Names, gathered
from webui.visit import Visit, arrive, keep_language

_TOLD = "task_told"  # in the session, until it was shown


@st.fragment
def show() -> None:
    keep_language()
    visit = arrive()
    code = read(address.here())
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    frame.top(visit, status)
    try:
        one = _dossier(visit, code, beat)
    except NotVisibleError:
        st.set_page_config(page_title=f"{visit.words('task.title')} · {visit.words('site.name')}")
        components.TASK.show(_missing(visit))
    else:
        st.set_page_config(page_title=f"{one.task.code} {one.task.title} · {visit.words('site.name')}")
        _draw(visit, one, beat)
    frame.pulse(visit, beat, pace=frame.SUMS_PACE)
    with st.sidebar:
        frame.foot(visit, status)


def _draw(visit: Visit, one: Dossier, beat: str) -> None:
    names, formats, words = Names(visit.library.config), visit.formats, visit.words.below("task")
    told = str(st.session_state.pop(_TOLD, ""))
    components.TASK.show(task_rows.head(one, names, formats) | {"told": told, "words": words}, _act)
    asked = None
    if not one.task.is_draft:
        asked = components.TASK_UNITS.show(task_course.course(one, names, formats) | {"words": words})
        components.TASK_PAPERS.show(_papers(one, names, visit, beat), _act)
    components.TASK_TALK.show(talk(visit, one, names), _act)
    if asked and "why" in asked:
        why.show(visit, [int(id) for id in asked["why"]])
    if any(entry.task == one.task.code for entry in visit.library.unread_reminders(visit.viewer)):
        visit.library.see_reminders(visit.viewer, one.task.code)  # all of it stands on this page
        st.rerun()  # the number in the navigation is another one now


def talk(visit: Visit, one: Dossier, names: Names) -> dict[str, Any]:
    return {
        "rows": task_talk.rows(one, names, visit.formats),
        **task_talk.choices(one, names, visit.formats),
        "is_draft": one.task.is_draft,
        "me": myself.data(visit.library, visit.viewer),
        "people": myself.choices(visit.library),
        "words": visit.words.below("names") | visit.words.below("task"),
    }


def _papers(one: Dossier, names: Names, visit: Visit, beat: str) -> dict[str, Any]:
    formats = visit.formats
    return {
        "products": task_rows.products(one, formats),
        "documents": task_rows.documents(one, names, formats),
        "count": formats.number(one.card.files),
        "similar": [task_rows.alike(each, formats, names) for each in one.similar],
        "hand": by_hand.documents_found(visit, one.task.code, frozenset(each.id for each, _ in one.documents)),
        "suggested": _suggested(visit, one.task.code, beat),
        "by_hand": visit.words.below("by_hand"),
        "words": visit.words.below("task"),
    }


def _suggested(visit: Visit, code: str, beat: str) -> list[dict[str, Any]]:
    key = ("suggested", id(visit.library), visit.viewer.drives, code, visit.words.language, visit.library.last_act)
    found, _ = sums.answer(key, beat, lambda: by_hand.suggested_documents(visit, code))
    return found


def _dossier(visit: Visit, code: str, beat: str) -> Dossier:
    me = (visit.viewer.login, visit.viewer.acts_as, visit.viewer.drives)
    key = ("task", id(visit.library), me, code, visit.formats.today, visit.library.last_act)
    found, _ = sums.answer(key, beat, lambda: gathered(visit.library, visit.viewer, code))
    return found


def _missing(visit: Visit) -> dict[str, Any]:
    return {
        "missing": visit.words("task.missing"),
        "hint": visit.words("task.missing_hint"),
        "words": visit.words.below("task"),
    }


def _act(asked: Any) -> None:
    visit, code = arrive(), read(address.here())
    if "find" in asked:
        by_hand.look_for(f"task {code}", asked["find"])
        return
    document = next((asked[name] for name in ("put", "off", "yes", "no") if name in asked), None)
    told = task_talk.heard(asked, visit, code) if document is None else by_hand.heard(asked, visit, document, code)
    if told:
        st.session_state[_TOLD] = told
