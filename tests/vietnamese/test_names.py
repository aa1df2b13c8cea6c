from hypothesis import given
from hypothesis import strategies as st

from indexer.vietnamese.names import Closeness, Known, is_nobody, keys, logins, match, split
from indexer.vietnamese.text import fold

AN = Known("Nguyễn Văn An", unit="QLNS")
HOA = Known("Trần Văn Hoa", unit="VP")
HOA_GRAVE = Known("Trần Văn Hòa", ("hoatv",), unit="VP")
PEOPLE = (AN, HOA, HOA_GRAVE)

VIETNAMESE_NAMES = st.tuples(
    st.sampled_from(["Nguyễn", "Trần", "Lê", "Đặng", "Võ"]),
    st.sampled_from(["Văn", "Thị", "Hữu", "Đức"]),
    st.sampled_from(["An", "Bình", "Hoà", "Thuý", "Đạt", "Quỳnh"]),
).map(" ".join)


@given(VIETNAMESE_NAMES)
def test_a_name_shares_its_key_with_its_plain_capital_and_titled_spellings(name: str) -> None:
    for spelling in (fold(name), name.upper(), f"Đ/c {name}", f"ThS. {name} (QLNS)", f"  {name} "):
        assert keys(name) & keys(spelling), spelling


@given(VIETNAMESE_NAMES, VIETNAMESE_NAMES)
def test_names_that_fold_apart_share_no_key(one: str, other: str) -> None:
    assert bool(keys(one) & keys(other)) == (fold(one) == fold(other))


@given(VIETNAMESE_NAMES)
def test_a_person_is_found_by_each_usual_login(name: str) -> None:
    for login in logins(name)[:-1]:
        found = match(f"STC\\{login}", [Known(name)])
        assert found is not None
        assert found.closeness in (Closeness.LOGIN, Closeness.SAME)


def test_family_names_of_two_words_stay_whole() -> None:
    parts = split("Tôn Thất Minh Quân")
    assert (parts.family, parts.middle, parts.given) == ("Tôn Thất", "Minh", "Quân")


def test_the_marks_decide_between_two_people_spelt_alike() -> None:
    found = match("Trần Văn Hòa", PEOPLE)
    assert found is not None
    assert (found.closeness, found.people) == (Closeness.SAME, (HOA_GRAVE,))


def test_a_spelling_without_marks_that_fits_two_people_gives_both() -> None:
    found = match("TRAN VAN HOA", PEOPLE)
    assert found is not None
    assert set(found.people) == {HOA, HOA_GRAVE}


def test_a_known_account_is_surer_than_one_we_would_make() -> None:
    found = match("hoatv", PEOPLE)
    assert found is not None
    assert (found.closeness, found.people) == (Closeness.SAME, (HOA_GRAVE,))


def test_a_given_name_counts_inside_its_unit_only() -> None:
    people = (*PEOPLE, Known("Lê Thị An", unit="VP"), Known("Võ An"))
    inside, outside = match("PC-07\\An", people, unit="QLNS"), match("PC-07\\An", people)
    assert inside is not None
    assert (inside.closeness, inside.people) == (Closeness.SHORT, (AN,))
    assert outside is None


def test_a_default_name_matches_no_one() -> None:
    assert is_nobody("Administrator")
    assert keys("Administrator") == frozenset()
    assert match("Administrator", [Known("Administrator")]) is None
