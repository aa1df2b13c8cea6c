"""Every way that full_audit's lines travel, and what must never become a record."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from indexer.evidence.samba_lines import Record, pair, parse
from indexer.evidence.samba_moment import Moments
from indexer.evidence.samba_operations import Kind

WRITTEN = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
MOMENTS = Moments(ZoneInfo("Asia/Ho_Chi_Minh"), WRITTEN)
LIVE = Moments(ZoneInfo("Asia/Ho_Chi_Minh"), WRITTEN, WRITTEN)
HEAD = b"2026-11-22T14:53:20.920833+00:00 maychu log.smbd[28967]:   "
CLASSIC = b"[2026/11/22 14:49:25.289789,  1] ../../source3/modules/vfs_full_audit.c:643(do_log)\n"
LONG_CLASSIC = (
    b"[2026/11/22 14:49:25.289789,  1, pid=29450, effective(1001, 1001), real(1001, 0), class=full_audit]"
    b" ../../source3/modules/vfs_full_audit.c:643(do_log)\n"
)
DEED = b"an.nv|10.0.0.5|pc-07|chung|unlinkat|ok|/srv/chung/a.docx"


def records(data: bytes, *, bare: bool = False) -> tuple[Record, ...]:
    return parse(data, LIVE if bare else MOMENTS, may_be_bare=bare).records


@pytest.mark.parametrize(
    ("data", "at"),
    [
        (HEAD + DEED + b"\n", "2026-11-22T14:53:20.920833"),
        (CLASSIC + b"  " + DEED + b"\n", "2026-11-22T07:49:25.289789"),
        (LONG_CLASSIC + b"  " + DEED + b"\n", "2026-11-22T07:49:25.289789"),
        (b"[2026/11/22 14:53:25.720285,  1]   " + DEED + b"\n", "2026-11-22T07:53:25.720285"),
        (b"Nov 22 14:53:58 maychu smbd_audit[123]: " + DEED + b"\n", "2026-11-22T07:53:58"),
        (b"Dec  1 14:53:58 maychu smbd_audit: " + DEED + b"\n", "2025-12-01T07:53:58"),
        (b"2026-11-22T21:53:58.123456+07:00 maychu smbd_audit[9]: " + DEED + b"\n", "2026-11-22T14:53:58.123456"),
        (b"2026-11-22T14:53:58Z maychu smbd[9]: " + DEED + b"\n", "2026-11-22T14:53:58"),
        (b"<173>Nov 22 14:53:58 smbd_audit: " + DEED + b"\n", "2026-11-22T07:53:58"),
        (b"<173>1 2026-11-22T14:53:58.5Z maychu smbd_audit 12 - - " + DEED + b"\n", "2026-11-22T14:53:58.500000"),
    ],
)
def test_every_transport_gives_the_same_record(data: bytes, at: str) -> None:
    [one] = records(data)
    assert one.at == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert (one.kind, one.rest) == (Kind.REMOVE, b"/srv/chung/a.docx")
    assert (one.prefix.name, one.prefix.host) == ("an.nv", "pc-07")


def test_lines_without_any_head_count_only_while_we_look() -> None:
    [one] = records(DEED + b"\n", bare=True)
    assert one.at == WRITTEN
    assert records(DEED + b"\n") == ()
    assert parse(DEED + b"\n", MOMENTS, may_be_bare=True).unparsed == 1  # older than our looking


@pytest.mark.parametrize(
    ("prefix", "name", "host"),
    [
        (b"an.nv|10.0.0.5|pc-07|chung", "an.nv", "pc-07"),
        (b"an.nv|10.0.0.5", "an.nv", "10.0.0.5"),
        (b"STC\\an.nv|10.0.0.5|pc-07", "STC\\an.nv", "10.0.0.5"),
        (b"10.0.0.5|an.nv|pc-07|chung", "an.nv", "pc-07"),
        (b"u=nobody|U=an.nv|D=STC|m=pc-07", "an.nv", "pc-07"),
        (b"2026/11/22 14:00:01|an.nv|fe80::31ea:6c3c:f40d:1973|pc-07|chung", "an.nv", "pc-07"),
        ("nguyễn an|10.0.0.5|pc-07|chung".encode(), "nguyễn an", "pc-07"),
    ],
)
def test_the_prefix_may_have_another_shape(prefix: bytes, name: str, host: str) -> None:
    [one] = records(HEAD + prefix + b"|pwrite_recv|ok|/srv/chung/a.docx\n")
    assert (one.prefix.name, one.prefix.host) == (name, host)


@pytest.mark.parametrize(
    ("operation", "kind", "rest"),
    [
        (b"create_file|ok|0x12019f|file|overwrite_if|/s/a|b.docx", Kind.OVERWRITE, b"/s/a|b.docx"),
        (b"create_file|ok|0x17019f|file|create|/s/a.docx", Kind.CREATE, b"/s/a.docx"),
        (b"renameat|ok|/s/a.docx|/s/b.docx", Kind.RENAME, b"/s/a.docx|/s/b.docx"),
        (b"rename|ok|a.docx|b.docx", Kind.RENAME, b"a.docx|b.docx"),
        (b"unlink|ok|a.docx", Kind.REMOVE, b"a.docx"),
        (b"pwrite|ok|thu muc/a.docx", Kind.WRITE, b"thu muc/a.docx"),
        (b"ftruncate|ok|/s/a.docx", Kind.WRITE, b"/s/a.docx"),
        (b"linkat|ok|/s/a.docx|/s/b.docx", Kind.LINK, b"/s/a.docx|/s/b.docx"),
        (b"pwrite_recv|ok|/s/\xe9.docx", Kind.WRITE, b"/s/\xe9.docx"),
    ],
)
def test_what_may_change_something(operation: bytes, kind: Kind, rest: bytes) -> None:
    [one] = records(HEAD + b"an|10.0.0.5|pc|chung|" + operation + b"\n")
    assert (one.kind, one.rest) == (kind, rest)


@pytest.mark.parametrize(
    "operation",
    [
        b"create_file|ok|0x120089|file|open|/s/a.docx",
        b"create_file|ok|0x12019f|file|open_if|/s/a.docx",
        b"create_file|ok|0x81|dir|create|/s/a",
        b"openat|ok|r|/s/a.docx",
        b"pread_recv|ok|/s/a.docx",
        b"unlinkat|fail (Permission denied)|/s/a.docx",
        b"connect|ok|chung",
        b"offload_write_recv|ok|",
        b"openat|ok|r|/s/a|unlinkat|ok|/s/b.docx",  # the name of a file says so
        b"create_file|ok|0x120089|file|open|/s/x|renameat|ok|/s/a|/s/b",
    ],
)
def test_what_changes_nothing_is_no_record(operation: bytes) -> None:
    found = parse(HEAD + b"an|10.0.0.5|pc|chung|" + operation + b"\n", MOMENTS)
    assert (found.records, found.unparsed) == ((), 0)


@pytest.mark.parametrize("start", [HEAD, CLASSIC + b"  "])
def test_a_name_with_a_line_break_forges_nothing(start: bytes) -> None:
    forged = HEAD + b"binh|10.0.0.6|pc|chung|unlinkat|ok|/srv/chung/b.docx"
    data = start + b"an|10.0.0.5|pc|chung|pwrite_recv|ok|/srv/chung/x\n  " + forged + b"\n" + HEAD + DEED + b"\n"
    one, other = records(data)
    assert one.rest == b"/srv/chung/x\n" + forged
    assert other.rest == b"/srv/chung/a.docx"


def test_what_is_indented_is_no_record_even_where_lines_have_no_head() -> None:
    assert len(records(DEED + b"\n  " + DEED + b"\n  \n", bare=True)) == 1
    assert records(b"an|10.0.0.5|pc|chung|openat|ok|r|/s/x\n  " + DEED + b"\n", bare=True) == ()


def test_a_reader_s_name_with_a_line_break_forges_nothing() -> None:
    data = HEAD + b"an|10.0.0.5|pc|chung|openat|ok|r|/srv/chung/x\n  " + HEAD + DEED + b"\n"
    assert records(data) == ()


def test_other_programs_lines_forge_nothing() -> None:
    assert records(b"Nov 22 14:53:58 maychu logger: " + DEED + b"\n") == ()
    assert records(b"[2026/11/22 14:49:25.289789,  0] ../../source3/smbd/open.c:1(open_file)\n  " + DEED + b"\n") == ()


def test_half_a_line_waits_for_its_other_half() -> None:
    whole = HEAD + DEED + b"\n"
    for cut in range(len(HEAD), len(whole)):
        assert parse(whole[:cut], MOMENTS).used == 0
    assert parse(CLASSIC, MOMENTS).used == 0
    assert parse(whole + CLASSIC, MOMENTS).used == len(whole)


def test_a_foreign_line_is_counted() -> None:
    assert parse(b"\x00\x01garbage\n" + HEAD + DEED + b"\n", MOMENTS).unparsed == 1


def test_the_same_line_has_the_same_mark_wherever_it_stands() -> None:
    alone, after = records(HEAD + DEED + b"\n")[0], records(b"x\n" * 9 + HEAD + DEED + b"\n")[0]
    assert alone.mark == after.mark != records(HEAD + DEED + b"x\n")[0].mark


@pytest.mark.parametrize(
    ("rest", "both"),
    [
        (b"/s/a|b", None),
        (b"/s/a|/s/b", (b"/s/a", b"/s/b")),
        (b"/s/a|x|/s/b|y", (b"/s/a|x", b"/s/b|y")),
        (b"/s/a|/b|/s/c", (b"/s/a|/b", b"/s/c")),
        (b"/s/a|/s/b|/s/c", None),
        (b"a|b", (b"a", b"b")),
        (b"a|b|c", None),
        (b"", None),
    ],
)
def test_the_two_names_of_a_rename(rest: bytes, both: tuple[bytes, bytes] | None) -> None:
    assert pair(rest, b"/s") == both


PIECES = some.sampled_from(
    [HEAD, CLASSIC, DEED, b"\n", b"  ", b"|", b"unlinkat", b"|ok|", b"\xff", b"<173>", b"Nov 31 "]
)


@given(some.one_of(some.binary(max_size=300), some.lists(PIECES, max_size=12).map(b"".join)), some.booleans())
def test_no_bytes_raise(data: bytes, bare: bool) -> None:
    found = parse(data, LIVE if bare else MOMENTS, may_be_bare=bare)
    assert 0 <= found.used <= len(data)
    assert data[found.used :].count(b"\n") <= 1  # a header without its message at most


@given(some.lists(some.one_of(PIECES, some.binary(max_size=20)), max_size=10).map(b"".join))
def test_no_name_becomes_a_record(name: bytes) -> None:
    """Samba writes a name's line breaks with two blanks behind them."""
    written = name.replace(b"\n", b"\n  ")
    read = HEAD + b"an|10.0.0.5|pc|chung|openat|ok|r|/srv/chung/" + written + b"\n"
    assert records(read) == ()
    [one] = records(HEAD + b"an|10.0.0.5|pc|chung|pwrite_recv|ok|/srv/chung/" + written + b"\n")
    assert one.rest == b"/srv/chung/" + name
