"""What the address of a document's page says: which document, the words it was found by, section, comparison. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from webui.search_address import LONGEST_TEXT

TABS = ("text", "relations", "versions", "similar", "tasks", "history")
Text = tuple[int, int | None]  # a document, and the number of one of its versions or None for its present text
_COMPARED = re.compile(r"(\d{1,18})(?:\.(\d{1,9}))?~(\d{1,18})(?:\.(\d{1,9}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """`id` is 0 where the address names no document; `compare` the two texts side by side."""

    id: int = 0
    text: str = ""
    tab: str = TABS[0]
    compare: tuple[Text, Text] | None = None

    def on(self, tab: str) -> "DocumentView":
        return replace(self, tab=tab if tab in TABS else TABS[0], compare=None)

    def comparing(self, written: str) -> "DocumentView":
        return replace(self, tab="versions", compare=_compared(written))


def read(params: Mapping[str, Sequence[str]]) -> DocumentView:
    """The view an address asks for; what makes no sense in it is passed over."""
    id, tab = _first(params, "id"), _first(params, "tab")
    return DocumentView(
        int(id) if id.isascii() and id.isdigit() and len(id) < 19 else 0,
        " ".join(_first(params, "q").split())[:LONGEST_TEXT],
        tab if tab in TABS else TABS[0],
        _compared(_first(params, "compare")) if tab == "versions" else None,
    )


def write(view: DocumentView) -> dict[str, list[str]]:
    """The address of a view; what is as usual is left out."""
    params = {"id": [str(view.id)]}
    if view.text:
        params["q"] = [view.text]
    if view.tab != TABS[0]:
        params["tab"] = [view.tab]
    if view.compare:
        params["compare"] = ["~".join(map(written, view.compare))]
    return params


def written(text: Text) -> str:
    """`12.3` for version 3 of document 12, `12` for its present text."""
    id, number = text
    return str(id) if number is None else f"{id}.{number}"


def _compared(text: str) -> tuple[Text, Text] | None:
    match = _COMPARED.fullmatch(text)
    if not match:
        return None
    first, old, second, new = match.groups()
    return (int(first), int(old) if old else None), (int(second), int(new) if new else None)


def _first(params: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(params.get(name, ())), "")
