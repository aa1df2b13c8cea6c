"""The frame of the site: its name, its mark and its pages. Runs for every visitor and every page."""

from pathlib import Path

import streamlit as st

from webui import (
    activity_page,
    document_page,
    experts_page,
    names_page,
    overview_page,
    profile_page,
    reading_page,
    reminders_page,
    rules_page,
    search_page,
    task_page,
    tasks_page,
)
from webui.visit import Visit, arrive

_STATIC = Path(__file__).with_name("static")


def show() -> None:
    visit = arrive()
    words = visit.words
    waiting_to_read = visit.library.waiting_to_read(visit.viewer)
    unread = len(visit.library.unread_reminders(visit.viewer))
    pages = [
        st.Page(_search, title=words("site.search"), url_path="search", default=True),
        st.Page(_activity, title=words("site.activity"), url_path="activity"),
        st.Page(_overview, title=words("overview.page"), url_path="overview"),
        st.Page(_tasks, title=words("tasks.page"), url_path="tasks"),
        st.Page(_reading, title=_with_count(words("reading.page"), waiting_to_read, visit), url_path="reading"),
        st.Page(_reminders, title=_with_count(words("reminders.page"), unread, visit), url_path="reminders"),
        st.Page(_experts, title=words("experts.page"), url_path="experts", visibility="hidden"),
        st.Page(_document, title=words("document.title"), url_path="document", visibility="hidden"),
        st.Page(_person, title=words("profile.person"), url_path="person", visibility="hidden"),
        st.Page(_unit, title=words("profile.unit"), url_path="unit", visibility="hidden"),
        st.Page(_rules, title=words("tag_rules.title"), url_path="rules", visibility="hidden"),
        st.Page(_task, title=words("task.title"), url_path="task", visibility="hidden"),
        st.Page(
            _names,
            title=words("names.page"),
            url_path="names",
            visibility="visible" if visit.library.may_name(visit.viewer) else "hidden",
        ),
    ]
    chosen = st.navigation(pages, position="top")
    st.set_page_config(
        page_title=f"{chosen.title} · {words('site.name')}",
        page_icon=str(_STATIC / "favicon.png"),
        layout="wide",
        initial_sidebar_state="auto",
    )
    st.logo(str(_STATIC / "logo.svg"), size="medium")
    with st.sidebar:
        st.empty()  # a place that a page's own runs may write to has to be there before
    chosen.run()


def _with_count(title: str, waiting: int, visit: Visit) -> str:
    """A page's name with the number of what waits there for the visitor."""
    return f"{title} ({visit.formats.number(waiting)})" if waiting else title


def _search() -> None:
    search_page.show()


def _activity() -> None:
    activity_page.show()


def _document() -> None:
    document_page.show()


def _reading() -> None:
    reading_page.show()


def _reminders() -> None:
    reminders_page.show()


def _experts() -> None:
    experts_page.show()


def _rules() -> None:
    rules_page.show()


def _names() -> None:
    names_page.show()


def _person() -> None:
    profile_page.show_person()


def _unit() -> None:
    profile_page.show_unit()


def _task() -> None:
    task_page.show()


def _tasks() -> None:
    tasks_page.show()


def _overview() -> None:
    overview_page.show()
