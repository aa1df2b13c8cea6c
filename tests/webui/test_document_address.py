from hypothesis import given
from hypothesis import strategies as some

from webui.document_address import TABS, DocumentView, read, write

TEXT = some.tuples(some.integers(0, 10**9), some.none() | some.integers(1, 999))
VIEWS = some.builds(
    DocumentView,
    id=some.integers(0, 2**59),
    text=some.text(max_size=30).map(lambda text: " ".join(text.split())),
    tab=some.sampled_from(TABS),
)


@given(VIEWS, TEXT, TEXT)
def test_an_address_leads_back_to_its_view(view: DocumentView, before: tuple, after: tuple) -> None:  # type: ignore[type-arg]
    assert read(write(view)) == view
    compared = DocumentView(view.id, view.text, "versions", (before, after))
    assert read(write(compared)) == compared


def test_nonsense_in_an_address_is_passed_over() -> None:
    params = {"id": ["٣"], "tab": ["drop"], "q": [" hai   từ "], "compare": ["1~2"]}
    assert read(params) == DocumentView(0, "hai từ")
    assert read({"id": ["9" * 30]}).id == 0
    for wrong in ("1", "1~", "1~x", "1.2.3~4", "-1~2", "1~2~3"):
        assert read({"id": ["7"], "tab": ["versions"], "compare": [wrong]}).compare is None
    assert read({"id": ["7"], "compare": ["1~2"]}).compare is None  # of another section


def test_another_section_forgets_the_comparison() -> None:
    view = DocumentView(7, "vốn").comparing("7.1~7")
    assert (view.tab, view.compare) == ("versions", ((7, 1), (7, None)))
    assert view.on("similar") == DocumentView(7, "vốn", "similar")
    assert view.on("nowhere").tab == "text"
