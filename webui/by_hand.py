"""Documents put to a task by hand, or said not to serve it: what both their pages find, show and do."""

import re
from functools import partial
from typing import Any

import streamlit as st

from indexer.errors import NotVisibleError
from indexer.model.document import Document
from indexer.model.hit import Ask
from indexer.model.suggestion import Guess
from webui import myself, saying
from webui.document_sections import line
from webui.preview import page_of
from webui.task_address import task_page
from webui.task_dossier import Names
from webui.task_rows import why
from webui.visit import Visit

_ASKED = "by_hand"  # in the session: (page, what is looked for)
_MOST = 8
_MOST_FOUND = 50  # documents, to put several at once
_MOST_REASONS = 3
_LONGEST = 200
_LINK = re.compile(r"document\?(?:[^#]*&)?id=(\d{1,18})(?:[&#]|$)")

Data = dict[str, Any]


def documents_found(visit: Visit, code: str, serving: frozenset[int]) -> Data:
    """What the visitor looks for to put it to the task, by link, path, folder, name or number."""
    text = _asked(f"task {code}")
    found = [one for one in _documents(visit, text) if one.id not in serving] if text else []
    rows = [_paper(one, visit) for one in found[:_MOST_FOUND]]
    rest = visit.words("by_hand.more", count=visit.formats.number(len(rows))) if len(found) > len(rows) else ""
    return {"asked": text, "rows": rows, "many": True, "rest": rest}


def tasks_of(visit: Visit, document: Document) -> Data:
    """The tasks of a document with why, those refused by hand last, and those the visitor looks for."""
    names, formats, words = Names(visit.library.config), visit.formats, visit.words
    tags = visit.library.tags(visit.viewer, document.id)
    titles = visit.library.task_titles([tag.task for tag in tags])
    text = _asked(f"document {document.id}")
    looked_for = visit.library.task_states(visit.viewer, text=text) if text else ()
    served = {tag.task for tag in tags if tag.is_on}
    found = [task for task, _ in looked_for if task.code not in served][:_MOST]
    return {
        "tasks": [
            {
                **_task(tag.task, titles.get(tag.task, "")),
                "is_on": tag.is_on,
                "where": why(tag, names, formats)
                if tag.is_on
                else words("by_hand.refused", who=names.person(tag.by) or words("task.program")),
            }
            for tag in tags
        ],
        "hand": {
            "asked": text,
            "rows": [{**_task(one.code, one.title), "where": names.unit(one.lead)} for one in found],
        },
        "suggested": [] if served else _likely_tasks(visit, document),
        "me": myself.data(visit.library, visit.viewer),
        "people": myself.choices(visit.library),
    }


def suggested_documents(visit: Visit, code: str) -> list[Data]:
    """Documents without a task that may serve this one, with why."""
    found = visit.library.suggested_tags(visit.viewer, code, _MOST)
    return [{**_paper(one.document, visit), "reasons": _reasons(one.guess, visit)} for one in found]


def _likely_tasks(visit: Visit, document: Document) -> list[Data]:
    names = Names(visit.library.config)
    return [
        {
            **_task(one.task.code, one.task.title),
            "where": names.unit(one.task.lead),
            "reasons": _reasons(one.guess, visit),
        }
        for one in visit.library.likely_tasks(visit.viewer, document.id)
    ]


def _reasons(guess: Guess, visit: Visit) -> str:
    """`có bản sao thuộc nhiệm vụ · nội dung giống`, the weightiest first."""
    told = (visit.words(f"by_hand.because_{reason}") for reason, _ in guess.reasons[:_MOST_REASONS])
    return " · ".join(told)


def heard(asked: Any, visit: Visit, document: object, code: str) -> str:
    """Does what a page asks for: `put`, `off`, or `yes` and `no` to what was suggested; what to answer."""
    library, viewer = visit.library, visit.viewer
    if "put" in asked:
        st.session_state.pop(_ASKED, None)
        ids = [_id(one) for one in document] if isinstance(document, list) else [_id(document)]
        return saying.done(visit, "by_hand_on", lambda: library.tag(viewer, ids, code))
    if "off" in asked:
        return saying.done(visit, "by_hand_off", lambda: library.untag(viewer, [_id(document)], code))
    if "yes" in asked or "no" in asked:
        is_right, told = "yes" in asked, "by_hand_on" if "yes" in asked else "by_hand_off"
        answer = partial(library.answer_suggestion, viewer, _id(document), code, is_right=is_right)
        return saying.done(visit, told, answer)
    return ""


def look_for(page: str, text: object) -> None:
    """`page`: `task CODE` or `document ID`."""
    st.session_state[_ASKED] = (page, " ".join(str(text).split())[:_LONGEST])


def _asked(page: str) -> str:
    of, text = st.session_state.get(_ASKED, ("", ""))
    return str(text) if of == page else ""


def _documents(visit: Visit, text: str) -> list[Document]:
    library, viewer = visit.library, visit.viewer
    if link := _LINK.search(text):
        try:
            return [library.document(viewer, int(link[1]))]
        except NotVisibleError:
            return []
    if exact := library.documents_in(viewer, text, 4 * _MOST_FOUND):
        return list(exact)
    found = []
    for hit in library.search(viewer, Ask(text, limit=2 * _MOST_FOUND, folded=False)).hits:
        try:
            found.append(library.document(viewer, hit.id))
        except NotVisibleError:  # removed since the index was written
            continue
    return found


def _paper(document: Document, visit: Visit) -> Data:
    return {**line(document, visit.formats), "id": document.id, "page": page_of(document.id)}


def _task(code: str, title: str) -> Data:
    return {"id": code, "name": " · ".join(filter(None, (code, title))), "page": task_page(code)}


def _id(asked: object) -> int:
    text = str(asked)
    return int(text) if text.isascii() and text.isdigit() else 0
