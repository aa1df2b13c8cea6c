"""From lives to files: bytes and times on the disk, and what stands where in the end."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from indexer.sample.office import Office
from indexer.sample.paper import About, Paper, Remark
from indexer.sample.papers import paper
from indexer.sample.story import Life
from indexer.sample.writers import WRITERS

_UNOFFICIAL = frozenset({"xlsx", "xls", "ods", "csv", "pptx", "txt", "eml"})  # tables, slides, notes, mails


@dataclass(frozen=True, slots=True)
class Written:
    """A file at its last place. `is_official`: its text stands in the official layout and bears the topic's header."""

    path: str
    life: Life
    subject: str
    encoding: str = "unicode"
    duplicate_of: str | None = None
    is_official: bool = True
    is_readable: bool = True


def content(life: Life, office: Office) -> tuple[Paper, About]:
    """What the document says after all its revisions, and of itself."""
    random = Random(life.seed)
    drafter = life.creator
    signer = office.member(drafter.unit.head)
    text = paper(life.topic, life.seed, place=life.place, signer=signer, drafter=drafter, revisions=life.revisions)
    saves = life.saves
    comments, insertions = _remarks(life, random) if life.ending == "docx" else ((), ())
    about = About(
        creator=drafter.office_name,
        last_modified_by=saves[-1].member.office_name,
        created=saves[0].at,
        modified=saves[-1].at,
        revision=len(saves),
        comments=comments,
        insertions=insertions,
    )
    return (text, about)


def _remarks(life: Life, random: Random) -> tuple[tuple[Remark, ...], tuple[Remark, ...]]:
    """Some of the later saves left a comment or a tracked sentence."""
    comments: list[Remark] = []
    insertions: list[Remark] = []
    for act in life.saves[1:]:
        if act.substantive and random.random() < 0.2:
            remark = Remark(act.member.office_name, act.at, f"Đề nghị {life.unit.name} rà soát lại số liệu mục này.")
            (comments if random.random() < 0.6 else insertions).append(remark)
    return (tuple(comments), tuple(insertions))


def write_life(drive: Path, life: Life, office: Office) -> Written:
    text, about = content(life, office)
    put(drive, life.path, WRITERS[life.ending](text, about), life.saves[-1].at)
    return Written(life.path, life, text.subject, is_official=life.ending not in _UNOFFICIAL)


def put(drive: Path, path: str, data: bytes, at: datetime) -> None:
    """Writes a file with its time."""
    file = drive / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    stamp(file, at)


def stamp(file: Path, at: datetime) -> None:
    nanoseconds = int(at.timestamp()) * 1_000_000_000
    os.utime(file, ns=(nanoseconds, nanoseconds))
