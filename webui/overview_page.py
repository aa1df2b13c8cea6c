"""The overview: for every task, how the units work together. What it shows is what its address says."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, TypeVar
from urllib.parse import urlencode

import streamlit as st

from indexer.library import Library
from indexer.model.effort import Together, Unassigned
from indexer.model.overview import Attention, Matrix
from indexer.model.task import Coverage
from webui import address, components, evidence, frame, overview_maps, overview_rows
from webui.beat import beats
from webui.overview_address import OWN, PERIODS, TABS, OverviewView, read, write
from webui.remembered import sums
from webui.task_dossier import Names
from webui.visit import Visit, arrive, keep_language

Answer = TypeVar("Answer")
By = Literal["unit", "person"]
_MOST_ATTENTION = 200


@st.fragment
def show() -> None:
    keep_language()
    visit = arrive()
    view = read(address.here())
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    board = Board(visit, view, beat)
    frame.top(visit, status)
    components.OVERVIEW.show(head(board), _choose)
    asked = _shown(board)
    frame.pulse(visit, beat, pace=frame.SUMS_PACE)
    with st.sidebar:
        frame.foot(visit, status)
    if asked and "cell" in asked:
        evidence.show(visit, view, [str(part) for part in asked["cell"]])
    elif asked and "pair" in asked:
        evidence.show_pair(visit, view, *(str(part) for part in asked["pair"]))


def _shown(board: "Board") -> Any:
    """Draws what the chosen tab holds; what was asked for there."""
    tab = board.view.tab
    if tab == "now":
        components.TILES.show({"tiles": tiles(board)})
        components.ATTENTION.show(attention_data(board), _choose)
    if tab in ("now", "people"):
        return _tables(board, matrix_data(board, "person" if tab == "people" else "unit"))
    asked = _tables(board, map_data(board, "unit"), map_data(board, "person"))
    components.UNASSIGNED.show(unassigned_data(board))
    return asked


def _tables(board: "Board", *tables: dict[str, Any]) -> Any:
    return components.MATRIX.show({"tables": tables, "words": board.visit.words.below("overview")}, _choose)


class Board:
    """The answers that the page is made of, each worked out once and remembered for a while."""

    def __init__(self, visit: Visit, view: OverviewView, beat: str) -> None:
        self.visit, self.view = visit, view
        self.names = Names(visit.library.config)
        self.days = view.days(visit.formats.today)
        self.moments = view.moments(visit.formats.today, visit.formats.zone)
        self._beat = beat

    def attention(self) -> tuple[Attention, ...]:
        return self._answer("attention", lambda: self._library.attention(self.visit.viewer, self.view.unit))

    def matrix(self, by: By) -> Matrix:
        ask, rows = self._library.matrix, self.view.rows
        return self._answer(f"{by} {rows}", lambda: ask(self.visit.viewer, *self.days, self.view.unit, by, rows))

    def coverage(self) -> Coverage:
        return self._answer("coverage", lambda: self._library.coverage(self.visit.viewer, *self.moments))

    def together(self, by: By) -> tuple[Together, ...]:
        ask = self._library.coordination_map
        return self._answer(f"map {by}", lambda: ask(self.visit.viewer, *self.moments, by))

    def unassigned(self) -> tuple[Unassigned, ...]:
        ask = self._library.unassigned_coordination
        return self._answer("unassigned", lambda: ask(self.visit.viewer, *self.moments))

    @property
    def _library(self) -> Library:
        return self.visit.library

    def _answer(self, what: str, ask: Callable[[], Answer]) -> Answer:
        whose = (id(self._library), self.visit.viewer.drives)
        key = ("overview", what, whose, self.view.unit, self.days, self.visit.formats.today)
        return sums.answer(key, self._beat, ask)[0]


def head(board: Board) -> dict[str, Any]:
    visit, view = board.visit, board.view
    words, formats = visit.words, visit.formats
    first, last = board.days
    return {
        "periods": [*((one, words(f"overview.{one}")) for one in PERIODS), (OWN, words("overview.own"))],
        "period": view.period,
        "since": first.isoformat(),
        "until": last.isoformat(),
        "days": f"{formats.date(first)} – {formats.date(last)}",
        "units": [("", words("overview.office")), *((unit.code, unit.name) for unit in board.names.config.units)],
        "unit": view.unit,
        "tabs": [(tab, words(f"overview.tab_{tab}")) for tab in TABS],
        "tab": view.tab,
        "coverage": overview_rows.coverage(board.coverage(), formats),
        "reports": reports(view, first, last, visit),
        "words": words.below("overview"),
    }


def reports(view: OverviewView, first: date, last: date, visit: Visit) -> list[tuple[str, str]]:
    """(label, address) of the coordination report of what the page shows."""
    asked = {"since": first.isoformat(), "until": last.isoformat(), "unit": view.unit, "lang": visit.words.language}
    query = urlencode({name: value for name, value in asked.items() if value})
    endings = ("docx", "xlsx")
    return [(visit.words(f"overview.report_{ending}"), f"reports/coordination.{ending}?{query}") for ending in endings]


def tiles(board: Board) -> list[dict[str, str]]:
    """The tasks of the period in the four official words."""
    words, formats = board.visit.words, board.visit.formats
    states = [state.value for _, state in board.matrix("unit").tasks]
    soon = sum(any(part.reason == "due_soon" for part in one.concerns) for one in board.attention())
    notes = {
        "open": formats.counted("overview.note_soon", soon) if soon else "",
        "overdue": "",
        "done": "",
        "done_late": "",
    }
    return [
        {"label": words(f"overview.state_{state}"), "value": formats.number(states.count(state)), "note": note}
        for state, note in notes.items()
    ]


def attention_data(board: Board) -> dict[str, Any]:
    words, formats, view = board.visit.words, board.visit.formats, board.view
    found = board.attention()
    counts = {reason: sum(one.reason == reason for one in found) for reason in ("overdue", "silent", "due_soon")}
    shown = [one for one in found if not view.reason or one.reason == view.reason]
    rest = len(shown) - _MOST_ATTENTION
    filters = [(reason, words(f"overview.reason_{reason}"), formats.number(n)) for reason, n in counts.items() if n]
    return {
        "filters": [("", words("overview.all"), formats.number(len(found))), *filters],
        "reason": view.reason,
        "rows": overview_rows.attention(shown[:_MOST_ATTENTION], board.names, formats),
        "rest": formats.counted("overview.rest", rest) if rest > 0 else "",
        "is_empty": not found,
        "is_start": not found and not board.visit.library.task_states(board.visit.viewer),
        "words": words.below("overview"),
    }


def matrix_data(board: Board, by: By) -> dict[str, Any]:
    visit, view = board.visit, board.view
    shown = overview_rows.matrix(board.matrix(by), view.rows, board.names, visit.formats, of_people=by == "person")
    return {
        **shown,
        "title": visit.words(f"overview.title_{by}"),
        "hint": visit.words(f"overview.hint_{by}"),
        "none": visit.words("overview.no_tasks"),
        "exports": exports(view, visit, by),
    }


def map_data(board: Board, by: By) -> dict[str, Any]:
    visit = board.visit
    return {
        **overview_maps.cells(board.together(by), by, board.names, visit.formats),
        "title": visit.words(f"overview.title_map_{by}"),
        "hint": visit.words("overview.hint_map"),
        "none": visit.words("overview.no_map"),
        "exports": exports(board.view, visit, f"map_{by}"),
    }


def unassigned_data(board: Board) -> dict[str, Any]:
    words = board.visit.words
    return {
        "rows": [overview_maps.unassigned(one, board.names, board.visit.formats) for one in board.unassigned()],
        "words": words.below("overview"),
    }


def exports(view: OverviewView, visit: Visit, what: str) -> list[tuple[str, str]]:
    """(label, address) of a table as files."""
    params = {name: value for name, value in write(view).items() if name not in ("rows", "show", "tab")}
    asked = urlencode([("what", [what]), *params.items(), ("lang", [visit.words.language])], doseq=True)
    return [(visit.words(f"feed.{ending}"), f"exports/overview.{ending}?{asked}") for ending in ("xlsx", "csv")]


def _choose(asked: Any) -> None:
    view, today = read(address.here()), arrive().formats.today
    if "period" in asked:
        view = view.over(str(asked["period"]), str(asked.get("since", "")), str(asked.get("until", "")), today=today)
        address.go(write(view))
        return
    if "more" in asked:
        address.go(write(view.with_more()))
        return
    chosen = {name: [str(asked[name])] for name in ("tab", "unit", "show") if name in asked}
    if chosen:
        address.go(write(read({**{name: values for name, values in write(view).items() if name != "rows"}, **chosen})))
