"""The calendar held against RFC 5545, read back by rules of our own making."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from webui.ics import Entry, calendar

NOW = datetime(2026, 3, 9, 2, 3, 4, tzinfo=UTC)
DAY = date(2026, 12, 31)


def unfolded(body: bytes) -> list[str]:
    lines = body.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode()  # never cut within a letter
    assert b"\n" not in body.replace(b"\r\n", b"") and b"\r" not in body.replace(b"\r\n", b"")
    return body.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def values(lines: list[str]) -> dict[str, str]:
    found = {}
    for line in lines:
        name, _, value = line.partition(":")
        value = value.replace("\\\\", "\0").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
        found[name] = value.replace("\0", "\\")
    return found


def one(title: str = "Hạn: QT-01", text: str = "", link: str = "") -> Entry:
    return Entry("QT-01", DAY, title, text, link)


def test_a_deadline_is_a_whole_day_of_its_own() -> None:
    lines = unfolded(calendar("Thời hạn", [one(link="https://a.example/task?code=QT-01")], "vi", NOW))
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR" and "VERSION:2.0" in lines
    found = values(lines)
    assert found["DTSTART;VALUE=DATE"] == "20261231" and found["DTEND;VALUE=DATE"] == "20270101"
    assert found["DTSTAMP"] == "20260309T020304Z"
    assert found["UID"].endswith("@ochung") and found["URL"] == "https://a.example/task?code=QT-01"


def test_the_same_task_keeps_its_uid_and_others_have_their_own() -> None:
    first, again, other = (
        values(unfolded(calendar("a", [entry], "vi", NOW)))["UID"]
        for entry in (one("A"), one("B"), Entry("QT-02", DAY, "A", "", ""))
    )
    assert first == again != other


def test_a_hostile_title_stays_a_title() -> None:
    title = "x\r\nBEGIN:VALARM\nATTACH:file:///etc\r, ; \\n \\ \x00"
    lines = unfolded(calendar(title, [one(title, title)], "vi", NOW))
    assert sum(line.startswith("BEGIN:") for line in lines) == 2
    assert values(lines)["SUMMARY"] == "x\nBEGIN:VALARM\nATTACH:file:///etc\n, ; \\n \\ \ufffd"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=300))
def test_every_text_comes_back_whole(text: str) -> None:
    found = values(unfolded(calendar("a", [one(text, text + "!")], "vi", NOW)))
    assert (found["SUMMARY"], found["DESCRIPTION"]) == (text, text + "!")


def test_a_deadline_on_the_last_day_of_all_is_one_day_without_an_end() -> None:
    entries = [Entry("A", date.max, "Không hạn", "", ""), Entry("B", date(999, 1, 2), "Gõ nhầm năm", "", "")]
    lines = calendar("Nhiệm vụ", entries, "vi", datetime(2026, 3, 2, tzinfo=UTC)).decode().split("\r\n")
    assert [line for line in lines if line.startswith(("DTSTART", "DTEND"))] == [
        *("DTSTART;VALUE=DATE:99991231", "DTSTART;VALUE=DATE:09990102", "DTEND;VALUE=DATE:09990103")
    ]
