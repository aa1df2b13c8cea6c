"""What makes a real share untidy: copies, "bản cuối (2)", Mac names, old fonts, wrong endings, broken files."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from indexer.sample.disk import Written, content, put
from indexer.sample.office import Office
from indexer.sample.story import Act, Life, Teller
from indexer.sample.writers import WRITERS, broken_docx, docx_in_font, encrypted_docx, zip_of

SECRET = "Mật"


@dataclass(frozen=True, slots=True)
class _Hand:
    """Makes one untidy file out of a tidy one at a time."""

    drive: Path
    office: Office
    teller: Teller
    until: datetime

    def add(self, life: Life, path: str, data: bytes, *, substantive: bool = True) -> Written:
        """A further file made of a life's document, a day or so after its last save, by who saved it last."""
        path = self.teller.free(path)
        last = life.saves[-1]
        at = min(last.at + timedelta(hours=20, minutes=len(path)), self.until - timedelta(minutes=5)).replace(
            microsecond=0
        )
        put(self.drive, path, data, at)
        shown = unicodedata.normalize("NFC", path)
        evidence = "audit" if self.teller.is_logged(at, last.member) else "none"
        on_disk = path if path != shown else ""
        act = Act(at, "added", shown, None, last.member, substantive, evidence, on_disk=on_disk)
        twin = replace(life, path=shown, acts=[act])
        text, _ = content(life, self.office)
        return Written(shown, twin, text.subject, is_official=life.topic.is_official, source=life)

    def bytes_of(self, life: Life) -> bytes:
        return (self.drive / life.path).read_bytes()

    def copy(self, life: Life, path: str) -> Written:
        return replace(self.add(life, path, self.bytes_of(life), substantive=False), duplicate_of=life.path)


def mess(
    drive: Path, lives: Sequence[Life], office: Office, random: Random, teller: Teller, until: datetime, *, count: int
) -> list[Written]:
    """Writes so many untidy documents and returns them."""
    docx = [life for life in lives if life.ending == "docx" and life.topic.is_official and not life.is_gone]
    if not docx:
        return []
    hand = _Hand(drive, office, teller, until)
    chosen = [docx[number % len(docx)] for number in random.sample(range(max(len(docx), count)), count)]
    return [_ODD[number % len(_ODD)](hand, life) for number, life in enumerate(chosen)]


def _copied(hand: _Hand, life: Life) -> Written:
    return hand.copy(life, _beside(life.path, " (2)"))


def _elsewhere(hand: _Hand, life: Life) -> Written:
    return hand.copy(life, f"{life.unit.folder}/Lưu trữ/Bản sao/{life.path.rpartition('/')[2]}")


def _final(hand: _Hand, life: Life) -> Written:
    """Nearly the same again."""
    text, about = content(life, hand.office)
    text = replace(text, paragraphs=(*text.paragraphs, "Bản này đã tiếp thu ý kiến của các đơn vị."))
    return hand.add(life, _beside(life.path, " bản cuối (2)"), WRITERS["docx"](text, about))


def _from_mac(hand: _Hand, life: Life) -> Written:
    """A name in decomposed form; the truth says it composed, as every shown path."""
    folder, _, name = _beside(life.path, " - chép từ máy tính cá nhân").rpartition("/")
    return hand.copy(life, f"{folder}/{unicodedata.normalize('NFD', name)}")


def _old_font(encoding: str) -> "Callable[[_Hand, Life], Written]":
    def write(hand: _Hand, life: Life) -> Written:
        data = docx_in_font(*content(life, hand.office), encoding=encoding)
        return replace(hand.add(life, _beside(life.path, f" font {encoding}"), data), encoding=encoding)

    return write


def _broken(hand: _Hand, life: Life) -> Written:
    return _unreadable(hand.add(life, _beside(life.path, " loi"), broken_docx(hand.bytes_of(life))))


def _locked(hand: _Hand, life: Life) -> Written:
    return _unreadable(hand.add(life, _beside(life.path, " có mật khẩu"), encrypted_docx()))


def _empty(hand: _Hand, life: Life) -> Written:
    return _unreadable(hand.add(life, _beside(life.path, " mới"), b"", substantive=False))


def _secret(hand: _Hand, life: Life) -> Written:
    """Marked as a state secret: its text may not be indexed."""
    marked = replace(life, topic=replace(life.topic, secrecy=SECRET))
    data = WRITERS["docx"](*content(marked, hand.office))
    written = hand.add(marked, _beside(life.path, " phụ lục riêng"), data)
    return replace(written, is_readable=False)


def _zipped(hand: _Hand, life: Life) -> Written:
    name = life.path.rpartition("/")[2]
    data = zip_of(((name, hand.bytes_of(life)),), life.saves[-1].at)
    return replace(hand.add(life, f"{life.path.rpartition('.')[0]}.zip", data), is_official=False)


def _misnamed(hand: _Hand, life: Life) -> Written:
    """A web page that calls itself a Word document, as web applications export them."""
    data = WRITERS["html"](*content(life, hand.office))
    return hand.add(life, f"{life.path.rpartition('.')[0]} xuất từ phần mềm.doc", data)


_ODD: tuple[Callable[[_Hand, Life], Written], ...] = (
    _copied,
    _final,
    _from_mac,
    _old_font("tcvn3"),
    _old_font("vni"),
    _broken,
    _locked,
    _empty,
    _secret,
    _zipped,
    _elsewhere,
    _misnamed,
)
KINDS = len(_ODD)


def _unreadable(written: Written) -> Written:
    return replace(written, is_official=False, is_readable=False)


def _beside(path: str, extra: str) -> str:
    stem, _, ending = path.rpartition(".")
    return f"{stem}{extra}.{ending}"
