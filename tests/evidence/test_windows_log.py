"""Exports of a Windows server's Security log. Layouts: Microsoft's pages on the events 4660, 4663 and 5145."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from indexer.config.tree import DriveConfig
from indexer.drive.ignore import Ignore
from indexer.evidence.windows_events import accesses
from indexer.evidence.windows_log import WindowsLog
from indexer.model.sighting import Sighting

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def event(record: int, id: int, *, at: str = "2026-11-22T07:00:00.1234567Z", name: str = "an.nv", **data: str) -> str:
    fields = {"SubjectUserSid": "S-1-5-21-1", "SubjectUserName": name, "SubjectDomainName": "STC", **data}
    lines = "".join(f"<Data Name='{key}'>{value}</Data>" for key, value in fields.items())
    return (
        "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
        "<Provider Name='Microsoft-Windows-Security-Auditing' Guid='{54849625-5478-4994-a5ba-3e3b0328c30d}'/>"
        f"<EventID>{id}</EventID><Version>1</Version><TimeCreated SystemTime='{at}'/>"
        f"<EventRecordID>{record}</EventRecordID><Channel>Security</Channel><Computer>FS01.stc.local</Computer>"
        f"<Security/></System><EventData>{lines}</EventData></Event>\n"
    )


def wrote(record: int, path: str, *, mask: str = "0x2", handle: str = "0x1", name: str = "an.nv") -> str:
    return event(record, 4663, name=name, ObjectType="File", ObjectName=path, HandleId=handle, AccessMask=mask)


def asked(record: int, path: str, *, mask: str = "0x2", name: str = "an.nv") -> str:
    return event(
        record,
        5145,
        name=name,
        ObjectType="File",
        IpAddress="::ffff:10.0.0.5",
        IpPort="5000",
        ShareName="\\\\*\\Chung",
        ShareLocalPath="\\??\\D:\\Chung",
        RelativeTargetName=path,
        AccessMask=mask,
    )


def source(log: Path, position: str = "", root: str = "D:\\Chung") -> WindowsLog:
    ignore = Ignore(())
    drive = DriveConfig("Chung", log.parent / "drive", audit_log=log, audit_root=root)
    return WindowsLog(drive, log, ZONE, lambda path: not ignore.skips(path), position)


def told(log: Path) -> list[tuple[str, str, str]]:
    return [(one.name, one.deed.value, one.path.decode()) for one in read(source(log))]


def read(one: WindowsLog) -> list[Sighting]:
    found: list[Sighting] = []
    while True:
        batch = one.read()
        found += batch.sightings
        if batch.is_last:
            return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (wrote(1, "D:\\Chung\\Phòng 1\\a.docx"), [("STC\\an.nv", "wrote", "Phòng 1/a.docx")]),
        (wrote(1, "d:\\chung\\a.docx", mask="0x4"), [("STC\\an.nv", "wrote", "a.docx")]),
        (wrote(1, "D:\\Chung\\a.docx", mask="0x1"), []),  # read
        (wrote(1, "D:\\Chung\\~$a.docx"), []),
        (wrote(1, "D:\\Chung\\a.docx:Zone.Identifier"), []),
        (wrote(1, "D:\\Chungcu\\a.docx"), []),
        (wrote(1, "D:\\Chung"), []),
        (asked(1, "a.docx", mask="0x12019f"), [("STC\\an.nv", "wrote", "a.docx")]),
        (asked(1, "a.docx", mask="0x120089"), []),
        (wrote(1, "D:\\Chung\\a.docx") + asked(2, "a.docx"), [("STC\\an.nv", "wrote", "a.docx")]),
        (wrote(1, "D:\\Chung\\a.docx", mask="0x10000"), [("STC\\an.nv", "moved", "a.docx")]),
        (
            wrote(1, "D:\\Chung\\a.docx", mask="0x10000", handle="0x9") + event(2, 4660, HandleId="0x9"),
            [("STC\\an.nv", "removed", "a.docx")],
        ),
        (event(1, 4624, TargetUserName="an.nv"), []),
    ],
)
def test_events_as_xml(tmp_path: Path, text: str, expected: list[tuple[str, str, str]]) -> None:
    log = tmp_path / "security.xml"
    log.write_text(text, encoding="utf-8")
    assert told(log) == expected
    log.write_text(f'<?xml version="1.0" encoding="utf-16"?><Events>{text}</Events>', encoding="utf-16")
    assert told(log) == expected


def test_time_and_address(tmp_path: Path) -> None:
    log = tmp_path / "security.xml"
    log.write_text(wrote(1, "D:\\Chung\\a.docx") + asked(2, "a.docx", mask="0x1"), encoding="utf-8")
    [one] = read(source(log))
    assert one.at == datetime(2026, 11, 22, 7, 0, 0, 123456, tzinfo=UTC)
    assert (one.host, one.source) == ("10.0.0.5", "windows")


MESSAGE = (
    "An attempt was made to access an object.\n\nSubject:\n\tSecurity ID:\t\tS-1-5-21-1\n\tAccount Name:\t\tan.nv\n"
    "\tAccount Domain:\t\tSTC\n\tLogon ID:\t\t0x4367B\n\nObject:\n\tObject Server:\tSecurity\n\tObject Type:\tFile\n"
    "\tObject Name:\tD:\\Chung\\a.docx\n\tHandle ID:\t0x1bc\n\nProcess Information:\n\tProcess ID:\t0x458\n\n"
    "Access Request Information:\n\tAccesses:\tWriteData (or AddFile)\n\t\t\t\t\n\tAccess Mask:\t0x2"
)


@pytest.mark.parametrize(
    "time", ["11/22/2026 2:00:00 PM", "22/11/2026 2:00:00 CH", "22/11/2026 14:00:00", "2026-11-22T07:00:00Z"]
)
def test_events_as_csv(tmp_path: Path, time: str) -> None:
    log = tmp_path / "security.csv"
    log.write_text(
        "#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\n"
        '"Message","Id","Version","RecordId","ProviderName","MachineName","TimeCreated"\n'
        f'"{MESSAGE}","4663","1","77","Microsoft-Windows-Security-Auditing","FS01","{time}"\n',
        encoding="utf-8-sig",
    )
    [one] = read(source(log))
    assert (one.name, one.path, one.at) == ("STC\\an.nv", b"a.docx", datetime(2026, 11, 22, 7, tzinfo=UTC))
    assert one.reference.startswith("FS01#77")


def test_a_file_that_is_written_anew_tells_only_what_is_new(tmp_path: Path) -> None:
    log = tmp_path / "security.xml"
    log.write_text(wrote(1, "D:\\Chung\\a.docx"))
    first = source(log)
    [one] = read(first)
    position = first._position()
    assert read(first) == [] and read(source(log, position)) == []
    log.write_text(wrote(1, "D:\\Chung\\a.docx") + wrote(2, "D:\\Chung\\b.docx"))
    again = read(source(log, position))
    assert [other.reference == one.reference for other in again] == [True, False]  # the catalogue knows the first


def test_a_folder_of_exports_is_read_in_the_order_of_their_times(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "1.xml").write_text(wrote(1, "D:\\Chung\\a.docx"))
    (folder / "2.xml").write_text(wrote(2, "D:\\Chung\\b.docx"))
    (folder / "notes.txt").write_text("no export")
    assert [path for _, _, path in told(folder)] == ["a.docx", "b.docx"]


def test_an_export_cut_in_half_tells_what_is_whole(tmp_path: Path) -> None:
    log = tmp_path / "security.xml"
    text = wrote(1, "D:\\Chung\\a.docx") + wrote(2, "D:\\Chung\\b.docx")
    log.write_text(text[: len(text) * 3 // 4])
    assert [path for _, _, path in told(log)] == ["a.docx"]


def test_the_server_s_path_is_learned(tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    for name in "abc":
        (tmp_path / "drive" / f"{name}.docx").touch()
    log = tmp_path / "security.xml"
    log.write_text("".join(wrote(n, f"E:\\Data\\Chung\\{name}.docx") for n, name in enumerate("abcd")))
    assert [one.path for one in read(source(log, root=""))] == [b"a.docx", b"b.docx", b"c.docx", b"d.docx"]


def test_health(tmp_path: Path) -> None:
    log = tmp_path / "security.xml"
    one = source(log)
    assert read(one) == [] and one.health().state == "missing"
    log.write_text(wrote(1, "E:\\x\\a.docx"))
    assert read(one) == [] and one.health().state == "unmapped"


@given(
    some.one_of(
        some.binary(max_size=200), some.text(max_size=200).map(lambda text: b"<" + text.encode(errors="replace"))
    )
)
def test_no_bytes_raise(data: bytes) -> None:
    accesses(data, ZONE)


@given(some.text(max_size=60))
def test_no_field_raises(text: str) -> None:
    accesses(f"<Event><EventID>4663</EventID>{text}</Event>".encode(errors="replace"), ZONE)
    accesses(f"Id,TimeCreated,Message\n4663,{text},{text}\n".encode(errors="replace"), ZONE)
