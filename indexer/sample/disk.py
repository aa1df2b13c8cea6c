"""From lives to files: bytes and times on the disk, and what stands where in the end."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from indexer.sample.office import Office
from indexer.sample.paper import About, Paper, Remark
from indexer.sample.papers import paper
from indexer.sample.story import ONE_NAME, Life
from indexer.sample.writers import WRITERS


@dataclass(frozen=True, slots=True)
class Written:
    """A file at its last place. `is_official`: its own text stands in the official layout with the topic's header.

    `encoding`: unicode | tcvn3 | vni. Not `is_readable`: damaged, encrypted, empty or secret. `source` is the life
    whose text it holds, where that is not its own.
    """

    path: str
    life: Life
    subject: str
    encoding: str = "unicode"
    duplicate_of: str | None = None
    is_official: bool = True
    is_readable: bool = True
    source: Life | None = None


def content(life: Life, office: Office) -> tuple[Paper, About]:
    """What the document says after all its revisions, and of itself."""
    drafter = life.creator
    signer = office.member(drafter.unit.head)
    text = paper(life.topic, life.seed, signer=signer, drafter=drafter, revisions=life.revisions)
    saves = life.saves
    last = saves[0] if life.ending in ONE_NAME else saves[-1]
    about = About(
        creator=drafter.office_name,
        last_modified_by=last.member.office_name,
        created=saves[0].at,
        modified=saves[-1].at,
        revision=len(saves),
        comments=_remarks(life, "comment", "Đề nghị {unit} rà soát lại số liệu mục này."),
        insertions=_remarks(life, "insertion", "Bổ sung theo ý kiến của {unit}: thống nhất với nội dung dự thảo."),
    )
    return (text, about)


def _remarks(life: Life, kind: str, text: str) -> tuple[Remark, ...]:
    saves = (act for act in life.saves if act.remark == kind)
    return tuple(Remark(act.member.office_name, act.at, text.format(unit=act.member.unit.name)) for act in saves)


def write_life(drive: Path, life: Life, office: Office) -> Written:
    text, about = content(life, office)
    put(drive, life.path, WRITERS[life.ending](text, about), life.saves[-1].at)
    return Written(life.path, life, text.subject, is_official=life.topic.is_official)


def put(drive: Path, path: str, data: bytes, at: datetime) -> None:
    """Writes a file with its time."""
    file = os.path.join(drive, path)  # noqa: PTH118 - a Path of its own for each of 100,000 files costs seconds
    try:
        _write(file, data)
    except FileNotFoundError:
        (drive / path).parent.mkdir(parents=True, exist_ok=True)
        _write(file, data)
    nanoseconds = int(at.timestamp()) * 1_000_000_000
    os.utime(file, ns=(nanoseconds, nanoseconds))


def _write(file: str, data: bytes) -> None:
    with open(file, "wb") as out:
        out.write(data)
