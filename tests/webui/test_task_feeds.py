"""The calendar and a task's feed over HTTP, for who asks."""

from urllib.parse import quote
from xml.etree import ElementTree

from indexer.model.task import ActKind, Task
from tests.webui.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"


def made(site: Site, code: str, **more: object) -> None:
    library = site.library
    task = Task(code, f"Nhiệm vụ {code}", lead="NS", **more)  # type: ignore[arg-type]
    library.make_task(library.viewer(None), task)


def test_deadlines_of_the_office_and_of_a_unit_are_a_calendar(site: Site) -> None:
    made(site, "LICH/01", due_on=site.library._today)
    status, headers, body = site.ask("/calendar.ics")
    assert (status, headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    shown = body.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Hạn: LICH/01 - Nhiệm vụ LICH/01" in shown and "task?code=LICH%2F01" in shown
    assert "LICH/01" in site.ask("/calendar.ics?unit=NS&lang=en")[2].decode().replace("\r\n ", "")
    assert "LICH/01" not in site.ask("/calendar.ics?unit=DT")[2].decode().replace("\r\n ", "")


def test_a_task_has_a_feed_of_what_happened_and_what_is_said(site: Site) -> None:
    made(site, "TIN/02")
    library = site.library
    library.say_on_task(library.viewer(None), "TIN/02", ActKind.COMMENTED, "Đang chờ <số liệu>")
    library.say_on_task(library.viewer(None), "TIN/02", ActKind.FEEDBACK, "Chỉ phòng Đầu tư đọc", unit="DT")
    status, headers, body = site.ask(f"/feeds/task/{quote('TIN/02', safe='')}.atom")
    assert (status, headers["content-type"]) == (200, "application/atom+xml")
    root = ElementTree.fromstring(body)
    entries = root.findall(ATOM + "entry")
    assert [entry.findtext(ATOM + "title") for entry in entries] == ["Ổ Chung: ý kiến", "Ổ Chung: lập nhiệm vụ"]
    assert entries[0].findtext(ATOM + "summary") == "Đang chờ <số liệu>"
    assert site.ask("/feeds/task/KHONG-CO.atom")[0] == 404
