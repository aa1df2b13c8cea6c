"""Lines of Samba's full_audit, as bytes, into records of what may have changed something. Pure.

Understood is every way the lines travel: `debug syslog format`, the classic header with its indented second line,
`debug prefix timestamp`, a syslog daemon's file (BSD or ISO times), datagrams, and lines without any head. The prefix
may have any shape: it ends where the name of an operation and its result stand. A line that begins with blanks never
begins a record: Samba indents so what follows a line break within a name.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from indexer.evidence.samba_moment import Moments
from indexer.evidence.samba_operations import CREATING, KINDS, KNOWN, OVERWRITING, Kind
from indexer.evidence.samba_prefix import Prefix, understood

_TAGGED = rb"(?:(?P<host>[^\s\[\]:|]+) )?(?P<tag>[^\s\[\]:|]+)(?:\[\d+\])?: *(?P<rest>.*)"
_ISO = rb"(?P<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)"
_SYSLOG = re.compile(
    rb"(?:<\d{1,3}>)?(?:" + _ISO + rb"|(?P<bsd>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d)) " + _TAGGED, re.S
)
_SYSLOG_5424 = re.compile(
    rb"<\d{1,3}>1 " + _ISO + rb" \S+ (?P<tag>\S+) \S+ \S+ (?:-|\[[^\]]*\]) ?(?:\xef\xbb\xbf)?(?P<rest>.*)", re.S
)
_CLASSIC = re.compile(rb"\[(?P<time>\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d+)?),[^\]]*\](?P<rest>.*)", re.S)
_OURS = (b"smb", b"samba")  # in the tag: other programs' lines in a syslog file tell nothing


class Shape(StrEnum):
    """How a line begins."""

    HEADED = "headed"
    HEADER = "header"  # of the two-line form, without the message
    BARE = "bare"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Record:
    """One operation that went well and may have changed something. `rest` are its arguments, names not yet cut apart.

    `time` as the line writes it, "" where it does not.
    """

    at: datetime
    kind: Kind
    prefix: Prefix
    rest: bytes
    line: bytes
    time: bytes

    @property
    def mark(self) -> str:
        """The same wherever the line stands, and found there: its time and a sum over its bytes."""
        return f"{self.time.decode('ascii') or self.at.isoformat()} {zlib.crc32(self.line):08x}"


@dataclass(frozen=True, slots=True)
class Parsed:
    """`used` bytes were understood to their last whole line. `heard_at`: the newest line's time."""

    records: tuple[Record, ...]
    used: int
    lines: int
    unparsed: int
    heard_at: datetime | None


def parse(data: bytes, moments: Moments, *, may_be_bare: bool = False) -> Parsed:
    """Records of `data`, which begins where a line begins; an unfinished last line is left for the next time.

    `may_be_bare`: the log is one without heads, its lines take `moments.received` for their time.
    """
    lines = data.split(b"\n")
    used = len(data) - len(lines.pop())
    if lines and _shape(lines[-1]) is Shape.HEADER:  # its message is still being written
        used -= len(lines.pop()) + 1
    reader = _Reader(moments, may_be_bare=may_be_bare)
    records = tuple(reader.records(lines))
    return Parsed(records, used, len(lines), reader.unparsed, reader.heard_at(lines))


def shape_of(line: bytes) -> Shape:
    """How a log's first line begins: whether the log is one with heads."""
    shape = _shape(line)
    return Shape.BARE if shape is Shape.FOREIGN and _operation(line.split(b"|")) else shape


