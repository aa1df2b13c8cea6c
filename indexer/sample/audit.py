"""The Samba audit log of the story: `full_audit` lines as smbd writes them with `debug syslog format = yes`. Pure.

Prefix `%U|%I|%m|%S`, absolute server paths, one line an operation (vfs_full_audit(8)). Office programs save by writing
a new file beside the old one and renaming both; scripts and converters write in place.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from indexer.sample.story import Act

ROOT = "/srv/chung"
_SERVER = "maychu"
_OFFICE = (".docx", ".doc", ".pptx", ".odt", ".rtf")


def lines(acts: Iterable[tuple[int, Act]]) -> Iterator[str]:
    """The log of (number of the computer, act), in the order given; acts without audit evidence leave none."""
    for computer, act in acts:
        if act.evidence != "audit":
            continue
        at = act.at
        for step, operation in enumerate(_operations(act)):
            moment = (at + timedelta(milliseconds=37 * step)).isoformat(timespec="microseconds")
            prefix = f"{act.member.login}|192.168.10.{computer % 200 + 20}|{act.member.computer.lower()}|chung"
            yield f"{moment} {_SERVER} log.smbd[{20000 + computer}]:   {prefix}|{operation}"


def _operations(act: Act) -> Iterator[str]:
    path = f"{ROOT}/{act.path}"
    if act.action in ("added", "restored"):
        yield f"create_file|ok|0x12019f|file|overwrite_if|{path}"
        yield f"pwrite_recv|ok|{path}"
    elif act.action == "modified" and act.path.endswith(_OFFICE):
        yield from _office_save(path, act)
    elif act.action == "modified":
        yield f"create_file|ok|0x12019f|file|overwrite_if|{path}"
        yield f"ftruncate|ok|{path}"
        yield f"pwrite_recv|ok|{path}"
    elif act.action == "moved":
        yield f"create_file|ok|0x10000|file|open|{ROOT}/{act.source}"
        yield f"renameat|ok|{ROOT}/{act.source}|{path}"
    elif act.action == "removed":
        yield f"create_file|ok|0x10000|file|open|{path}"
        yield f"unlinkat|ok|{path}"


def _office_save(path: str, act: Act) -> Iterator[str]:
    folder = path.rpartition("/")[0]
    number = act.at.second * 60 + act.at.minute
    new, old = f"{folder}/~WRD{number:04d}.tmp", f"{folder}/~WRL{number + 1:04d}.tmp"
    yield f"create_file|ok|0x12019f|file|create|{new}"
    yield f"pwrite_recv|ok|{new}"
    yield f"renameat|ok|{path}|{old}"
    yield f"renameat|ok|{new}|{path}"
    yield f"unlinkat|ok|{old}"
