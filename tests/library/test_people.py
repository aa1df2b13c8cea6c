"""Names, and words on who did what, in an office that was really indexed: two drives, one for Thanh tra only."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document as NewDocument

from indexer.config.load import load
from indexer.errors import NotVisibleError, SpeakingError
from indexer.library import Library, open_library
from indexer.library.viewers import ANYBODY
from indexer.model.event import Action, Event, Strength
from indexer.model.feed import FeedAsk
from indexer.model.people import Verdict, WrittenName
from indexer.model.sighting import Deed, Sighting
from indexer.model.viewer import Viewer
from indexer.service.jobs import credit_again, index
from indexer.service.verify import verify

CONFIG = """
[[drives]]
name = "chung"
path = "chung"
[[drives]]
name = "riêng"
path = "rieng"
readers = ["TT"]
[access]
administrators = ["quan.tri"]
[attribution]
service_accounts = ["svc-quet"]
[[units]]
code = "NS"
name = "Phòng Ngân sách"
head = "hoa.tt"
folders = ["Ngân sách"]
[[units]]
code = "DT"
name = "Phòng Đầu tư"
head = "dung.pv"
folders = ["Đầu tư"]
[[units]]
code = "TT"
name = "Thanh tra"
head = "giang.lt"
[[people]]
login = "an.nv"
name = "Nguyễn Văn An"
unit = "NS"
[[people]]
login = "hoa.tt"
name = "Trần Thị Hoa"
unit = "NS"
[[people]]
login = "dung.pv"
name = "Phạm Văn Dũng"
unit = "DT"
[[people]]
login = "giang.lt"
name = "Lê Thị Giang"
unit = "TT"
[[people]]
login = "quan.tri"
name = "Vũ Quản Trị"
[[tasks]]
code = "DA-01"
title = "Thẩm tra dự án"
lead = "DT"
folders = ["Ngân sách/Dự án"]
"""


class Office:
    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "config.toml").write_text(CONFIG, encoding="utf-8")
        for drive in ("chung", "rieng"):
            (home / drive).mkdir()
        self.config = load(home / "config.toml")
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        if self._library is None:
            self._library = open_library(self.config)
        return self._library

    def save(self, path: str, author: str, days_ago: int = 1) -> None:
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        document = NewDocument()
        document.add_paragraph(f"Nội dung của {path}")
        when = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=days_ago)
        document.core_properties.author = author
        document.core_properties.last_modified_by = author
        document.core_properties.created = document.core_properties.modified = when
        document.save(str(file))

    def index(self) -> None:
        index(self.config)

    def viewer(self, login: str | None) -> Viewer:
        return self.library.viewer(login)

    def event(self, path: str) -> Event:
        found = self.library.activity(self.viewer(None), FeedAsk(limit=1000))
        return next(one for one in found if one.path == path and one.about is None)

    def names(self, login: str | None = None) -> dict[str, WrittenName]:
        return {one.value: one for one in self.library.written_names(self.viewer(login))}

    def close(self) -> None:
        if self._library is not None:
            self._library.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    for number in range(3):
        made.save(f"chung/Ngân sách/Dự toán {number}.docx", "PC-07\\An")
    made.save("chung/Ngân sách/Dự án/Tờ trình.docx", "Nguyễn Văn An")
    made.save("chung/Đầu tư/Kế hoạch.docx", "Phòng Đầu tư")
    made.save("chung/Đầu tư/Mẫu.docx", "Administrator")
    made.save("rieng/Kết luận.docx", "Người Kín")
    made.index()
    yield made
    made.close()


def test_names_nobody_is_known_for_come_first_with_suggestions(office: Office) -> None:
    names = office.library.written_names(office.viewer(None))
    assert [(one.value, one.changes, one.suggestions) for one in names[:2]] == [
        ("PC-07\\An", 3, ("an.nv",)),
        ("Người Kín", 1, ()),
    ]
    known = {one.value: (one.login, one.unit, one.is_nobody) for one in names[2:]}
    assert known == {
        "Nguyễn Văn An": ("an.nv", "", False),
        "Phòng Đầu tư": ("", "Phòng Đầu tư", False),
        "Administrator": ("", "", True),
    }


def test_merging_a_name_credits_the_past_and_undoing_takes_it_back(office: Office) -> None:
    path = "Ngân sách/Dự toán 1.docx"
    assert office.event(path).person == "PC-07\\An"
    id = office.library.merge_name(office.viewer(None), "PC-07\\An", "an.nv")
    credit_again(office.config)
    event = office.event(path)
    assert (event.person, event.unit) == ("Nguyễn Văn An", "Phòng Ngân sách")
    assert office.library.document(office.viewer(None), event.document).people[0].name == "Nguyễn Văn An"
    assert (office.names()["PC-07\\An"].login, office.names()["PC-07\\An"].alias) == ("an.nv", id)
    assert [one.value for one in office.library.merged_names(office.viewer(None))] == ["PC-07\\An"]
    office.library.undo_merge(office.viewer(None), id)
    credit_again(office.config)
    assert office.event(path).person == "PC-07\\An"
    assert office.library.merged_names(office.viewer(None)) == ()
    assert verify(office.config).ok
    with pytest.raises(NotVisibleError):
        office.library.undo_merge(office.viewer(None), id)


def test_a_name_can_be_nobodys(office: Office) -> None:
    office.library.merge_name(office.viewer(None), "PC-07\\An", "")
    credit_again(office.config)
    event = office.event("Ngân sách/Dự toán 1.docx")
    assert (event.person, event.unit, event.strength) == ("", "Phòng Ngân sách", Strength.UNKNOWN)
    assert office.names()["PC-07\\An"].is_nobody


def test_what_comes_after_a_merging_is_credited_so_at_once(office: Office) -> None:
    office.library.merge_name(office.viewer(None), "PC-07\\An", "an.nv")
    office.save("chung/Ngân sách/Mới.docx", "pc-07\\an")
    office.index()
    assert office.event("Ngân sách/Mới.docx").person == "Nguyễn Văn An"


def test_a_lock_that_tells_name_and_account_suggests_the_account(office: Office) -> None:
    office.save("chung/Đầu tư/Khác.docx", "May ke toan")
    office.index()
    catalogue = office.library._catalogue
    at = datetime.now(UTC)
    seen = Sighting("riêng", b"x", Deed.HELD, at, "libreoffice_lock", "May ke toan", "dung.pv")
    with catalogue.writing():
        catalogue.sightings.add([seen])
    assert office.names()["May ke toan"].suggestions == ("dung.pv",)
    # what was seen on a drive that one may not see suggests nothing to them
    assert office.names("hoa.tt")["May ke toan"].suggestions == ()


@pytest.mark.parametrize("login", ["hoa.tt", "quan.tri", ANYBODY])
def test_names_of_a_hidden_drive_do_not_exist(office: Office, login: str) -> None:
    viewer = office.library.acting(office.viewer(login), "hoa.tt")
    assert "Người Kín" not in {one.value for one in office.library.written_names(viewer)}
    with pytest.raises(NotVisibleError) as hidden:
        office.library.merge_name(viewer, "Người Kín", "an.nv")
    with pytest.raises(NotVisibleError) as missing:
        office.library.merge_name(viewer, "Người Khác", "an.nv")
    assert hidden.value.title.replace("Kín", "") == missing.value.title.replace("Khác", "")
    office.library.merge_name(office.viewer(None), "Người Kín", "giang.lt")
    assert office.library.merged_names(viewer) == ()


def test_only_heads_and_administrators_name(office: Office) -> None:
    for login, may in (("an.nv", False), ("hoa.tt", True), ("quan.tri", True), (None, True), (ANYBODY, True)):
        assert office.library.may_name(office.viewer(login)) is may
    with pytest.raises(SpeakingError, match="Only administrators"):
        office.library.written_names(office.viewer("an.nv"))
    with pytest.raises(SpeakingError, match="Only administrators"):
        office.library.merge_name(office.viewer("an.nv"), "PC-07\\An", "an.nv")


def test_on_an_open_page_one_says_who_one_is_first_and_sees_no_more(office: Office) -> None:
    anybody = office.viewer(ANYBODY)
    with pytest.raises(SpeakingError) as error:
        office.library.merge_name(anybody, "PC-07\\An", "an.nv")
    assert error.value.reason == "who"
    acting = office.library.acting(anybody, "giang.lt")
    assert (acting.drives, acting.is_administrator) == (anybody.drives, False)
    with pytest.raises(NotVisibleError):
        office.library.why(acting, office.event("Kết luận.docx").id)
    office.library.merge_name(acting, "PC-07\\An", "an.nv")
    [alias] = office.library.merged_names(anybody)
    assert (alias.said_by, alias.is_open) == ("giang.lt", True)
    signed = office.viewer("an.nv")
    assert office.library.acting(signed, "giang.lt") == signed


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
    assert verify(office.config).ok


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


def test_who_moves_to_another_unit_leaves_the_past_there(office: Office) -> None:
    path = "Ngân sách/Dự án/Tờ trình.docx"
    assert office.event(path).unit == "Phòng Ngân sách"
    moved = CONFIG.replace('name = "Nguyễn Văn An"\nunit = "NS"', 'name = "Nguyễn Văn An"\nunit = "DT"')
    (office.home / "config.toml").write_text(moved, encoding="utf-8")
    office.config = load(office.home / "config.toml")
    office.save("chung/Đầu tư/Mới.docx", "an.nv", days_ago=0)
    office.index()
    assert (office.event(path).unit, office.event("Đầu tư/Mới.docx").person) == ("Phòng Ngân sách", "Nguyễn Văn An")
    told = moved.replace(
        'unit = "DT"\n[[people]]\nlogin = "hoa',
        'unit = "DT"\npast_units = [{ unit = "TT", until = 2100-01-01 }]\n[[people]]\nlogin = "hoa',
    )
    (office.home / "config.toml").write_text(told, encoding="utf-8")
    office.config = load(office.home / "config.toml")
    office.index()
    assert office.event(path).unit == "Thanh tra"
