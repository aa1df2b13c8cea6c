from datetime import UTC, datetime, timedelta

import pytest

from indexer.config.tree import PersonConfig, UnitConfig
from indexer.coordination.attribution import Attribution, Case, attribute
from indexer.coordination.inside import who_created, who_saved
from indexer.coordination.people import gathered
from indexer.coordination.roster import Person, Roster
from indexer.model.document import Contributor
from indexer.model.event import Action, Credit, Evidence, Part, Strength
from indexer.model.reading import Properties

SAVED = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
BUDGET = UnitConfig("QLNS", "Phòng Quản lý ngân sách")
BINH = PersonConfig("binh.lv", "Lê Văn Bình", "QLNS", aliases=("Bình QLNS",))
AN = PersonConfig("an.nt", "Nguyễn Thị An", "QLNS")
ROSTER = Roster((BINH, AN), (BUDGET,))
UNIT = "Phòng Quản lý ngân sách"


def judged(*evidence: Evidence, action: Action = Action.MODIFIED) -> Attribution:
    return attribute(Case(action, SAVED, evidence), ROSTER)


def saver(name: str, strength: Strength = Strength.LIKELY) -> Evidence:
    return Evidence("properties.last_modified_by", name, SAVED, strength=strength)


def in_log(name: str, *, seconds: float = 0) -> Evidence:
    return Evidence("samba", name, SAVED + timedelta(seconds=seconds))


def names(found: Attribution) -> list[tuple[str, Strength]]:
    return [(one.person, one.strength) for one in found.credits]


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
    by = judged(*who_saved(properties, saved_at=SAVED, before=None))
    assert by.credits == (Credit("Lê Văn Bình", UNIT, "binh.lv", Strength.LIKELY),)
    assert (by.evidence[0].value, by.evidence[0].person) == ("le van binh", "Lê Văn Bình")


def test_a_copied_document_names_its_old_saver_weakly() -> None:
    properties = Properties(last_modified_by="Lê Văn Bình", modified_at=SAVED - timedelta(days=30))
    assert names(judged(*who_saved(properties, saved_at=SAVED, before=None))) == [("Lê Văn Bình", Strength.WEAK)]


def test_properties_that_did_not_change_say_nothing_of_this_save() -> None:
    properties = Properties(last_modified_by="Lê Văn Bình", modified_at=SAVED)
    assert who_saved(properties, saved_at=SAVED, before=properties) == ()


def test_a_creator_is_weak_and_a_machine_is_nobody() -> None:
    an = judged(*who_created(Properties(creator="Nguyen Thi An")), action=Action.ADDED)
    assert names(an) == [("Nguyễn Thị An", Strength.WEAK)]
    nobody = judged(*who_created(Properties(creator="Administrator")), action=Action.ADDED)
    assert (nobody.credits, nobody.person, nobody.evidence[0].value) == ((), "", "Administrator")


def test_the_servers_log_decides_and_the_contradiction_is_told() -> None:
    by = judged(saver("Nguyễn Thị An"), in_log("binh.lv"))
    assert (names(by), by.is_disputed) == ([("Lê Văn Bình", Strength.CERTAIN)], True)
    assert [one.person for one in by.evidence] == ["Nguyễn Thị An", "Lê Văn Bình"]


def test_sources_that_agree_dispute_nothing() -> None:
    by = judged(saver("Lê Văn Bình"), in_log("binh.lv"))
    assert (names(by), by.is_disputed) == ([("Lê Văn Bình", Strength.CERTAIN)], False)


def test_two_people_in_the_log_did_it_together_the_last_one_first() -> None:
    by = judged(in_log("binh.lv"), in_log("an.nt", seconds=3), in_log("binh.lv", seconds=1))
    assert names(by) == [("Nguyễn Thị An", Strength.CERTAIN), ("Lê Văn Bình", Strength.CERTAIN)]


def test_two_likely_sources_that_differ_are_both_weak() -> None:
    by = judged(saver("Lê Văn Bình"), Evidence("office_lock", "Nguyễn Thị An", SAVED - timedelta(minutes=5)))
    assert names(by) == [("Lê Văn Bình", Strength.WEAK), ("Nguyễn Thị An", Strength.WEAK)]
    assert by.is_disputed


def test_who_commented_has_a_part_beside_who_saved() -> None:
    by = judged(
        in_log("binh.lv"), Evidence("mark.commented", "Nguyen Thi An", SAVED), Evidence("mark.inserted", "binh.lv")
    )
    assert [(one.person, one.part) for one in by.credits] == [
        ("Lê Văn Bình", Part.DID),
        ("Nguyễn Thị An", Part.COMMENTED),
    ]


def test_a_lock_file_says_nothing_of_a_renaming() -> None:
    assert judged(Evidence("office_lock", "Lê Văn Bình", SAVED), action=Action.MOVED).credits == ()
    assert names(judged(in_log("binh.lv"), action=Action.MOVED)) == [("Lê Văn Bình", Strength.CERTAIN)]


def test_an_accepted_word_takes_the_wrong_one_out_and_the_right_one_in() -> None:
    no = Evidence("statement", "binh.lv", SAVED, detail="disclaimed")
    yes = Evidence("statement", "an.nt", SAVED, detail="claimed")
    assert judged(in_log("binh.lv"), no).credits == ()
    assert names(judged(in_log("binh.lv"), no, yes)) == [("Nguyễn Thị An", Strength.CERTAIN)]
    assert names(judged(in_log("binh.lv"), yes))[0] == ("Lê Văn Bình", Strength.CERTAIN)


def test_the_account_means_more_than_a_typed_name() -> None:
    lock = Evidence("libreoffice_lock", "An", SAVED, login="binh.lv")
    assert names(judged(lock)) == [("Lê Văn Bình", Strength.LIKELY)]
    assert names(judged(Evidence("libreoffice_lock", "Nguyễn Thị An", SAVED, login="root"))) == [
        ("Nguyễn Thị An", Strength.LIKELY)
    ]


def test_people_are_kept_once_the_latest_first() -> None:
    people = gathered(
        [
            ("Lê Văn Bình", "A", Strength.WEAK),
            ("Nguyễn Thị An", "", Strength.WEAK),
            ("Lê Văn Bình", "B", Strength.LIKELY),
        ]
    )
    assert people == (
        Contributor("Lê Văn Bình", "A", Strength.LIKELY),
        Contributor("Nguyễn Thị An", "", Strength.WEAK),
    )
