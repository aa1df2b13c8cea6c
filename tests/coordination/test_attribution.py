from datetime import UTC, datetime, timedelta

import pytest

from indexer.config.tree import PersonConfig, UnitConfig
from indexer.coordination.attribution import who_created, who_saved
from indexer.coordination.past import past_acts
from indexer.coordination.people import merged
from indexer.coordination.roster import Person, Roster
from indexer.model.document import Contributor
from indexer.model.event import Action, Strength
from indexer.model.reading import Properties

SAVED = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
BUDGET = UnitConfig("QLNS", "Phòng Quản lý ngân sách")
BINH = PersonConfig("binh.lv", "Lê Văn Bình", "QLNS", aliases=("Bình QLNS",))
AN = PersonConfig("an.nt", "Nguyễn Thị An", "QLNS")
ROSTER = Roster((BINH, AN), (BUDGET,))


@pytest.mark.parametrize("name", ["Lê Văn Bình", "LE VAN BINH", "binh.lv", "Binh.LV", "Bình QLNS", "Bình, Lê Văn"])
def test_a_person_is_found_by_any_of_his_names(name: str) -> None:
    assert ROSTER.find(name) == Person("Lê Văn Bình", "Phòng Quản lý ngân sách", "binh.lv")


@pytest.mark.parametrize("name", ["", "  ", "Administrator", "python-docx", "Admin"])
def test_some_names_are_nobody(name: str) -> None:
    assert ROSTER.find(name) is None


def test_an_unknown_name_is_kept_as_it_is() -> None:
    assert ROSTER.find(" Trần Văn Khách ") == Person("Trần Văn Khách")


def test_a_name_of_two_people_is_neither() -> None:
    twins = Roster((BINH, PersonConfig("binh2", "Lê Văn Bình", "VP")), ())
    assert twins.find("Lê Văn Bình") == Person("Lê Văn Bình")


def test_a_save_whose_times_agree_is_likely() -> None:
    properties = Properties(last_modified_by="le van binh", modified_at=SAVED + timedelta(seconds=40))
    by = who_saved(properties, saved_at=SAVED, before=None, roster=ROSTER)
    assert (by.person, by.unit, by.strength) == ("Lê Văn Bình", "Phòng Quản lý ngân sách", Strength.LIKELY)
    assert by.evidence[0].value == "le van binh"


def test_a_copied_document_names_its_old_saver_weakly() -> None:
    properties = Properties(last_modified_by="Lê Văn Bình", modified_at=SAVED - timedelta(days=30))
    assert who_saved(properties, saved_at=SAVED, before=None, roster=ROSTER).strength is Strength.WEAK


def test_properties_that_did_not_change_say_nothing_of_this_save() -> None:
    properties = Properties(last_modified_by="Lê Văn Bình", modified_at=SAVED)
    assert who_saved(properties, saved_at=SAVED, before=properties, roster=ROSTER).person == ""


def test_a_creator_is_weak_and_a_machine_is_nobody() -> None:
    assert who_created(Properties(creator="Nguyen Thi An"), roster=ROSTER).strength is Strength.WEAK
    nobody = who_created(Properties(creator="Administrator"), roster=ROSTER)
    assert (nobody.person, nobody.strength, nobody.evidence[0].value) == ("", Strength.UNKNOWN, "Administrator")


def test_the_past_of_a_document_is_its_creation_and_its_last_save() -> None:
    properties = Properties(
        creator="Nguyễn Thị An", created_at=SAVED - timedelta(days=9), last_modified_by="binh.lv", modified_at=SAVED
    )
    added, modified = past_acts(properties, file_time=SAVED, now=SAVED + timedelta(days=1), roster=ROSTER)
    assert (added.action, added.by.person, added.at) == (Action.ADDED, "Nguyễn Thị An", SAVED - timedelta(days=9))
    assert (modified.action, modified.by.person, modified.at) == (Action.MODIFIED, "Lê Văn Bình", SAVED)


def test_a_file_without_properties_has_its_own_time() -> None:
    [act] = past_acts(Properties(), file_time=SAVED, now=SAVED + timedelta(days=1), roster=ROSTER)
    assert (act.action, act.at, act.by.person) == (Action.ADDED, SAVED, "")


def test_impossible_times_are_not_believed() -> None:
    future = SAVED + timedelta(days=400)
    properties = Properties(creator="binh.lv", created_at=datetime(1601, 1, 1, tzinfo=UTC), modified_at=future)
    [act] = past_acts(properties, file_time=future, now=SAVED, roster=ROSTER)
    assert act.at == SAVED


def test_people_are_kept_once_the_latest_first() -> None:
    by = who_saved(
        Properties(last_modified_by="binh.lv", modified_at=SAVED), saved_at=SAVED, before=None, roster=ROSTER
    )
    before = (Contributor("Nguyễn Thị An", "", Strength.WEAK), Contributor("Lê Văn Bình", "", Strength.WEAK))
    people = merged(before, by)
    assert [one.name for one in people] == ["Lê Văn Bình", "Nguyễn Thị An"]
    assert people[0].strength is Strength.LIKELY
