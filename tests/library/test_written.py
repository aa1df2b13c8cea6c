"""Names that evidence writes, and people's word on them, in an office that was really indexed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.config.load import load
from indexer.errors import NotVisibleError, SpeakingError
from indexer.library.viewers import ANYBODY
from indexer.model.event import Strength
from indexer.model.sighting import Deed, Sighting
from indexer.service.jobs import credit_again
from tests.library.people_office import CONFIG, Office, made_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
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
    assert office.is_whole()
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
