"""Owners of files as evidence, with the real service: weak, and only where they tell people apart."""

import os
import pwd
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.office import Office

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to others")

FIRST, SECOND = (one for one in pwd.getpwall() if one.pw_name in ("games", "news"))
PEOPLE = f"""
[[people]]
login = "{FIRST.pw_name}"
name = "Nguyễn Thị An"
[[people]]
login = "{SECOND.pw_name}"
name = "Trần Văn Bình"
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path, extra=PEOPLE) as one:
        yield one


def put(office: Office, name: str, text: str, owner: pwd.struct_passwd) -> None:
    """As programs save: a new file, then a renaming."""
    new = office.drive / "lu1.tmp"
    new.write_text(text, encoding="utf-8")
    os.chown(new, owner.pw_uid, owner.pw_gid)
    new.rename(office.drive / name)


def told(office: Office, after: int) -> list[tuple[str, str, str, str]]:
    events = [event for event in office.events() if event.id > after]
    return [(event.action.value, event.path, event.person, event.strength.value) for event in events]


def test_the_owner_of_a_new_file_is_weakly_who_made_it(office: Office) -> None:
    put(office, "a.txt", "Báo cáo một", FIRST)
    put(office, "b.txt", "Báo cáo hai", SECOND)
    office.start()
    last = office.last_id()
    put(office, "c.txt", "Báo cáo thứ ba", FIRST)
    office.wait_for(lambda: len(told(office, last)) == 1, "the new file")
    put(office, "a.txt", "Báo cáo do người khác thay", SECOND)
    office.wait_for(lambda: len(told(office, last)) == 2, "the replaced file")
    (office.drive / "b.txt").write_text("Báo cáo sửa tại chỗ, chủ tệp vẫn là người cũ", encoding="utf-8")
    office.wait_for(lambda: len(told(office, last)) == 3, "the edit in place")
    assert told(office, last) == [
        ("added", "c.txt", "Nguyễn Thị An", "weak"),
        ("modified", "a.txt", "Trần Văn Bình", "weak"),
        ("modified", "b.txt", "", "unknown"),
    ]
    [first, *_] = [event for event in office.events() if event.id > last]
    why = office.library.why(office.library.viewer(None), first.id)
    assert [(one.source, one.value) for one in why.evidence] == [("owner", FIRST.pw_name)]


def test_where_one_account_owns_everything_it_is_nobody(office: Office) -> None:
    for number in range(3):
        put(office, f"{number}.txt", f"Báo cáo {number}", FIRST)
    office.start()
    last = office.last_id()
    put(office, "mới.txt", "Báo cáo mới", FIRST)
    office.wait_for(lambda: told(office, last), "the new file")
    assert told(office, last) == [("added", "mới.txt", "", "unknown")]
