"""What a search page's address says: text, chosen facets, order, page. Pure; `read(write(view)) == view`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlencode

from indexer.model.hit import FACETS, Ask, Sort

PAGE_SIZE = 10
MOST_PAGES = 100  # nobody reads further; the engine would have to rank ever more
LONGEST_TEXT = 500
_MOST_CHOSEN = 20

Params = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class SearchView:
    """`page` counts from 1."""

    text: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1

    def with_text(self, text: str) -> "SearchView":
        """Another question begins on its first page; the chosen facets stay."""
        return replace(self, text=" ".join(text.split())[:LONGEST_TEXT], page=1)

    def with_chosen(self, chosen: Mapping[str, Sequence[str]]) -> "SearchView":
        return replace(self, chosen=_known_facets(chosen), page=1)

    def with_sort(self, sort: str) -> "SearchView":
        return replace(self, sort=_sort(sort), page=1)

    def with_page(self, page: int) -> "SearchView":
        return replace(self, page=min(max(page, 1), MOST_PAGES))

    @property
    def chosen_count(self) -> int:
        return sum(len(values) for values in self.chosen.values())

    def ask(self) -> Ask:
        return Ask(self.text, self.chosen, self.sort, PAGE_SIZE, (self.page - 1) * PAGE_SIZE)


def read(params: Params) -> SearchView:
    """The view an address asks for; what makes no sense in it is passed over."""
    page = _first(params, "page")
    view = SearchView().with_text(_first(params, "q")).with_sort(_first(params, "sort")).with_chosen(params)
    return view.with_page(int(page)) if page.isascii() and page.isdigit() and len(page) < 6 else view


def write(view: SearchView) -> dict[str, list[str]]:
    """The address of a view; what is as usual is left out."""
    params = {facet: list(values) for facet, values in view.chosen.items()}
    if view.text:
        params["q"] = [view.text]
    if view.sort is not Sort.RELEVANCE:
        params["sort"] = [view.sort.value]
    if view.page > 1:
        params["page"] = [str(view.page)]
    return params


def saved_address(view: SearchView) -> str:
    """What a kept search keeps: words and facets, in one order; "" for the start page."""
    params = write(replace(view, sort=Sort.RELEVANCE, page=1))
    return urlencode(sorted((name, sorted(values)) for name, values in params.items()), doseq=True)


def saved_view(address: str) -> SearchView:
    return read(parse_qs(address))


def _known_facets(chosen: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    wanted = {facet: tuple(dict.fromkeys(value for value in chosen.get(facet, ()) if value)) for facet in FACETS}
    return {facet: values[:_MOST_CHOSEN] for facet, values in wanted.items() if values}


def _sort(text: str) -> Sort:
    return Sort(text) if text in set(Sort) else Sort.RELEVANCE


def _first(params: Params, name: str) -> str:
    return next(iter(params.get(name, ())), "")