class _Reader:
    def __init__(self, moments: Moments, *, may_be_bare: bool) -> None:
        self._moments = moments
        self._may_be_bare = may_be_bare
        self.unparsed = 0

    def records(self, lines: Sequence[bytes]) -> Iterator[Record]:
        position, count = 0, len(lines)
        while position < count:
            line = lines[position]
            position += 1
            if line[:1] in (b" ", b"\t", b""):
                continue  # part of a name, or of another message
            head, fields = b"", line.split(b"|")
            found = _operation(fields)
            if not found and line[:1] == b"[" and _shape(line) is Shape.HEADER:
                if not _is_audit(line) or position == count or lines[position][:2] != b"  ":
                    continue
                head, line = line, lines[position]
                position += 1
                fields = line.split(b"|")
                found = _operation(fields)
                line = line[2:]
            if not found:
                self.unparsed += head == b"" and _shape(line) is Shape.FOREIGN
                continue
            kind = _kind(fields, found)
            if kind is None:
                continue
            while position < count and lines[position][:2] == b"  ":
                line += b"\n" + lines[position][2:]
                position += 1
            record = self._record(head, line, kind, found)
            if record:
                yield record

    def _record(self, head: bytes, line: bytes, kind: Kind, found: int) -> Record | None:
        fields = line.split(b"|")
        opened = _opened(head or fields[0])
        if opened is None and not self._may_be_bare:
            self.unparsed += 1
            return None
        time, first = opened or (b"", fields[0])
        if head:
            first = fields[0]
        at = self._moments.of(time)
        if at is None:
            self.unparsed += 1
            return None
        skip = 5 if kind in (Kind.CREATE, Kind.OVERWRITE) else 2
        prefix = understood((first.strip(), *fields[1:found]))
        rest = fields[found + skip] if len(fields) == found + skip + 1 else b"|".join(fields[found + skip :])
        return Record(at, kind, prefix, rest, line, time)

    def heard_at(self, lines: Sequence[bytes]) -> datetime | None:
        """The time of the newest line that has one."""
        for line in reversed(lines[-50:]):
            opened = _opened(line.partition(b"|")[0])
            if opened and (at := self._moments.of(opened[0])):
                return at
        return self._moments.received if self._may_be_bare and lines else None


def _operation(fields: Sequence[bytes]) -> int:
    """The place of the operation's name, which its result follows; 0 where there is none."""
    for place in range(1, len(fields) - 1):
        if fields[place] in KNOWN and (fields[place + 1] == b"ok" or fields[place + 1][:6] == b"fail ("):
            return place
    return 0


def _kind(fields: Sequence[bytes], found: int) -> Kind | None:
    """None for what changed nothing: reading, looking, what failed."""
    if fields[found + 1] != b"ok":
        return None
    if fields[found] != b"create_file":
        return KINDS.get(fields[found])
    if len(fields) < found + 6 or fields[found + 3] != b"file":
        return None
    disposition = fields[found + 4]
    return Kind.CREATE if disposition in CREATING else Kind.OVERWRITE if disposition in OVERWRITING else None


def _shape(line: bytes) -> Shape:
    if line[:1] == b"[" and (match := _CLASSIC.fullmatch(line)):
        return Shape.HEADED if b"|" in match["rest"] else Shape.HEADER
    return Shape.HEADED if _SYSLOG.match(line) or _SYSLOG_5424.match(line) else Shape.FOREIGN


def _is_audit(header: bytes) -> bool:
    return b"full_audit" in header or b"(do_log)" in header


@lru_cache(maxsize=256)
def _is_ours(tag: bytes) -> bool:
    return any(name in tag.lower() for name in _OURS)


def _opened(first: bytes) -> tuple[bytes, bytes] | None:
    """(time, what follows the head) of a line up to its first `|`; None where it has no head of Samba's."""
    if first[:1] == b"[":
        match = _CLASSIC.fullmatch(first)
        return (match["time"], match["rest"]) if match else None
    match = _SYSLOG.fullmatch(first)
    if match:
        return (match["time"] or match["bsd"], match["rest"]) if _is_ours(match["tag"]) else None
    match = _SYSLOG_5424.fullmatch(first)
    if match and _is_ours(match["tag"]):
        return (match["time"], match["rest"])
    return None


def pair(rest: bytes, root: bytes) -> tuple[bytes, bytes] | None:
    """The two paths of a rename or link; None where a `|` within a name leaves it open which is which."""
    if not rest.startswith(b"/"):
        old, _, new = rest.partition(b"|")
        return (old, new) if new and b"|" not in new else None
    for start in (b"|/", b"|" + root + b"/"):
        if rest.count(start) == 1:
            old, _, new = rest.partition(start)
            return old, start[1:] + new
    return None
