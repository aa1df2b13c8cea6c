"""Behind a name: every sighting of an event in plain words, whom it stands for, and what it is worth."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import streamlit as st

from indexer.errors import NotVisibleError
from indexer.model.act import Act, doers
from indexer.model.event import SAYINGS, Event, Evidence, Strength
from webui import components, myself, saying
from webui.formats import Formats
from webui.rows import person_page
from webui.sentences import told, verb
from webui.visit import Visit, arrive

_TOLD, _OPENED = "why_told", "why_opened"  # in the session
_MOST = 12  # events of one act
_SOURCES = frozenset(
    (
        *("samba", "windows", "office_lock", "libreoffice_lock", "owner", "statement", "said_by", "meant"),
        *("properties.last_modified_by", "properties.creator", "mark.inserted", "mark.deleted", "mark.commented"),
    )
)
_ACCOUNTS = frozenset(("samba", "windows", "owner"))


def show(visit: Visit, ids: Sequence[int]) -> None:
    """Opens it over the page. What the viewer may not see is left out."""
    if not _seen(visit, ids):
        st.toast(visit.words("sighted.gone"))
        return

    @st.dialog(visit.words("sighted.title"), width="large")
    def opened() -> None:
        here = arrive()  # the visitor may have said meanwhile who they are
        told = st.session_state.pop(_TOLD, "")
        components.WHY.show(data(_seen(here, ids), here, told, st.session_state.get(_OPENED, 0)), _act)

    st.session_state.pop(_OPENED, None)
    opened()


def _seen(visit: Visit, ids: Sequence[int]) -> list[Event]:
    events = []
    for id in ids[:_MOST]:
        with suppress(NotVisibleError):
            events.append(visit.library.why(visit.viewer, id))
    return events


def _act(asked: Any) -> None:
    if "me" in asked:
        myself.choose(str(asked["me"]))
        st.session_state[_OPENED] = int(asked["about"])
    elif "say" in asked:
        st.session_state[_TOLD] = saying.heard(asked, arrive())
        st.session_state[_OPENED] = int(asked["say"]["about"])


def data(events: Sequence[Event], visit: Visit, told: str = "", opened: int = 0) -> dict[str, Any]:
    """`told`: the answer to what was just said; `opened`: the event whose form stays open."""
    library, viewer, words = visit.library, visit.viewer, visit.words
    me = myself.data(library, viewer)
    return {
        "events": [_event(event, visit.formats) for event in events],
        "people": myself.choices(library),
        "me": me,
        "login": viewer.acts_as or ("" if me else viewer.login),
        "names": "names" if library.may_name(viewer) else "",
        "opened": opened,
        "told": told,
        "words": words.below("names") | words.below("saying") | words.below("sighted"),
    }


def _event(event: Event, formats: Formats) -> dict[str, Any]:
    words, people = formats.words, doers(event)
    act = Act((event,))
    return {
        "id": event.id,
        "is_deed": event.action not in SAYINGS,
        "credited": [(one.login, one.person) for one in event.credits if one.login],
        "has_unknown": any(not one.person for one in event.evidence),
        "title": " ".join((words(f"event.{verb(act)}"), event.path.rpartition("/")[2])),
        "rest": "".join(text for text, _ in told(act, formats)),
        "at": formats.exactly(event.at),
        "verdict": _verdict(event, people, formats),
        "people": [{"name": name, "page": person_page(name)} for name in people],
        "disputed": words("sighted.disputed") if event.is_disputed else "",
        "strength": event.strength.value if people else Strength.UNKNOWN.value,
        "evidence": [evidence(one, event, formats) for one in event.evidence],
        "none": words("sighted.none") if not event.evidence else "",
    }


def _verdict(event: Event, people: Sequence[str], formats: Formats) -> str:
    if not people:
        return formats.words("sighted.nobody")
    names = f" {formats.words('event.and')} ".join(filter(None, (", ".join(people[:-1]), people[-1])))
    return formats.words(f"sighted.{event.strength.value}", person=names)


def evidence(one: Evidence, event: Event, formats: Formats) -> dict[str, Any]:
    """One source's word: a sentence, whom it stands for, what it is worth here, and whether it says another than is
    credited."""
    words = formats.words
    is_other = bool(one.person) and bool(event.credits) and one.person not in {each.person for each in event.credits}
    return {
        "source": words(f"sighted.source_{_key(one)}"),
        "sentence": sentence(one, formats),
        "at": _when(one, event, formats),
        "stands_for": words("sighted.stands_for", person=one.person)
        if one.person
        else words("sighted.stands_for_nobody"),
        "worth": words(f"sighted.worth_{(one.strength or Strength.UNKNOWN).value}"),
        "strength": (one.strength or Strength.UNKNOWN).value,
        "contradicts": words("sighted.contradicts") if is_other else "",
        "page": person_page(one.person) if one.person else "",
    }


def sentence(one: Evidence, formats: Formats) -> str:
    """`tài khoản an.nv, từ PC-07`; `“An” ghi nhận xét: …`"""
    words, key = formats.words, _key(one)
    login = f" ({one.login})" if one.login and one.login != one.value else ""
    text = words(f"sighted.said_{key}", name=f"{one.value}{login}")
    if one.source == "statement":
        return formats.words(f"saying.evidence_{one.detail.replace(':', '_')}", name=one.person or one.value)
    if not one.detail:
        return text
    if one.source.startswith("mark."):
        count = one.detail.partition(" ")[0]  # "12 words"
        return f"{text}, {formats.counted('sighted.words', int(count))}" if count.isdigit() else text
    place = "from" if one.source in _ACCOUNTS or one.source.endswith("_lock") else "words"
    return f"{text}{words(f'sighted.detail_{place}', detail=one.detail)}"


def _when(one: Evidence, event: Event, formats: Formats) -> str:
    """To the second, which tells a save from another; with the day where it is not the event's."""
    if one.at is None:
        return ""
    second = one.at.astimezone(formats.zone).strftime("%H:%M:%S")
    day = formats.day_of(one.at)
    return second if day == formats.day_of(event.at) else f"{second} {formats.date(day)}"


def _key(one: Evidence) -> str:
    return one.source.replace(".", "_") if one.source in _SOURCES else "other"
