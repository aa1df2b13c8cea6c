"""The search page: one box, the documents found, facets beside them. What it shows is what its address says."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from indexer.errors import NotVisibleError
from indexer.model.document import Document
from indexer.model.hit import FACETS, Hit, Results
from indexer.model.saved import SavedSearch
from webui import address, components, experts_page, frame, preview, saved
from webui.beat import beats
from webui.cards import Beside, card
from webui.search_address import MOST_PAGES, PAGE_SIZE, SearchView, read, write
from webui.visit import LANGUAGE, Visit, arrive, keep_language

_LONGEST_FACET = 100
_MOST_OFFERED = 5  # kept searches in an empty box
_MOST_OLDER = 20  # drafts listed under a hit
_HELP = (
    *("number", "phrase", "without", "either", "begin", "days"),
    *("lately", "span", "kind", "unit", "folder", "type"),
)
_TRIES = ("words", "phrase", "number", "without", "date")


@st.fragment
def show() -> None:
    keep_language()
    visit = arrive()
    view = read(address.here())
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    results = visit.library.search(visit.viewer, view.ask())
    kept = saved.kept(visit, view)
    frame.top(visit, status)
    components.BOX.show(box_data(visit, view, kept), _ask)
    asked = components.RESULTS.show(
        {**results_data(visit, view, results), "keep": saved.form_data(visit, kept, view)}, _act
    )
    frame.pulse(visit, beat, pace=frame.SEARCH_PACE if view.text else frame.FEED_PACE)
    with st.sidebar:
        if kept:
            components.SAVED.show(saved.list_data(visit, kept, view), _keep)
        groups = facet_groups(results.facets, view, visit)
        components.FACETS.show({"groups": groups, "words": visit.words.below("facet")}, _choose)
        frame.foot(visit, status)
    if asked and "open" in asked:
        preview.show(visit, int(asked["open"]), view.text)


def box_data(visit: Visit, view: SearchView, kept: Sequence[SavedSearch]) -> dict[str, Any]:
    words = visit.words
    return {
        "value": view.text,
        "focus": not view.text,
        "saved": [{"name": one.name, "address": one.address} for one in kept[:_MOST_OFFERED]],
        "examples": [(words(f"help.{one}_example"), words(f"help.{one}")) for one in _HELP],
        "words": words.below("box"),
    }


def results_data(visit: Visit, view: SearchView, results: Results) -> dict[str, Any]:
    words, formats = visit.words, visit.formats
    titles = visit.library.task_titles({code for hit in results.hits for code in hit.tasks})
    is_start = not view.text and not view.chosen
    language = st.query_params.get(LANGUAGE)
    asked = {"q": view.text} if view.text else {}
    asked |= {LANGUAGE: language} if language else {}
    title = words("search.newest_title") if is_start else formats.counted("search.results", results.total)
    return {
        "title": title,
        "text": view.text,
        "sort": view.sort.value,
        "cards": [
            card(hit, _beside(visit, hit, asked), titles, formats, is_asked=bool(view.text)) for hit in results.hits
        ],
        "page": view.page,
        "pages": min(-(-results.total // PAGE_SIZE), MOST_PAGES),
        "suggestion": results.suggestion or "",
        "hints": [words(f"search.hint_{hint.removeprefix('query.')}") for hint in results.hints],
        "filters": words("search.filters_chosen", n=str(view.chosen_count)) if view.chosen else words("search.filters"),
        "none": words("search.empty_drive" if is_start else "search.none"),
        "advice": _advice(visit, view),
        "tries": [(words(f"search.try_{one}_example"), words(f"search.try_{one}")) for one in _TRIES]
        if is_start
        else [],
        "experts": experts_page.page_of(view.text) if view.text else "",
        "words": words.below("search"),
    }


def facet_groups(facets: Mapping[str, Mapping[str, int]], view: SearchView, visit: Visit) -> list[dict[str, Any]]:
    """Facets that have something to choose from; chosen values stay even where nothing is left to count."""
    titles = visit.library.task_titles({*view.chosen.get("task", ()), *facets.get("task", {})})
    groups = []
    for facet in FACETS:
        chosen = view.chosen.get(facet, ())
        counts = dict.fromkeys(chosen, 0) | dict(facets.get(facet, {}))
        if counts:
            values = sorted(counts, key=lambda value: (value not in chosen, *_order(facet, value, counts[value])))
            options = [_option(facet, value, counts[value], value in chosen, titles, visit) for value in values]
            groups.append({"id": facet, "label": visit.words(f"facet.{facet}"), "options": options[:_LONGEST_FACET]})
    return groups


def _option(
    facet: str, value: str, count: int, is_chosen: bool, titles: Mapping[str, str], visit: Visit
) -> dict[str, Any]:
    labels = {"task": titles.get(value, value), "type": value.upper()}
    label = labels.get(facet, value)
    return {"value": value, "label": label, "count": visit.formats.number(count), "chosen": is_chosen}


def _order(facet: str, value: str, count: int) -> tuple[Any, ...]:
    """Years from the newest, everything else by how often it is found."""
    return (-int(value),) if facet == "year" and value.isdecimal() and len(value) < 10 else (-count, value)


def _advice(visit: Visit, view: SearchView) -> list[str]:
    if not view.text and not view.chosen:
        return [visit.words("search.empty_drive_hint")]
    keys = ["none_filters"] if view.chosen else []
    keys += ["none_less", "none_failed"] if view.text else []
    return [visit.words(f"search.{key}") for key in keys]


def _beside(visit: Visit, hit: Hit, asked: Mapping[str, str]) -> Beside:
    """What is gone since it was found is left out."""
    wanted = (hit.id, *hit.older[:_MOST_OLDER], *((hit.newer,) if hit.newer is not None else ()))
    found: dict[int, Document] = {}
    for id in wanted:
        with suppress(NotVisibleError):
            found[id] = visit.library.document(visit.viewer, id)
    own = found.pop(hit.id, None)
    at_hand = preview.handing(visit, own) if own else {}
    return Beside(at_hand.get("unc", ""), f"&{urlencode(asked)}" if asked else "", found, at_hand.get("href", ""))


def _ask(asked: Any) -> None:
    if saved.open_kept(asked):
        return
    address.go(write(read(address.here()).with_text(str(asked["text"]))))


def _choose(chosen: Any) -> None:
    address.go(write(read(address.here()).with_chosen(chosen)))


def _keep(asked: Any) -> None:
    if not saved.keep(asked):
        saved.open_kept(asked)


def _act(asked: Any) -> None:
    if saved.keep(asked):
        return
    view = read(address.here())
    if "text" in asked:
        view = view.with_text(str(asked["text"]))
    elif "sort" in asked:
        view = view.with_sort(str(asked["sort"]))
    elif "page" in asked:
        view = view.with_page(int(asked["page"]))
    else:
        return
    address.go(write(view))
