"""Files that are no documents: locks of what is open at the end of the story, and what Windows leaves in folders."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from random import Random

from indexer.sample.disk import put
from indexer.sample.story import Life
from indexer.sample.writers import libreoffice_lock, owner_file, thumbs_db

_FOLDERS = 3


def leave(drive: Path, lives: Sequence[Life], random: Random, until: datetime, *, is_open: Life | None) -> None:
    """`is_open` has a lock of LibreOffice; some Word document or other has one of Word."""
    staying = [life for life in lives if not life.is_gone]
    for life in random.sample(staying, min(len(staying), _FOLDERS)):
        put(drive, f"{life.path.rpartition('/')[0]}/Thumbs.db", thumbs_db(), until)
    if word := [life for life in staying if life.ending == "docx"]:
        _open_in_word(drive, random.choice(word), until)
    if is_open:
        _open_in_libreoffice(drive, is_open, until)


def _open_in_word(drive: Path, life: Life, until: datetime) -> None:
    """Word cuts the first two letters of names of eight and more."""
    folder, _, name = life.path.rpartition("/")
    cut = name[2:] if len(name) >= len("12345678.docx") else name
    put(drive, f"{folder}/~${cut}", owner_file(life.saves[-1].member.name, "word"), until)


def _open_in_libreoffice(drive: Path, life: Life, until: datetime) -> None:
    folder, _, name = life.path.rpartition("/")
    member, since = life.saves[-1].member, life.saves[-1].at
    put(drive, f"{folder}/.~lock.{name}#", libreoffice_lock(member.name, member.login, member.computer, since), until)
