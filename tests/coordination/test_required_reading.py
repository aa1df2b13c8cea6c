from datetime import UTC, date, datetime

from indexer.coordination.required_reading import (
    Receipt,
    Request,
    body_of_request,
    concerned,
    request_of,
    seconds_to_read,
    state,
    unread,
)
from indexer.model.knowledge import ReadState
from indexer.model.task import Act, ActKind

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
MEMBERS = {"NS": ("an.nv", "hoa.tt"), "DT": ("dung.pv",)}
REQUEST = Request(7, 1, "hoa.tt", AT, date(2026, 11, 25), ("dung.pv",), ("NS", "DT"))


def test_everybody_is_asked_once_and_who_asks_is_not() -> None:
    assert concerned(REQUEST, MEMBERS) == ("dung.pv", "an.nv")


def test_a_request_is_kept_whole_in_its_act() -> None:
    body = body_of_request(["dung.pv"], ["NS", "DT"], date(2026, 11, 25), "")
    assert request_of(Act(ActKind.TO_READ, AT, "hoa.tt", document=1, body=body, id=7)) == REQUEST


def test_a_changed_text_is_asked_for_again() -> None:
    receipts = [Receipt(1, "an.nv", AT, "one")]
    assert state(receipts, "an.nv", "one") == (ReadState.READ, receipts[0])
    assert state(receipts, "an.nv", "two")[0] is ReadState.AGAIN
    assert state(receipts, "dung.pv", "one") == (ReadState.WAITING, None)


def test_who_has_still_to_read_what_is_due_first() -> None:
    sooner = Request(9, 2, "dung.pv", AT, date(2026, 11, 21), ("an.nv",), ())
    receipts = [Receipt(1, "an.nv", AT, "one"), Receipt(2, "an.nv", AT, "old")]
    found = unread([REQUEST, sooner], receipts, {1: "one", 2: "new"}, MEMBERS, date(2026, 11, 23))
    assert [(one.request.id, one.login, one.days, one.is_again) for one in found] == [
        (9, "an.nv", -2, True),
        (7, "dung.pv", 2, False),
    ]
    assert unread([REQUEST], receipts, {}, MEMBERS, date(2026, 11, 23)) == ()


def test_a_long_text_takes_longer_within_limits() -> None:
    assert [seconds_to_read(words) for words in (0, 600, 100_000)] == [10, 30, 90]
