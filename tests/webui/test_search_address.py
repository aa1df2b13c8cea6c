from hypothesis import given
from hypothesis import strategies as some

from indexer.model.hit import FACETS, Sort
from webui.search_address import LONGEST_TEXT, MOST_PAGES, PAGE_SIZE, SearchView, read, write

VALUES = some.lists(some.text(min_size=1, max_size=8), min_size=1, max_size=4, unique=True).map(tuple)
TEXTS = some.text(max_size=30).map(lambda text: " ".join(text.split()))
VIEWS = some.builds(
    SearchView,
    text=TEXTS,
    chosen=some.dictionaries(some.sampled_from(FACETS), VALUES),
    sort=some.sampled_from(Sort),
    page=some.integers(1, MOST_PAGES),
)


@given(VIEWS)
def test_an_address_leads_back_to_its_view(view: SearchView) -> None:
    assert read(write(view)) == view


def test_the_usual_view_has_an_empty_address() -> None:
    assert write(SearchView()) == {}


def test_nonsense_in_an_address_is_passed_over() -> None:
    params = {"page": ["-3"], "sort": ["drop table"], "q": ["  hai   từ "], "colour": ["red"], "unit": ["", "A", "A"]}
    assert read(params) == SearchView("hai từ", {"unit": ("A",)})
    assert read({"page": ["٣"]}).page == 1
    assert read({"page": ["99999"]}).page == MOST_PAGES
    assert len(read({"q": ["x" * 10_000]}).text) == LONGEST_TEXT


def test_another_question_begins_on_the_first_page_and_keeps_the_facets() -> None:
    view = SearchView("cũ", {"unit": ("A",)}, Sort.NEWEST, 7)
    assert view.with_text("mới") == SearchView("mới", {"unit": ("A",)}, Sort.NEWEST, 1)
    assert view.with_chosen({}).page == 1
    assert view.with_sort("relevance").page == 1


def test_the_question_for_the_third_page() -> None:
    ask = SearchView("a", page=3).ask()
    assert (ask.limit, ask.offset) == (PAGE_SIZE, 2 * PAGE_SIZE)
