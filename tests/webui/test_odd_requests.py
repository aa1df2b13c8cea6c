"""What nobody asks for on purpose: pages there are none of, numbers beyond any, names that turn the writing around."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.webui.site import Site
from webui.shell import is_lost

TURNED = "hóa đơn \u202egnp.exe.txt"  # shown by a browser as: hóa đơn txt.exe.png


@pytest.mark.parametrize(
    ("path", "lost"),
    [
        ("/people", True),
        ("/people/12", True),
        ("/index.html", True),
        ("/", False),
        ("/search/", False),
        ("/activity/_stcore/health", False),
        ("/_stcore/health", False),
        ("/static/js/index.js", False),
        ("/api/suggest", False),
        ("/files/1", False),
        ("/manifest.json", False),
    ],
)
def test_pages_there_are_none_of(path: str, lost: bool) -> None:
    assert is_lost(path) is lost


def test_a_lost_reader_comes_to_the_search_page_in_their_language(site: Site) -> None:
    status, headers, _ = site.ask("/people?lang=en&unit=NS")
    assert (status, headers["location"]) == (303, "/?lang=en")
    assert site.ask("/people?lang=//evil.example")[1]["location"] == "/"


@pytest.mark.parametrize("id", [0, 10**9, 2**63 - 1, 2**63, 10**30])
def test_a_number_no_document_has_is_not_found(site: Site, id: int) -> None:
    assert site.ask(f"/files/{id}")[0] == 404


def test_a_name_cannot_pretend_another_ending(page: Page, site: Site) -> None:
    file = site.write(f"Thử/{TURNED}", "Nội dung quay ngược zwqx.")
    site.wait_for(lambda: site.find("zwqx"), "the document to be found")
    page.goto("/?q=zwqx")
    shown = "hóa đơn \ufffdgnp.exe.txt"
    expect(page.locator("article h3 a")).to_have_text(shown)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("dialog")).to_contain_text(shown)
    page.goto("/activity")
    expect(page.locator(".feed").get_by_text(shown)).to_be_visible()
    status, headers, _ = site.ask(f"/files/{site.id_of(f'Thử/{TURNED}')}")
    assert (status, "%E2%80%AE" in headers["content-disposition"]) == (200, False)
    assert quote("hóa đơn _gnp.exe.txt") in headers["content-disposition"]
    file.unlink()
    site.wait_for(lambda: not site.find("zwqx"), "the document to be gone again")
