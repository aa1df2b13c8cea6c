"""Names as accounts, documents and logs write them, and whom and which unit they mean."""

from datetime import UTC, date, datetime

import pytest

from indexer.config.tree import PastUnit, PersonConfig, UnitConfig
from indexer.coordination.roster import Person, Roster
from indexer.model.people import Alias, Membership

UNITS = (
    UnitConfig("VP", "Văn phòng"),
    UnitConfig("TCKH", "Phòng Tài chính - Kế hoạch", "P. TCKH", aliases=("Phòng Tài vụ",)),
    UnitConfig("DT", "Phòng Đầu tư"),
    UnitConfig("QLNS", "Phòng Quản lý ngân sách"),
)
AN = PersonConfig("an.nv", "Nguyễn Văn An", "TCKH", "an.nv@stc.example")
BINH = PersonConfig("binh.lt", "Lê Thị Bình", "QLNS", past_units=(PastUnit("DT", date(2025, 6, 30)),))
HAI_VP = PersonConfig("hai.dv", "Đặng Văn Hải", "VP")
HAI_DT = PersonConfig("hai2.dv", "Đặng Văn Hải", "DT")
PEOPLE = (AN, BINH, HAI_VP, HAI_DT)


def roster(*aliases: Alias) -> Roster:
    made = Roster(PEOPLE, UNITS, service_accounts=("svc-*", "backup", "STC\\scan"), time_zone="Asia/Ho_Chi_Minh")
    made.learn(aliases, ())
    return made


def said(value: str, login: str) -> Alias:
    return Alias(1, value, login, "", datetime(2026, 1, 1, tzinfo=UTC))


def login_of(name: str, *aliases: Alias) -> str:
    person = roster(*aliases).find(name)
    return person.login if person else "nobody"


@pytest.mark.parametrize(
    "name",
    [
        "an.nv",
        "NVAn",
        "nvan",
        "annv",
        "STC\\an.nv",
        "stc/An.NV",
        "an.nv@stc.example",
        "Nguyễn Văn An",
        "NGUYEN VAN AN",
        "Nguyễn Văn An (TCKH)",
        "Nguyễn Văn An (P. Tài chính - Kế hoạch)",
        "An, Nguyễn Văn",
        "LAPTOP-3F\\Nguyen Van An",  # a full name is one, whatever computer it was typed on
        "NguyÔn V¨n An",  # TCVN3
        "Nguyeãn Vaên An",  # VNI
        "NguyÔn V¨n An (VP cò)",
        "Nguyá»\x85n VÄ\x83n An",  # UTF-8 read as Latin-1
        "An TCKH",
        "Phòng TCKH - An",
        "An (Phòng Tài vụ)",
    ],
)
def test_a_person_is_found_by_every_usual_writing(name: str) -> None:
    assert login_of(name) == "an.nv"


@pytest.mark.parametrize(
    "name",
    [
        "PC-07\\An",
        "PC-07\\an.nv",
        "DESKTOP-7HK21QA\\an.nv",
        ".\\an.nv",
        "An",
        "Văn An",
        "an.nv2",  # given because somebody else has an.nv already
        "Đặng Văn Hải",
        "dvhai",
        "Nguyễn Văn An (QLNS)",  # never was in that unit
        "Hải QL",
        "Bình TCKH",
        "Nguyễn Văn Ân",
    ],
)
def test_what_does_not_tell_fits_nobody(name: str) -> None:
    person = roster().find(name)
    assert person == Person(name)


def test_logins_that_differ_in_a_dot_are_two_people() -> None:
    one, other = PersonConfig("nam.dd", "Đỗ Đức Nam", "VP"), PersonConfig("namdd", "Đặng Duy Nam", "DT")
    made = Roster((one, other), UNITS)
    found = {name: made.find(name) for name in ("nam.dd", "namdd", "STC\\NAMDD")}
    logins = {"nam.dd": "nam.dd", "namdd": "namdd", "STC\\NAMDD": "namdd"}
    assert {name: person.login for name, person in found.items() if person} == logins


@pytest.mark.parametrize("name", ["Administrator", "PC-07\\Administrator", "DESKTOP-7HK21QA\\User", "svc-backup", ""])
def test_some_accounts_are_nobody(name: str) -> None:
    assert (roster().find(name), roster().is_nobody(name)) == (None, True)


@pytest.mark.parametrize("name", ["SVC-Quet@stc.example", "STC\\svc-1", "BACKUP", "stc\\SCAN", "STC/backup"])
def test_service_accounts_never_count(name: str) -> None:
    assert (roster().find(name), roster().is_nobody(name)) == (None, True)


