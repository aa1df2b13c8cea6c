"""Words on who did what, and what is decided on them, in an office that was really indexed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.errors import NotVisibleError, SpeakingError
from indexer.library.viewers import ANYBODY
from indexer.model.event import Action, Strength
from indexer.model.feed import FeedAsk
from indexer.model.people import Verdict
from indexer.service.jobs import credit_again
from tests.library.people_office import Office, made_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    yield made
    made.close()


def said(office: Office, path: str, by: str | None, login: str, *, is_claim: bool) -> int:
    return office.library.say(office.viewer(by), office.event(path).id, login, is_claim, "vì tôi đi vắng")


def test_not_me_counts_once_it_is_accepted(office: Office) -> None:
    path = "Ngân sách/Dự án/Tờ trình.docx"
    id = said(office, path, "an.nv", "an.nv", is_claim=False)
    assert office.event(path).person == "Nguyễn Văn An"
    pending = [one for one in office.library.why(office.viewer(None), office.event(path).id).evidence if one.login]
    assert [(one.source, one.detail, one.strength) for one in pending] == [("statement", "disclaimed:pending", None)]
    office.library.decide(office.viewer("hoa.tt"), id, True)
    credit_again(office.config)
    event = office.event(path)
    assert (event.person, event.strength) == ("", Strength.UNKNOWN)
    [one] = office.library.sayings(office.viewer(None))
    assert (one.verdict, one.decided_by, one.said_by, one.reason) == (
        Verdict.ACCEPTED,
        "hoa.tt",
        "an.nv",
        "vì tôi đi vắng",
    )
    assert office.is_whole()


def test_an_accepted_claim_is_certain_and_a_later_refusal_ends_it(office: Office) -> None:
    path = "Ngân sách/Dự toán 2.docx"
    id = said(office, path, "an.nv", "an.nv", is_claim=True)
    office.library.decide(office.viewer("hoa.tt"), id, True)
    credit_again(office.config)
    event = office.event(path)
    assert (event.person, event.strength) == ("Nguyễn Văn An", Strength.CERTAIN)
    office.library.decide(office.viewer("hoa.tt"), id, False)
    credit_again(office.config)
    assert office.event(path).strength is not Strength.CERTAIN


def test_words_and_decisions_are_events_of_the_ledger(office: Office) -> None:
    id = said(office, "Ngân sách/Dự toán 2.docx", "an.nv", "an.nv", is_claim=True)
    office.library.decide(office.viewer(None), id, False, "không đúng")
    words = [one for one in office.library.activity(office.viewer(None), FeedAsk()) if one.about]
    assert [(one.action, one.person, one.about == id) for one in words] == [
        (Action.REFUSED, "", True),
        (Action.CLAIMED, "Nguyễn Văn An", False),
    ]
    assert words[1].strength is Strength.CERTAIN
    assert [one.detail for one in words[0].evidence if one.source == "said_by"] == ["không đúng"]
    with pytest.raises(SpeakingError, match="no deed"):
        office.library.say(office.viewer("an.nv"), id, "an.nv", True)


@pytest.mark.parametrize(
    ("path", "claimed_for", "decides", "may"),
    [
        ("Ngân sách/Dự toán 2.docx", "an.nv", "hoa.tt", True),  # heads the unit of both person and folder
        ("Ngân sách/Dự toán 2.docx", "an.nv", "dung.pv", False),
        ("Ngân sách/Dự toán 2.docx", "dung.pv", "hoa.tt", True),  # heads the folder's unit
        ("Ngân sách/Dự án/Tờ trình.docx", "hoa.tt", "dung.pv", True),  # heads the unit that leads the task
        ("Đầu tư/Mẫu.docx", "an.nv", "hoa.tt", True),  # heads the person's unit
        ("Đầu tư/Mẫu.docx", "dung.pv", "dung.pv", False),  # nobody decides for themselves
        ("Đầu tư/Mẫu.docx", "an.nv", "an.nv", False),
        ("Đầu tư/Mẫu.docx", "an.nv", "giang.lt", False),
        ("Đầu tư/Mẫu.docx", "quan.tri", "quan.tri", True),  # but an administrator
        ("Đầu tư/Mẫu.docx", "an.nv", None, True),
    ],
)
def test_who_decides(office: Office, path: str, claimed_for: str, decides: str | None, may: bool) -> None:
    id = said(office, path, claimed_for, claimed_for, is_claim=True)
    viewer = office.viewer(decides)
    assert [one.may_decide for one in office.library.sayings(viewer)] == [may]
    if may:
        office.library.decide(viewer, id, True)
    else:
        with pytest.raises(SpeakingError, match="may not decide"):
            office.library.decide(viewer, id, True)


def test_one_may_take_back_ones_own_word(office: Office) -> None:
    id = said(office, "Đầu tư/Mẫu.docx", "an.nv", "an.nv", is_claim=True)
    office.library.decide(office.viewer("an.nv"), id, False)
    assert office.library.sayings(office.viewer(None))[0].verdict is Verdict.REFUSED
    with pytest.raises(SpeakingError, match="may not decide"):
        office.library.decide(office.viewer("an.nv"), id, True)


@pytest.mark.parametrize(
    ("path", "login", "is_claim", "reason"),
    [
        ("Đầu tư/Mẫu.docx", "ai.do", True, "login"),
        ("Đầu tư/Mẫu.docx", "an.nv", False, "not_credited"),
    ],
)
def test_words_that_make_no_sense_are_refused(
    office: Office, path: str, login: str, is_claim: bool, reason: str
) -> None:
    with pytest.raises(SpeakingError) as error:
        said(office, path, None, login, is_claim=is_claim)
    assert error.value.reason == reason


def test_the_same_is_not_said_twice(office: Office) -> None:
    said(office, "Đầu tư/Mẫu.docx", None, "an.nv", is_claim=True)
    with pytest.raises(SpeakingError, match="said already"):
        said(office, "Đầu tư/Mẫu.docx", "an.nv", "an.nv", is_claim=True)


def test_an_event_of_a_hidden_drive_does_not_exist(office: Office) -> None:
    hidden = office.event("Kết luận.docx").id
    id = office.library.say(office.viewer("giang.lt"), hidden, "an.nv", True)
    for ask in (
        lambda viewer: office.library.say(viewer, hidden, "an.nv", True),
        lambda viewer: office.library.decide(viewer, id, True),
        lambda viewer: office.library.decide(viewer, id + 1000, True),
    ):
        with pytest.raises(NotVisibleError):
            ask(office.viewer("quan.tri"))
    assert office.library.sayings(office.viewer("hoa.tt")) == ()
    assert office.library.sayings(office.viewer("quan.tri")) == ()
    assert [one.id for one in office.library.sayings(office.viewer("giang.lt"))] == [id]


def test_words_on_an_open_page_are_marked_so(office: Office) -> None:
    viewer = office.library.acting(office.viewer(ANYBODY), "an.nv")
    id = office.library.say(viewer, office.event("Đầu tư/Mẫu.docx").id, "an.nv", True)
    [one] = office.library.sayings(office.viewer(None))
    assert (one.id, one.said_by, one.is_open) == (id, "an.nv", True)
    words = next(one for one in office.library.activity(office.viewer(None), FeedAsk()) if one.about)
    assert (words.person, words.strength) == ("Nguyễn Văn An", Strength.WEAK)
    with pytest.raises(SpeakingError):
        office.library.say(office.viewer(ANYBODY), one.about, "an.nv", False)
