"""What somebody did, told from the steps of their program."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from indexer.drive.ignore import Ignore
from indexer.evidence.samba_deeds import Deeds
from indexer.evidence.samba_lines import Record, parse
from indexer.evidence.samba_moment import Moments
from indexer.evidence.server_path import ServerRoot, learned
from indexer.model.sighting import Sighting

AT = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
MOMENTS = Moments(ZoneInfo("Asia/Ho_Chi_Minh"), AT)


def lines(*steps: tuple[float, str]) -> tuple[Record, ...]:
    """`steps`: (seconds, "who|operation|ok|arguments")."""
    data = []
    for seconds, step in steps:
        who, _, rest = step.partition("|")
        at = (AT + timedelta(seconds=seconds)).isoformat(timespec="microseconds")
        data.append(f"{at} maychu log.smbd[1]:   {who}|10.0.0.5|pc-07|chung|{rest}\n".encode())
    return parse(b"".join(data), MOMENTS).records


def deeds(root: ServerRoot | None = None, ignore: tuple[str, ...] = ()) -> Deeds:
    ignored = Ignore(ignore)
    return Deeds("Chung", root or ServerRoot((b"/s",), "chung"), lambda path: not ignored.skips(path))


def told(*steps: tuple[float, str]) -> list[tuple[str, str, str, str | None]]:
    teller = deeds()
    found = [*teller.feed(lines(*steps)), *teller.settled(AT + timedelta(hours=1))]
    return [short(one) for one in found]


def short(one: Sighting) -> tuple[str, str, str, str | None]:
    return one.name, one.deed.value, one.path.decode(), one.was.decode() if one.was else None


SAVES = {
    "put over": [
        (0, "an|ftruncate|ok|/s/a.docx"),
        (0.1, "an|create_file|ok|0x12019f|file|overwrite_if|/s/a.docx"),
        (0.2, "an|pwrite_recv|ok|/s/a.docx"),
    ],
    "in place": [(0, "an|create_file|ok|0x19b|file|open|/s/a.docx"), (0.1, "an|pwrite_recv|ok|/s/a.docx")],
    "word": [
        (0, "an|create_file|ok|0x12019f|file|create|/s/~WRD0001.tmp"),
        (0.1, "an|pwrite_recv|ok|/s/~WRD0001.tmp"),
        (0.2, "an|renameat|ok|/s/a.docx|/s/~WRL0002.tmp"),
        (0.3, "an|renameat|ok|/s/~WRD0001.tmp|/s/a.docx"),
        (0.4, "an|unlinkat|ok|/s/~WRL0002.tmp"),
    ],
    "excel, a name of digits only": [
        (0, "an|create_file|ok|0x12019f|file|create|/s/01234567"),
        (0.1, "an|pwrite_recv|ok|/s/01234567"),
        (0.2, "an|renameat|ok|/s/a.docx|/s/89ABCDEF.tmp"),
        (0.3, "an|renameat|ok|/s/01234567|/s/a.docx"),
        (0.4, "an|unlinkat|ok|/s/89ABCDEF.tmp"),
    ],
    "libreoffice": [
        (0, "an|create_file|ok|0x12019f|file|create|/s/lu12345.tmp"),
        (0.1, "an|pwrite_recv|ok|/s/lu12345.tmp"),
        (0.2, "an|renameat|ok|/s/lu12345.tmp|/s/a.docx"),
        (0.3, "an|unlinkat|ok|/s/.~lock.a.docx#"),
    ],
    "the old one becomes a backup": [
        (0, "an|renameat|ok|/s/a.docx|/s/a.bak"),
        (0.5, "an|create_file|ok|0x12019f|file|overwrite_if|/s/a.docx"),
        (0.6, "an|pwrite_recv|ok|/s/a.docx"),
    ],
}


def test_what_is_put_over_nothing_is_new() -> None:
    put = [(0, "an|create_file|ok|0x12019f|file|overwrite_if|/s/a.docx"), (0.1, "an|pwrite_recv|ok|/s/a.docx")]
    assert told(*put) == [("an", "created", "a.docx", None)]


@pytest.mark.parametrize("steps", SAVES.values(), ids=SAVES)
def test_a_save_is_one_sighting(steps: list[tuple[float, str]]) -> None:
    assert told(*steps) == [("an", "wrote", "a.docx", None)]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("renameat|ok|/s/a.docx|/s/b/c.docx", [("moved", "b/c.docx", "a.docx")]),
        ("renameat|ok|/s/Phòng 1|/s/Phòng 2", [("moved", "Phòng 2", "Phòng 1")]),
        ("rename|ok|a.docx|b.docx", [("moved", "b.docx", "a.docx")]),
        ("renameat|ok|/s/a.docx|/s/.recycle/an/a.docx", [("removed", "a.docx", None)]),
        ("renameat|ok|/s/.recycle/an/a.docx|/s/a.docx", [("restored", "a.docx", None)]),
        ("renameat|ok|/s/a.docx|/other/a.docx", [("removed", "a.docx", None)]),
        ("renameat|ok|/other/a.docx|/s/a.docx", [("created", "a.docx", None)]),
        ("renameat|ok|/s/a.docx|/s/a.docx.bak", [("removed", "a.docx", None)]),
        ("renameat|ok|/s/~$x.docx|/s/y.tmp", []),
        ("renameat|ok|/s/.recycle/an/a.docx|/s/.recycle/an/b.docx", []),
        ("unlinkat|ok|/s/a.docx", [("removed", "a.docx", None)]),
        ("unlinkat|ok|/s/~$a.docx", []),
        ("unlinkat|ok|/s", []),
        ("create_file|ok|0x17019f|file|create|/s/b.docx", [("created", "b.docx", None)]),
        ("pwrite|ok|/s/b.docx:Zone.Identifier", []),
        ("pwrite|ok|/s/họp 8:30.docx", [("wrote", "họp 8:30.docx", None)]),
        ("pwrite|ok|/sieu/b.docx", []),
        ("pwrite|ok|../b.docx", []),
        ("pwrite|ok|/s/../etc/b.docx", []),
        ("linkat|ok|/s/a.docx|/s/b.docx", [("created", "b.docx", None)]),
    ],
)
def test_one_step(step: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert told((0, "an|" + step)) == [("an", *one) for one in expected]


def test_two_people_at_one_document_are_two_sightings() -> None:
    steps = (0, "an|pwrite|ok|/s/a.docx"), (0.1, "binh|pwrite|ok|/s/a.docx"), (0.2, "an|pwrite|ok|/s/a.docx")
    assert [one[0] for one in told(*steps)] == ["an", "binh"]


def test_a_long_run_of_writes_is_told_of_more_and_more_seldom() -> None:
    found = told(*((number * 0.1, "an|pwrite|ok|/s/a.pst") for number in range(600)))
    assert 5 <= len(found) <= 12


def test_saves_with_a_pause_between_are_sightings_of_their_own() -> None:
    assert len(told((0, "an|pwrite|ok|/s/a.docx"), (1.5, "an|pwrite|ok|/s/a.docx"))) == 2


def test_relative_paths_are_taken_of_the_drive_s_own_share_only() -> None:
    teller = deeds(ServerRoot((b"/s",), "khac"))
    assert list(teller.feed(lines((0, "an|pwrite|ok|a.docx")))) == []
    assert [one.path for one in deeds(ServerRoot((), ".")).feed(lines((0, "an|pwrite|ok|./a.docx")))] == [b"a.docx"]


def test_what_the_configuration_leaves_out_gives_no_sighting() -> None:
    assert list(deeds(ignore=("Riêng/",)).feed(lines((0, "an|pwrite|ok|/s/Riêng/a.docx")))) == []


def test_the_server_s_path_is_learned_from_names_that_are_there(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx", "c.docx"):
        (tmp_path / "P" / "2026").mkdir(parents=True, exist_ok=True)
        (tmp_path / "P" / "2026" / name).touch()
    seen = [b"/data/shares/chung/P/2026/" + name for name in (b"a.docx", b"b.docx", b"c.docx", b"gone.docx")]
    assert learned(seen, bytes(tmp_path)) == b"/data/shares/chung"
    assert learned(seen[:2], bytes(tmp_path)) is None  # too few agree
