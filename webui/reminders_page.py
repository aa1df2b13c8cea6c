"""The reminders' page: what waits for the visitor, reminding by hand, notes, the log, mail and feeds."""

from dataclasses import replace
from typing import Any

import streamlit as st

from indexer.errors import NotVisibleError
from indexer.library.letter_writing import WISHES
from indexer.library.speaking import is_administrator, is_open
from indexer.library.task_rights import login_of
from indexer.model.reminder import Delivery, NoteKind
from indexer.model.task import TaskState
from webui import address, components, frame, myself, reminder_rows, saying
from webui.beat import beats
from webui.remembered import sums
from webui.reminders_address import KINDS, SHOWS, RemindersView, read, write
from webui.visit import Visit, arrive, keep_language

_TOLD = "reminders_told"  # in the session, until it was shown
_NAV = "reminders_done"  # in the session: the number in the navigation is another one now
_MOST = 100
_MOST_TASKS = 300
_IN_PART = {"waiting": (Delivery.WAITING,), "failed": reminder_rows.FAILED}


@st.fragment
def show() -> None:
    keep_language()
    if st.session_state.pop(_NAV, False):
        st.rerun()
    visit = arrive()
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    frame.top(visit, status)
    told = str(st.session_state.pop(_TOLD, ""))
    components.REMINDERS.show(data(visit, read(address.here()), beat, told), _act)
    frame.pulse(visit, beat, pace=frame.SUMS_PACE)
    with st.sidebar:
        frame.foot(visit, status)


def data(visit: Visit, view: RemindersView, beat: str = "", told: str = "") -> dict[str, Any]:
    words, formats, library, viewer = visit.words, visit.formats, visit.library, visit.viewer
    waiting, entries = library.unread_reminders(viewer), library.reminders(viewer)
    wanted = _IN_PART.get(view.show)
    shown = [one for one in entries if not wanted or one.delivery in wanted]
    notes = library.notes(viewer)
    key = ("coming", id(library), viewer.login, viewer.acts_as, formats.today)
    coming, _ = sums.answer(key, beat, lambda: library.coming_reminders(viewer))
    return {
        "told": told,
        "me": myself.data(library, viewer),
        "people": myself.choices(library),
        "state": _state(visit),
        "unread": [reminder_rows.unread(one, visit) for one in waiting],
        "form": _form(visit, view),
        "tasks": _tasks(visit, beat),
        "coming": reminder_rows.coming(coming[:_MOST], visit),
        "notes": [reminder_rows.note(one, visit) for one in notes[:_MOST]],
        "log": reminder_rows.log(shown[:_MOST], visit),
        "more": words("reminders.more", n=formats.number(len(shown) - _MOST)) if len(shown) > _MOST else "",
        "shows": [(one, words(f"reminders.show_{one}")) for one in SHOWS],
        "show": view.show,
        "csv": f"exports/reminders.csv?lang={words.language}" if entries else "",
        "mail": _mail(visit),
        "feeds": _feeds(visit),
        "words": words.below("names") | words.below("reminders"),
    }


def _state(visit: Visit) -> list[tuple[str, str]]:
    """(sentence, how pressing) about mail and the office's hours."""
    words, formats, state = visit.words, visit.formats, visit.library.post_state(visit.viewer)
    told = [(words("reminders.mail_on" if state.is_on else "reminders.mail_off"), "")]
    if state.waiting:
        told.append((formats.counted("reminders.letters_wait", state.waiting), "soon"))
    if state.trouble:
        told.append((words("reminders.trouble", trouble=state.trouble), "late"))
    hours = visit.library.config.reminders.hours
    if state.opens_at:
        told.append((words("reminders.opens", moment=formats.exactly(state.opens_at)), ""))
    else:
        told.append((words("reminders.open_now", until=f"{hours[1]:%H:%M}"), ""))
    return told


def _form(visit: Visit, view: RemindersView) -> dict[str, Any] | None:
    """What a head may write about the task of the address; None without one."""
    words, library = visit.words, visit.library
    if not view.task:
        return None
    try:
        draft = library.reminder_draft(visit.viewer, view.task, view.unit, view.person)
        task = library.task(visit.viewer, view.task).task
    except NotVisibleError:
        return {"lost": words("reminders.lost", code=view.task)}
    reached = [(name, words("reminders.by_mail" if mail else "reminders.on_page")) for _, name, mail in draft.people]
    is_note = view.kind != "remind"
    reasons = ("reminding",) if is_note else (draft.refusal,)  # a note may be about what is closed
    refusal = draft.refusal if draft.refusal in reasons else ""
    return {
        "lost": "",
        "key": "/".join((view.task, draft.unit, view.person, view.kind)),
        "task": f"{task.code} · {task.title}",
        "page": reminder_rows.task_page(task.code),
        "kind": view.kind,
        "kinds": [(one, words(f"reminders.kind_{one}")) for one in KINDS],
        "units": [(code, reminder_rows.unit_name(code, visit)) for code in task.units],
        "unit": draft.unit,
        "person": reminder_rows.named(view.person, visit) if view.person else "",
        "facts": list(draft.facts),
        "reached": [] if is_note else reached,
        "text": "" if is_note else draft.text,
        "readers": words(f"reminders.readers_{view.kind}") if is_note else "",
        "send": words(f"reminders.send_{view.kind}"),
        "refusal": words(f"saying.not_{refusal}") if refusal else "",
    }


