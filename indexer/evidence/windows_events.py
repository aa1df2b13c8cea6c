"""Exports of Windows' Security log, XML (wevtutil /f:xml, Event Viewer) and CSV (Get-WinEvent | Export-Csv), into the
accesses they tell of. Pure.

Layouts: Microsoft's pages on the events 4660, 4663 and 5145; `Message` of a CSV holds the same fields as lines of text.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

WANTED = frozenset(("4660", "4663", "5145"))
WRITE, APPEND, DELETE = 0x2, 0x4, 0x10000

_EVENT = re.compile(r"<Event[ >].*?</Event>", re.DOTALL)
_ID = re.compile(r"<EventID[^>]*>\s*(\d+)")
_LINE = re.compile(r"^\s*([A-Za-z ]+):[ \t]+(.+?)\s*$", re.MULTILINE)
_FIELDS = {
    "Account Name": "SubjectUserName",
    "Account Domain": "SubjectDomainName",
    "Object Type": "ObjectType",
    "Object Name": "ObjectName",
    "Handle ID": "HandleId",
    "Access Mask": "AccessMask",
    "Source Address": "IpAddress",
    "Share Name": "ShareName",
    "Share Path": "ShareLocalPath",
    "Relative Target Name": "RelativeTargetName",
}
_DATES = (
    ("%m/%d/%Y %I:%M:%S %p", False),
    ("%d/%m/%Y %I:%M:%S %p", True),  # SA and CH are taken for AM and PM
    ("%d/%m/%Y %H:%M:%S", True),
    ("%d.%m.%Y %H:%M:%S", True),
    ("%Y-%m-%d %H:%M:%S", True),
)


@dataclass(frozen=True, slots=True)
class Access:
    """One event. `path` as Windows writes it (`D:\\Chung\\a.docx`); `mark` tells it from every other event."""

    event: str
    at: datetime
    name: str
    host: str
    path: str
    mask: int
    handle: str
    mark: str


@dataclass(frozen=True, slots=True)
class Read:
    accesses: tuple[Access, ...]
    events: int
    unparsed: int


def accesses(data: bytes, zone: ZoneInfo) -> Read:
    """Of a whole export; `zone` is that of a CSV's times. What is cut off or not understood is counted."""
    text = _decoded(data)
    start = text.lstrip()[:1]
    found = list(_of_xml(text) if start == "<" else _of_csv(text, zone))
    good = tuple(one for one in found if isinstance(one, Access))
    return Read(good, len(found), sum(one is None for one in found))


def _decoded(data: bytes) -> str:
    """PowerShell's `>` writes UTF-16, wevtutil the console's code page or UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _of_xml(text: str) -> Iterator[Access | bool | None]:
    """None for an event that is not understood, True for one that does not matter."""
    for match in _EVENT.finditer(text):
        id = _ID.search(match[0])
        if id is None or id[1] not in WANTED:
            yield True
            continue
        try:  # an element of its own, cut out: no document type can stand in it
            event = ElementTree.fromstring(re.sub(r'\sxmlns="[^"]*"|\sxmlns=\'[^\']*\'', "", match[0], count=1))
        except ElementTree.ParseError:
            yield None
            continue
        data = {str(one.get("Name")): (one.text or "").strip() for one in event.iterfind("EventData/Data")}
        created = event.find("System/TimeCreated")
        record, computer = event.findtext("System/EventRecordID", ""), event.findtext("System/Computer", "")
        at = _iso(created.get("SystemTime", "") if created is not None else "")
        yield _access(id[1], at, data, f"{computer}#{record}")


def _of_csv(text: str, zone: ZoneInfo) -> Iterator[Access | bool | None]:
    if text.startswith("#TYPE"):
        text = text.partition("\n")[2]
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        names = next(rows)
        for row in rows:
            yield _of_row(dict(zip(names, row, strict=False)), zone)
    except StopIteration:
        return
    except csv.Error:
        yield None


def _of_row(row: dict[str, str], zone: ZoneInfo) -> Access | bool | None:
    id = row.get("Id") or row.get("EventID") or row.get("InstanceId") or row.get("Event ID", "")
    if id not in WANTED:
        return True
    data = {
        _FIELDS[match[1].strip()]: match[2]
        for match in _LINE.finditer(row.get("Message", ""))
        if match[1].strip() in _FIELDS
    }
    data.update({key: value for key, value in row.items() if key in _FIELDS.values()})
    at = _local(row.get("TimeCreated") or row.get("TimeGenerated", ""), zone)
    record = row.get("RecordId") or row.get("EventRecordID") or row.get("Index", "")
    return _access(id, at, data, f"{row.get('MachineName', '')}#{record}")


def _access(id: str, at: datetime | None, data: dict[str, str], mark: str) -> Access | None:
    name, domain = data.get("SubjectUserName", ""), data.get("SubjectDomainName", "")
    path = data.get("ObjectName", "")
    if id == "5145":
        root = data.get("ShareLocalPath", "").removeprefix("\\??\\").rstrip("\\")
        path = f"{root}\\{data.get('RelativeTargetName', '')}"
    try:
        mask = int(data.get("AccessMask", "0") or "0", 0)
    except ValueError:
        return None
    if at is None or not name or (id != "4660" and not path):
        return None
    host = data.get("IpAddress", "").removeprefix("::ffff:").replace("-", "")
    account = f"{domain}\\{name}" if domain and domain != "-" else name
    return Access(id, at, account, host, path, mask, data.get("HandleId", ""), f"{mark} {at.isoformat()}")


def _iso(text: str) -> datetime | None:
    """`2015-09-17T23:54:48.941761700Z`: Windows counts in tenths of a microsecond."""
    try:
        at = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text))
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def _local(text: str, zone: ZoneInfo) -> datetime | None:
    """The server's own way to write a time. Where day and month could be either, AM and PM mean month/day."""
    iso = _iso(text) if re.match(r"\d{4}-\d\d-\d\dT", text) else None
    if iso:
        return iso
    is_vietnamese = bool(re.search(r"\b(?:SA|CH)\b", text))
    plain = re.sub(r"\bSA\b", "AM", re.sub(r"\bCH\b", "PM", text.strip()))
    for form, is_day_first in _DATES:
        if is_vietnamese and not is_day_first:
            continue
        try:
            return datetime.strptime(plain, form).replace(tzinfo=zone).astimezone(UTC)
        except ValueError:
            continue
    return None
