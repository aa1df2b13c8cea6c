"""What makes a real share untidy: copies, "bản cuối (2)", Mac names, old fonts, broken and locked files."""

import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from indexer.sample.disk import Written, content, put
from indexer.sample.office import Member, Office
from indexer.sample.story import Act, Life
from indexer.sample.writers import WRITERS, broken_docx, docx_in_font, encrypted_docx, owner_file, thumbs_db, zip_of
from indexer.sample.writers import libreoffice_lock as lock_file


def mess(drive: Path, lives: list[Life], office: Office, random: Random, until: datetime) -> list[Written]:
    """Writes the untidy files; those that are documents come back, with the lives they were added to."""
    docx = [life for life in lives if life.ending == "docx" and not life.is_gone]
    made: list[Written] = []
    for number, life in enumerate(random.sample(docx, min(len(docx), max(9, len(docx) // 12)))):
        made.append(_ODD[number % len(_ODD)](drive, life, office, until))
    _not_documents(drive, random.choice(docx), until)
    return made


def _copied(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    path = _beside(life.path, " (2)")
    return _add(drive, life, path, (drive / life.path).read_bytes(), office, duplicate_of=life.path)


def _elsewhere(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    path = f"Lưu trữ/Bản sao {life.unit.code}/{life.path.rpartition('/')[2]}"
    return _add(drive, life, path, (drive / life.path).read_bytes(), office, duplicate_of=life.path)


def _final(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    text, about = content(life, office)
    text = replace(text, paragraphs=(*text.paragraphs, "Bản này đã tiếp thu ý kiến của các đơn vị."))
    return _add(drive, life, _beside(life.path, " bản cuối (2)"), WRITERS["docx"](text, about), office)


def _from_mac(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    """A name in decomposed form; the truth says it composed, as every shown path."""
    path = _beside(life.path, " mac")
    written = _add(
        drive,
        life,
        unicodedata.normalize("NFD", path),
        (drive / life.path).read_bytes(),
        office,
        duplicate_of=life.path,
    )
    return replace(written, path=unicodedata.normalize("NFC", path))


def _old_font(encoding: str, drive: Path, life: Life, office: Office) -> Written:
    text, about = content(life, office)
    data = docx_in_font(text, about, encoding=encoding)
    return _add(drive, life, _beside(life.path, f" font {encoding}"), data, office, encoding=encoding)


def _tcvn3(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    return _old_font("tcvn3", drive, life, office)


def _vni(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    return _old_font("vni", drive, life, office)


def _broken(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    data = broken_docx((drive / life.path).read_bytes())
    return replace(_add(drive, life, _beside(life.path, " loi"), data, office), is_official=False, is_readable=False)


def _locked(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    written = _add(drive, life, _beside(life.path, " có mật khẩu"), encrypted_docx(), office)
    return replace(written, is_official=False, is_readable=False)


def _empty(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    return replace(_add(drive, life, _beside(life.path, " moi"), b"", office), is_official=False, is_readable=False)


def _secret(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    marked = replace(life, topic=replace(life.topic, secrecy="MẬT"))
    text, about = content(marked, office)
    path = _beside(life.path, " phụ lục riêng")
    written = _add(drive, marked, path, WRITERS["docx"](text, about), office)
    return replace(written, is_readable=False)


def _zipped(drive: Path, life: Life, office: Office, until: datetime) -> Written:
    name = life.path.rpartition("/")[2]
    data = zip_of(((name, (drive / life.path).read_bytes()),), life.saves[-1].at)
    path = f"{life.path.rpartition('.')[0]}.zip"
    return replace(_add(drive, life, path, data, office), is_official=False)


_ODD = (_copied, _final, _from_mac, _tcvn3, _vni, _broken, _locked, _empty, _secret, _zipped, _elsewhere)


def _add(
    drive: Path,
    life: Life,
    path: str,
    data: bytes,
    office: Office,
    *,
    encoding: str = "unicode",
    duplicate_of: str | None = None,
) -> Written:
    """A further file made of a life's document, an hour after its last save, seen by the audit log."""
    shown = unicodedata.normalize("NFC", path)
    at = life.saves[-1].at
    put(drive, path, data, at)
    act = Act(at + timedelta(hours=1), "added", shown, None, _hand(life, office), duplicate_of is None, "audit")
    twin = replace(life, path=shown, acts=[act], revisions=0)
    text, _ = content(life, office)
    return Written(shown, twin, text.subject, encoding, duplicate_of)


def _hand(life: Life, office: Office) -> Member:
    return office.of(life.unit)[-1]


def _beside(path: str, extra: str) -> str:
    stem, _, ending = path.rpartition(".")
    return f"{stem}{extra}.{ending}"


def _not_documents(drive: Path, life: Life, until: datetime) -> None:
    """Lock files of somebody who has a document open right now, and what Windows leaves in folders."""
    folder, _, name = life.path.rpartition("/")
    member = life.saves[-1].member
    put(drive, f"{folder}/~${name[2:]}", owner_file(member.name, "word"), until)
    put(drive, f"{folder}/.~lock.{name}#", lock_file(member.name, member.login, member.computer, until), until)
    put(drive, f"{folder}/Thumbs.db", thumbs_db(), until)