def test_the_account_of_another_domain_is_not_the_service() -> None:
    assert not roster().is_nobody("scan.lt")


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Phòng TCKH", "Phòng Tài chính - Kế hoạch"),
        ("P.TCKH", "Phòng Tài chính - Kế hoạch"),
        ("phongtckh", "Phòng Tài chính - Kế hoạch"),
        ("tckh@stc.example", ""),
        ("Phòng Tài chính Kế hoạch", "Phòng Tài chính - Kế hoạch"),
        ("PHONG TAI VU", "Phòng Tài chính - Kế hoạch"),
        ("qlns", "Phòng Quản lý ngân sách"),
        ("Van phong", "Văn phòng"),
        ("Phòng Tổng hợp", ""),
    ],
)
def test_a_units_name_gives_the_unit_and_never_a_person(name: str, unit: str) -> None:
    assert roster().unit_named(name) == unit
    person = roster().find(name)
    assert person is None or not unit


def test_an_unknown_unit_is_no_person_either() -> None:
    assert roster().find("Phòng Tổng hợp") is None


def test_initials_that_two_units_share_mean_neither() -> None:
    twins = Roster((), (UnitConfig("A", "Phòng Đầu tư"), UnitConfig("B", "Phòng Đô thị")))
    assert twins.unit_named("P. ĐT") == ""


def test_a_unit_in_brackets_tells_namesakes_apart() -> None:
    assert (login_of("Đặng Văn Hải (VP)"), login_of("Đặng Văn Hải (Phòng Đầu tư)")) == ("hai.dv", "hai2.dv")


def test_what_people_said_of_a_name_goes_before_everything() -> None:
    assert login_of("PC-07\\An", said("pc-07\\an", "an.nv")) == "an.nv"
    assert login_of("Đặng Văn Hải", said("Đặng Văn  Hải", "hai2.dv")) == "hai2.dv"
    assert login_of("Administrator", said("Administrator", "binh.lt")) == "binh.lt"
    assert login_of("NVAn", said("NVAn", "")) == "nobody"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text + "+07:00")


def test_somebody_who_moved_keeps_the_past_where_it_was() -> None:
    person = roster().find("binh.lt")
    assert person is not None
    assert roster().unit_at(person, at("2025-06-30T23:59:59")) == "Phòng Đầu tư"
    assert roster().unit_at(person, at("2025-07-01T00:00:00")) == "Phòng Quản lý ngân sách"


START, LATER = datetime.min.replace(tzinfo=UTC), at("2025-09-01T08:00:00")


@pytest.mark.parametrize(
    ("learned", "day", "unit"),
    [
        ((Membership("an.nv", "VP", START), Membership("an.nv", "TCKH", LATER)), "2025-08-31T10:00:00", "Văn phòng"),
        ((Membership("an.nv", "VP", START), Membership("an.nv", "TCKH", LATER)), "2025-09-02T10:00:00", "TCKH"),
        # told later that the move was in June: July is not the old unit's, although we learned of it in September
        ((Membership("binh.lt", "DT", START), Membership("binh.lt", "QLNS", LATER)), "2025-07-05T10:00:00", "QLNS"),
        (
            (Membership("binh.lt", "VP", START), Membership("binh.lt", "QLNS", LATER)),
            "2025-07-05T10:00:00",
            "Văn phòng",
        ),
        ((Membership("binh.lt", "VP", START), Membership("binh.lt", "QLNS", LATER)), "2025-06-05T10:00:00", "Đầu tư"),
    ],
)
def test_a_move_that_was_learned_counts_from_then(learned: tuple[Membership, ...], day: str, unit: str) -> None:
    made = roster()
    made.learn((), learned)
    person = made.of_login(learned[0].login)
    assert person is not None
    named = {"TCKH": "Phòng Tài chính - Kế hoạch", "QLNS": "Phòng Quản lý ngân sách", "Đầu tư": "Phòng Đầu tư"}
    assert made.unit_at(person, at(day)) == named.get(unit, unit)


def test_namesakes_are_found_by_their_accounts_and_their_bare_name_is_neither() -> None:
    hung, other = (PersonConfig(login, f"Tô Đức Hùng ({login})", "VP") for login in ("hung.td", "tdhung"))
    roster = Roster((hung, other), ())
    found = [roster.find(name) for name in ("hung.td", "tdhung", "Tô Đức Hùng")]
    assert [one.name if one else "" for one in found] == [
        "Tô Đức Hùng (hung.td)",
        "Tô Đức Hùng (tdhung)",
        "Tô Đức Hùng",
    ]
