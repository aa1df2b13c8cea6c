"""The page of tagging rules: which there are, what another one would change before it is made, taking one back."""

from typing import Any

import streamlit as st

from indexer.errors import NotVisibleError, SpeakingError
from indexer.model.tag_rule import RuleCard, Trial
from indexer.model.task import How, TagRule
from webui import address, components, frame, myself, saying
from webui.beat import beats
from webui.document_sections import line
from webui.remembered import sums
from webui.task_address import read, task_page
from webui.task_dossier import Names
from webui.visit import Visit, arrive, keep_language

_TOLD, _WISH = "rules_told", "rules_wish"  # in the session: until it was shown; (rule, whether to make it)
_HOWS = (How.FOLDER, How.CODE, How.NUMBER)
_MOST = 200  # rules shown at once; those made by hand first
_LONGEST = 200  # characters looked for
_MOST_PAPERS = 20  # documents of a trial, each way


@st.fragment
def show() -> None:
    keep_language()
    visit = arrive()
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    frame.top(visit, status)
    told = str(st.session_state.pop(_TOLD, ""))
    components.TAG_RULES.show(data(visit, read(address.here()), _words(), beat, told), _act)
    frame.pulse(visit, beat, pace=frame.SUMS_PACE)
    with st.sidebar:
        frame.foot(visit, status)


def data(visit: Visit, code: str = "", text: str = "", beat: str = "", told: str = "") -> dict[str, Any]:
    """Of one task where the address names one that there is; with the words looked for."""
    library, viewer, words = visit.library, visit.viewer, visit.words

    def ask(task: str) -> tuple[RuleCard, ...]:
        key = ("rules", id(library), viewer.drives, task, text, library.last_act)
        return sums.answer(key, beat, lambda: library.tagging_rules(viewer, task, text))[0]

    try:
        found = ask(code)
    except NotVisibleError:
        code, found = "", ask("")
    first = sorted(found, key=lambda one: one.is_own)
    titles = library.task_titles([one.rule.task for one in first[:_MOST]])
    rest = len(found) - _MOST
    trial, refused = _trial(visit, beat)
    return {
        "task": code,
        "query": text,
        "none": words("tag_rules.none_found" if text else "tag_rules.none"),
        "rules": [_row(one, titles, visit) for one in first[:_MOST]],
        "more": words("tag_rules.more", n=visit.formats.number(rest)) if rest > 0 else "",
        "hows": [(how.value, words(f"tag_rules.how_{how}")) for how in _HOWS],
        "trial": trial,
        "told": told or refused,
        "me": myself.data(library, viewer),
        "people": myself.choices(library),
        "words": words.below("names") | words.below("tag_rules"),
    }


def _row(one: RuleCard, titles: dict[str, str], visit: Visit) -> dict[str, Any]:
    rule, words = one.rule, visit.words
    who = Names(visit.library.config).person(one.by) or words("saying.console")
    source = words("tag_rules.own") if one.is_own else words("tag_rules.made_by", who=who)
    return {
        **_plain(rule),
        "name": " · ".join(filter(None, (rule.task, titles.get(rule.task, "")))),
        "page": task_page(rule.task),
        "said": said(rule, visit),
        "documents": visit.formats.counted("tag_rules.documents", one.documents),
        "source": source,
        "when": visit.formats.exactly(one.at) if one.at else "",
        "is_own": one.is_own,
    }


def said(rule: TagRule, visit: Visit) -> str:
    key = f"task.rule_{rule.how}"
    return visit.words(key, value=rule.value)


def _words() -> str:
    """What is looked for among the rules."""
    return " ".join(next(iter(address.here().get("q", ())), "").split())[:_LONGEST]


def _trial(visit: Visit, beat: str) -> tuple[dict[str, Any] | None, str]:
    """What the visitor tries, or why it cannot be."""
    library, viewer = visit.library, visit.viewer
    wish = st.session_state.get(_WISH)
    if not wish:
        return None, ""
    rule, is_on = wish
    try:
        key = ("trial", id(library), viewer.drives, rule, is_on, library.last_act)
        found, _ = sums.answer(key, beat, lambda: library.try_rule(viewer, rule, is_on=is_on))
    except (NotVisibleError, SpeakingError) as error:
        st.session_state.pop(_WISH)
        return None, saying.why_not(visit, error)
    return {**_plain(rule), "is_on": is_on, "said": said(rule, visit), **_changes(found, visit)}, ""


def _changes(found: Trial, visit: Visit) -> dict[str, Any]:
    def rows(papers: tuple[Any, ...]) -> list[dict[str, Any]]:
        return [line(one, visit.formats) for one in papers[:_MOST_PAPERS]]

    number = visit.formats.number
    told = visit.words("tag_rules.would", gains=number(found.gains), losses=number(found.losses))
    return {"told": told, "gained": rows(found.gained), "lost": rows(found.lost)}


def _plain(rule: TagRule) -> dict[str, str]:
    return {"task": rule.task, "how": rule.how.value, "value": rule.value}


def _rule(wish: Any) -> TagRule:
    how = str(wish["how"])
    return TagRule(str(wish["task"]).strip(), How(how), str(wish["value"]))


def _act(asked: Any) -> None:
    if "me" in asked:
        myself.choose(str(asked["me"]))
    elif "find" in asked:
        code, text = read(address.here()), str(asked["find"])
        address.go({name: [value] for name, value in (("code", code), ("q", text)) if value})
    elif "try" in asked:
        st.session_state[_WISH] = (_rule(asked["try"]), bool(asked["try"]["is_on"]))
    elif "leave" in asked:
        st.session_state.pop(_WISH, None)
    elif "keep" in asked:
        visit = arrive()
        rule, is_on = _rule(asked["keep"]), bool(asked["keep"]["is_on"])
        act = visit.library.make_rule if is_on else visit.library.drop_rule
        told = saying.done(visit, "rule_made" if is_on else "rule_dropped", lambda: act(visit.viewer, rule))
        st.session_state[_TOLD] = told
        st.session_state.pop(_WISH, None)
