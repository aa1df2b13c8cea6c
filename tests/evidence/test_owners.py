import pwd

import pytest

from indexer.evidence.owners import account_of, tell_people_apart


@pytest.mark.parametrize(
    ("files", "do_they"),
    [
        ({}, False),
        ({1001: 5}, False),
        ({1001: 1, 1002: 1}, True),
        ({1001: 900, 1002: 100}, True),
        ({1001: 995, 1002: 5}, False),
        ({1001: 991, 1002: 3, 1003: 3, 1004: 3}, False),
    ],
    ids=["empty", "force user", "two files", "two people", "a few restored", "a few more restored"],
)
def test_owners_tell_people_apart_where_no_account_owns_nearly_everything(files: dict[int, int], do_they: bool) -> None:
    assert tell_people_apart(files) is do_they


def test_accounts_have_the_names_of_this_machine() -> None:
    named = next(one for one in pwd.getpwall() if one.pw_uid)
    assert account_of(named.pw_uid) == named.pw_name
    assert account_of(0) == ""
    assert account_of(4_000_000_000) == ""
    assert account_of(-1) == ""
