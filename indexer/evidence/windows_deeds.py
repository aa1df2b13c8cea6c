"""Accesses of a Windows server's Security log into sightings. Pure.

Event 4663 says that a file was written to, 4660 that what was opened for deleting is really gone. A rename is only seen
as leaving the old name: Windows does not log the new one. Event 5145 says what was asked for when a file was opened
over the network, not what was done; it counts only for files of which no 4663 tells.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from indexer.evidence.windows_events import APPEND, DELETE, WRITE, Access
from indexer.model.sighting import Deed, Sighting

_RUN = timedelta(seconds=1)


def sightings(
    accesses: Sequence[Access], drive: str, root: str, is_document: Callable[[bytes], bool]
) -> Iterator[Sighting]:
    """`root`: the drive's path on the server (`D:\\Chung`); accesses in the order of time. Letter case of the root does
    not matter."""
    deleted = {(one.name, one.handle) for one in accesses if one.event == "4660"}
    done = {(one.name.casefold(), one.path.casefold()) for one in accesses if one.event == "4663"}
    hosts = {(one.name.casefold(), one.path.casefold()): one.host for one in accesses if one.event == "5145"}
    told: dict[tuple[str, bytes, Deed], datetime] = {}
    for one in accesses:
        who = (one.name.casefold(), one.path.casefold())
        path = relative(one.path, root)
        if one.event == "4660" or path is None or (one.event == "5145" and who in done) or not is_document(path):
            continue
        if one.mask & DELETE:
            is_gone = one.event == "4663" and (one.name, one.handle) in deleted
            deed, was = (Deed.REMOVED, None) if is_gone else (Deed.MOVED, path)
        elif one.mask & (WRITE | APPEND):
            deed, was = Deed.WROTE, None
        else:
            continue
        last = told.get((one.name, path, deed))
        if last is not None and one.at - last <= _RUN:
            continue
        told[one.name, path, deed] = one.at
        host = one.host or hosts.get(who, "")
        yield Sighting(drive, path, deed, one.at, "windows", one.name, host=host, was=was, reference=one.mark)


def relative(path: str, root: str) -> bytes | None:
    """The raw path on the drive; None outside of it."""
    root = root.rstrip("\\")
    if path[: len(root)].casefold() != root.casefold() or path[len(root) : len(root) + 1] != "\\":
        return None
    inside = path[len(root) + 1 :].rstrip("\\")
    return os.fsencode(inside.replace("\\", "/")) if inside and ":" not in inside and "\0" not in inside else None
