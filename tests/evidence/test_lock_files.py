"""Lock files by their bytes: layouts as Office 2016, LibreOffice 7.4 and AutoCAD write them, and everything else."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.evidence.holder import NOBODY, Holder
from indexer.evidence.lock_file import holder_of, open_since, source_of
from indexer.vietnamese.legacy_tables import Encoding, bytes_of
from tests.evidence.owner_files import excel, powerpoint, word

WORD, EXCEL, LIBREOFFICE, DWL, DWL2 = b"~$gebot.docx", b"~$bang.xlsx", b".~lock.a.odt#", b"plan.dwl", b"plan.dwl2"
NAME = "Nguyễn Thị An"
TCVN3 = "".join(bytes_of(Encoding.TCVN3).get(letter, letter) for letter in NAME)


def test_the_name_in_a_word_file_as_it_was_recorded() -> None:
    recorded = bytes.fromhex("0b416e6e61204dfc6c6c6572").ljust(54, b"\0")
    recorded += bytes.fromhex("0b0041006e006e00610020004d00fc006c006c0065007200")
    assert holder_of(WORD, recorded.ljust(162, b"\0")) == Holder("Anna Müller")


@pytest.mark.parametrize("name", [NAME, "An", "x" * 52, "nva", "Phòng TCKH"])
@pytest.mark.parametrize("written", [word, excel, powerpoint])
def test_a_name_comes_back_from_every_program(written, name: str) -> None:  # type: ignore[no-untyped-def]
    assert holder_of(WORD, written(name)) == Holder(name)


def test_the_unicode_copy_is_believed_before_the_one_with_lost_letters() -> None:
    assert holder_of(WORD, word(NAME, ansi=b"Nguy?n Th? An")) == Holder(NAME)


def test_garbage_that_word_leaves_behind_the_name_does_no_harm() -> None:
    data = bytearray(word("An"))
    data[3:54] = b"\x20\x7f\x00" * 17
    data[60:] = b"\xd8\x00\xff" * 34
    assert holder_of(WORD, bytes(data)) == Holder("An")


@pytest.mark.parametrize(
    ("ansi", "name"),
    [
        ("Nguyê\u0303n Thi\u0323 An".encode("cp1258"), NAME),
        (TCVN3.encode("latin-1"), NAME),
        ("Anna Müller".encode("cp1252"), "Anna Müller"),
        (b"Tran Van Binh", "Tran Van Binh"),
    ],
    ids=["cp1258", "tcvn3", "cp1252", "ascii"],
)
def test_without_the_unicode_copy_the_code_page_is_guessed(ansi: bytes, name: str) -> None:
    assert holder_of(EXCEL, excel("", ansi=ansi)) == Holder(name)


def test_a_name_typed_with_a_tcvn3_font_is_readable() -> None:
    assert holder_of(WORD, word(TCVN3)) == Holder(NAME)


def test_a_cut_off_owner_file_still_names_by_its_first_copy() -> None:
    assert holder_of(WORD, word("Tran Van Binh")[:60]) == Holder("Tran Van Binh")


@pytest.mark.parametrize("data", [b"", b"\0" * 162, b"\xff" * 165, b"\x05An", b"PK\x03\x04"])
@pytest.mark.parametrize("lock", [WORD, EXCEL])
def test_an_empty_or_damaged_owner_file_names_nobody(lock: bytes, data: bytes) -> None:
    assert holder_of(lock, data) == NOBODY


@pytest.mark.parametrize(
    ("written", "holder"),
    [
        (",root,vm,23.11.2026 00:08,file:///tmp/prof;", Holder("", "root", "vm", datetime(2026, 11, 23, 0, 8))),
        (
            "Nguyễn Thị An,an.nt,PC-07,01.02.2026 9:05,file:///C:/x;",
            Holder(NAME, "an.nt", "PC-07", datetime(2026, 2, 1, 9, 5)),
        ),
        (r"An\, M. B\;\\,an,pc,,;", Holder("An, M. B;\\", "an", "pc")),
        ("An;", Holder("An")),
        ("An,an,pc,32.13.2026 99:99,x;", Holder("An", "an", "pc")),
        ("A,a,p,01.01.2026 08:00,x;B,b,q,01.01.2026 09:00,y;", Holder("A", "a", "p", datetime(2026, 1, 1, 8, 0))),
        ("no end", NOBODY),
        ("", NOBODY),
        ("\0\0,\x1b[31m,\u202e,x,;", NOBODY),
        ("x" * 4000 + ",an,pc,,;", Holder("", "an", "pc")),
    ],
)
def test_what_libreoffice_writes(written: str, holder: Holder) -> None:
    assert holder_of(LIBREOFFICE, written.encode()) == holder


@pytest.mark.parametrize(
    ("lock", "data", "holder"),
    [
        (DWL, b"an.nt\r\nPC-07\r\nMonday, November 23, 2026 8:05:10 AM\r\n", Holder("", "an.nt", "PC-07")),
        (DWL, "an.nt\r\nPC-07\r\n".encode("utf-16"), Holder("", "an.nt", "PC-07")),
        (DWL, TCVN3.encode("latin-1") + b"\r\nPC-07", Holder("", NAME, "PC-07")),
        (
            DWL2,
            b"<?xml version='1.0' encoding='UTF-8'?>\n<whprops><username>an.nt</username><machinename>PC-07"
            b"</machinename><fullname>Le &amp; An</fullname><datetime>x</datetime></whprops>",
            Holder("Le & An", "an.nt", "PC-07"),
        ),
        (DWL2, b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'x'>]><c/>", NOBODY),
        (DWL, b"", NOBODY),
        (DWL, b"\0" * 100, NOBODY),
    ],
)
def test_what_autocad_writes(lock: bytes, data: bytes, holder: Holder) -> None:
    assert holder_of(lock, data) == holder


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (b"~$a.docx", "office_lock"),
        (b".~afile.docx", "office_lock"),
        (b".~lock.a.docx#", "libreoffice_lock"),
        (b"A.DWL2", "office_lock"),
        (b"a.docx", ""),
        (b".~lock.", "office_lock"),
    ],
)
def test_the_name_tells_whose_it_is(name: bytes, source: str) -> None:
    assert source_of(name) == source


@given(st.sampled_from([WORD, EXCEL, LIBREOFFICE, DWL, DWL2]), st.binary(max_size=400))
def test_no_content_does_harm(lock: bytes, data: bytes) -> None:
    holder = holder_of(lock, data)
    assert all(text.isprintable() for text in (holder.name, holder.login, holder.host))


@given(st.text(st.characters(codec="utf-8", categories=("L", "Nd")), min_size=1, max_size=50))
def test_any_plain_name_survives_word(name: str) -> None:
    assert holder_of(WORD, word(name)).name


HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("told", "changed", "since"),
    [
        (None, datetime(2026, 3, 2, 7, 5, 9), datetime(2026, 3, 2, 7, 5, 9)),
        (datetime(2026, 3, 2, 14, 5), datetime(2026, 3, 2, 7, 5, 9), datetime(2026, 3, 2, 7, 5, 9)),
        (datetime(2026, 3, 2, 7, 5), datetime(2026, 3, 2, 7, 5, 9), datetime(2026, 3, 2, 7, 5, 9)),
        (datetime(2026, 2, 20, 14, 5), datetime(2026, 3, 2, 7, 5, 9), datetime(2026, 2, 20, 7, 5)),
        (datetime(2027, 1, 1, 8, 0), datetime(2026, 3, 2, 7, 5, 9), datetime(2026, 3, 2, 7, 5, 9)),
        (None, datetime(2031, 1, 1), datetime(2026, 3, 2, 9, 0)),
    ],
    ids=[
        "no time",
        "same zone",
        "a client in another zone",
        "put back by a backup",
        "nonsense",
        "a file of the future",
    ],
)
def test_since_when_it_is_open(told: datetime | None, changed: datetime, since: datetime) -> None:
    now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert open_since(told, changed.replace(tzinfo=UTC), now, HANOI) == since.replace(tzinfo=UTC)