def _tasks(visit: Visit, beat: str) -> list[tuple[str, str]]:
    """Running tasks of units that the visitor heads, to choose from; () for who reminds nobody."""
    library, viewer = visit.library, visit.viewer
    login = login_of(viewer)
    units = tuple(unit.code for unit in library.config.units if login and unit.head == login)
    units = ("",) if is_administrator(library.config, viewer) else units

    def ask() -> list[tuple[str, str]]:
        found = [pair for unit in units for pair in library.task_states(viewer, unit=unit)]
        running = [task for task, state in found if state in (TaskState.OPEN, TaskState.OVERDUE)]
        return [(task.code, f"{task.code} · {task.title}") for task in running[:_MOST_TASKS]]

    found, _ = sums.answer(("reminders", id(library), viewer.drives, units), beat, ask) if units else ([], True)
    return found


def _mail(visit: Visit) -> dict[str, Any] | None:
    """How the visitor is written to; None for nobody in particular."""
    wish = visit.library.mail_wish(visit.viewer)
    login = login_of(visit.viewer)
    if not wish:
        return None
    email = next((one.email for one in visit.library.config.people if one.login == login), "")
    key = "reminders.mail_to" if email else "reminders.no_address"
    return {
        "wish": wish,
        "wishes": [(one, visit.words(f"reminders.wish_{one}")) for one in WISHES],
        "to": visit.words(key, email=email) if email else visit.words(key),
    }


def _feeds(visit: Visit) -> list[tuple[str, str]]:
    """(what, its address)"""
    words, library = visit.words, visit.library
    login, lang = login_of(visit.viewer), words.language
    unit = next((one.unit for one in library.config.people if one.login == login), "")
    name = reminder_rows.unit_name(unit, visit)
    is_signed = not is_open(visit.viewer)  # else another program would not know whose calendar it is
    found = [(words("reminders.calendar" if is_signed else "reminders.calendar_all"), f"calendar.ics?lang={lang}")]
    if unit:
        found.append((words("reminders.calendar_of", unit=name), f"calendar.ics?unit={unit}&lang={lang}"))
        found.append((words("reminders.feed_of", unit=name), f"feeds/unit/{unit}.atom?lang={lang}"))
    return [*found, (words("reminders.feed_all"), f"feeds/activity.atom?lang={lang}")]


def _act(asked: Any) -> None:
    if "me" in asked:
        myself.choose(str(asked["me"]))
        st.session_state[_NAV] = True
        return
    view = read(address.here())
    if "go" in asked:
        wish = {name: str(value) for name, value in asked["go"].items()}
        address.go(write(read({**write(view), **{name: [value] for name, value in wish.items()}})))
        return
    visit = arrive()
    library, viewer = visit.library, visit.viewer
    if "send" in asked:
        told = _send(visit, view, str(asked["send"]))
    elif "seen" in asked:
        told = saying.done(visit, "seen", lambda: library.see_reminders(viewer))
    elif "undo" in asked:
        id = int(asked["undo"])
        told = saying.done(visit, "taken_back", lambda: library.undo(viewer, id))
    else:
        told = saying.done(visit, "wish_kept", lambda: library.wish_mail(viewer, str(asked.get("wish", ""))))
    st.session_state[_TOLD], st.session_state[_NAV] = told, True


def _send(visit: Visit, view: RemindersView, text: str) -> str:
    """What to answer; when it is sent, the form is gone."""
    library, viewer, whom = visit.library, visit.viewer, {"unit": view.unit, "person": view.person}
    if view.kind == "remind":
        told = saying.done(visit, "reminded", lambda: library.remind(viewer, view.task, text=text, **whom))
        is_done = told == visit.words("saying.reminded")
    else:
        unit = view.unit or ("" if view.person else library.task(viewer, view.task).task.lead)
        told = saying.done(
            visit,
            "noted",
            lambda: library.note(viewer, view.task, NoteKind(view.kind), text, unit=unit, person=view.person),
        )
        is_done = told == visit.words("saying.noted")
    if is_done:
        address.go(write(replace(view, task="", unit="", person="", kind="remind")))
    return told
