"""The Samba audit log of the story: `full_audit` lines as smbd writes them with `debug syslog format = yes`. Pure.

Prefix `%U|%I|%m|%S`, absolute server paths, one line an operation (vfs_full_audit(8)). Word renames the old file away
and the new one in its place, Excel and LibreOffice do so with other names, scripts and converters write in place.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from heapq import heappop, heappush

from indexer.sample.story import Act

ROOT = "/srv/chung"
_SERVER = "maychu"
_LONGEST = timedelta(hours=1)  # from opening a document to its save
_WORD = (".docx", ".doc", ".rtf", ".pptx")
_EXCEL = (".xlsx", ".xls")
_LIBREOFFICE = (".odt", ".ods")

Step = tuple[float, str]  # seconds before (-) or after the act, operation with its arguments


def lines(acts: Iterable[Act]) -> Iterator[str]:
    """The log of acts given in the order of time, in the order of time; acts without audit evidence leave none."""
    waiting: list[tuple[datetime, int, str]] = []
    count = 0
    for act in acts:
        while waiting and waiting[0][0] < act.at - _LONGEST:
            yield heappop(waiting)[2]
        for seconds, operation in _steps(act) if act.evidence == "audit" else ():
            moment = act.at + timedelta(seconds=seconds)
            count += 1
            heappush(waiting, (moment, count, _line(act, moment, operation)))
    while waiting:
        yield heappop(waiting)[2]


def _line(act: Act, moment: datetime, operation: str) -> str:
    number = int(act.member.computer[3:])
    prefix = f"{act.member.login}|192.168.10.{number + 20}|{act.member.computer.lower()}|chung"
    name, _, arguments = operation.partition("|")
    time = moment.isoformat(timespec="microseconds")
    return f"{time} {_SERVER} log.smbd[{20000 + number}]:   {prefix}|{name}|ok|{arguments}"


def _steps(act: Act) -> Iterator[Step]:
    path = f"{ROOT}/{act.on_disk or act.path}"
    if act.action == "added":
        yield (-0.06, f"create_file|0x12019f|file|overwrite_if|{path}")
        yield (0.0, f"pwrite_recv|{path}")
    elif act.action == "modified":
        yield from _save(act, path)
    elif act.action == "moved":
        yield (-0.02, f"create_file|0x10000|file|open|{ROOT}/{act.source}")
        yield (0.0, f"renameat|{ROOT}/{act.source}|{path}")
    elif act.action == "removed":
        yield (-0.02, f"create_file|0x10000|file|open|{path}")
        yield (0.0, f"unlinkat|{path}")
    elif act.action == "restored":
        yield (-0.02, f"create_file|0x10000|file|open|{ROOT}/.recycle/{act.member.login}/{act.path}")
        yield (0.0, f"renameat|{ROOT}/.recycle/{act.member.login}/{act.path}|{path}")


def _save(act: Act, path: str) -> Iterator[Step]:
    """Opening (a read that means nothing), working for some minutes, saving the way the program does."""
    folder, _, name = path.rpartition("/")
    minutes = act.at.minute % 45 + 2
    mark = act.at.second * 60 + act.at.minute
    yield (-60.0 * minutes, f"create_file|0x120089|file|open|{path}")
    if path.endswith(_WORD):
        owner = f"{folder}/~${name[2:]}"
        yield (-60.0 * minutes + 1, f"create_file|0x12019f|file|overwrite_if|{owner}")
        yield (-60.0 * minutes + 1.01, f"pwrite_recv|{owner}")
        yield from _exchange(path, f"{folder}/~WRD{mark:04d}.tmp", f"{folder}/~WRL{mark + 1:04d}.tmp")
        yield (2.0 + mark % 50, f"unlinkat|{owner}")
    elif path.endswith(_EXCEL):
        yield from _exchange(path, f"{folder}/{mark * 997:08X}", f"{folder}/{mark * 991:08X}.tmp")
    elif path.endswith(_LIBREOFFICE):
        new = f"{folder}/lu{mark:04d}x{mark % 97:02d}.tmp"
        yield (-0.4, f"create_file|0x12019f|file|create|{new}")
        yield (-0.3, f"pwrite_recv|{new}")
        yield (0.0, f"renameat|{new}|{path}")
    else:
        yield (-0.2, f"create_file|0x19b|file|open|{path}")
        yield (0.0, f"pwrite_recv|{path}")


def _exchange(path: str, new: str, old: str) -> Iterator[Step]:
    yield (-0.4, f"create_file|0x12019f|file|create|{new}")
    yield (-0.3, f"pwrite_recv|{new}")
    yield (-0.05, f"renameat|{path}|{old}")
    yield (0.0, f"renameat|{new}|{path}")
    yield (0.05, f"unlinkat|{old}")
