"""The Atom feed of a search, held against what RFC 4287 asks for."""

from datetime import datetime
from urllib.parse import quote
from xml.etree import ElementTree

from tests.webui.conftest import HOSTILE_NAME
from tests.webui.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(site: Site, query: str) -> ElementTree.Element:
    status, headers, body = site.ask(f"/feeds/search.atom?{query}")
    assert (status, headers["content-type"]) == (200, "application/atom+xml")
    return ElementTree.fromstring(body)


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(ATOM + name) or ""


def test_a_feed_has_all_that_the_standard_asks_for(site: Site) -> None:
    root = feed(site, "q=" + quote("giải ngân"))
    assert text(root, "title") == "Tìm kiếm: giải ngân · Ổ Chung"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Ổ Chung"
    entries = root.findall(ATOM + "entry")
    assert len(entries) == 24
    for element in (root, *entries):
        assert text(element, "id").startswith("http://") and text(element, "title")
        assert datetime.fromisoformat(text(element, "updated")).tzinfo is not None
    assert len({text(entry, "id") for entry in entries}) == 24
    links = {link.get("rel"): link.get("href") for link in root.findall(ATOM + "link")}
    assert links["self"] == text(root, "id")
    assert all(entry.find(f"{ATOM}link[@rel='alternate']") is not None for entry in entries)


def test_the_newest_comes_first_and_facets_count(site: Site) -> None:
    moments = [text(entry, "updated") for entry in feed(site, "q=" + quote("giải ngân")).findall(ATOM + "entry")]
    assert moments == sorted(moments, reverse=True)
    narrowed = feed(site, "q=" + quote("vốn") + "&unit=" + quote("Phòng Ngân sách"))
    assert len(narrowed.findall(ATOM + "entry")) == 2


def test_odd_names_and_nothing_found_are_feeds_too(site: Site) -> None:
    [entry] = feed(site, "q=" + quote("nội dung lạ")).findall(ATOM + "entry")
    assert text(entry, "title") == HOSTILE_NAME
    assert "<script>" in text(entry, "summary")
    empty = feed(site, "q=khongcogi%00%01&lang=en")
    assert empty.findall(ATOM + "entry") == []
    assert text(empty, "updated")
