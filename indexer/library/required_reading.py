"""Please read: heads ask people and units to read a document until a day; who has read it acknowledges it.

An acknowledgement counts only after the text was really opened: its page for a sensible time, or the file itself.
Openings are kept only of documents that somebody is asked to read, and only of those who are asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from indexer.catalogue import Catalogue
from indexer.catalogue.openings import Opening
from indexer.config.tree import Config, PersonConfig
from indexer.coordination.required_reading import (
    Receipt,
    Request,
    Unread,
    body_of_request,
    concerned,
    kept,
    receipt_of,
    request_of,
    seconds_to_read,
    state,
    unread,
)
from indexer.coordination.ruling import is_head
from indexer.coordination.substance import word_count
from indexer.errors import NotVisibleError, SpeakingError
from indexer.library import versions
from indexer.library.speaking import is_administrator, is_open, speaker
from indexer.library.task_rights import login_of
from indexer.library.viewers import viewer_for
from indexer.library.wording import line
from indexer.model.document import Document
from indexer.model.knowledge import Reader, ReadState, ToRead
from indexer.model.reading import Reason
from indexer.model.task import Act, ActKind
from indexer.model.viewer import Viewer

LONGEST_NOTE = 500
_MOST = 2000  # requests


@dataclass(frozen=True, slots=True)
class Desk:
    """What every question here needs. `now` is aware, `today` the office's day."""

    catalogue: Catalogue
    config: Config
    viewer: Viewer
    now: datetime
    today: date

    @property
    def login(self) -> str:
        return login_of(self.viewer)


def may_ask(config: Config, viewer: Viewer) -> bool:
    """Heads of units and administrators ask people to read; on an open page who says to be one."""
    return is_administrator(config, viewer) or is_head(config, login_of(viewer))


def ask(desk: Desk, document: Document, people: Sequence[str], units: Sequence[str], until: date, note: str) -> int:
    """The id of the act. Raises SpeakingError."""
    by = speaker(desk.config, desk.viewer)
    if not may_ask(desk.config, desk.viewer):
        raise SpeakingError("asking", "Only heads of units and administrators ask people to read", "Ask one of them.")
    if until < desk.today:
        raise SpeakingError("until", f"{until.isoformat()} is past", "Choose today or a later day.")
    known_people = [one.login for one in desk.config.people if one.login in set(people)]
    known_units = [one.code for one in desk.config.units if one.code in set(units)]
    body = body_of_request(known_people, known_units, until, line(note, LONGEST_NOTE))
    wish = Act(ActKind.TO_READ, desk.now, by, document=document.id, body=body, is_open=is_open(desk.viewer))
    seeing = [login for login in concerned(request_of(wish), members(desk.config)) if _sees(desk, login, document)]
    if not seeing:
        raise SpeakingError("readers", "Nobody would be asked", "Choose people or units who may see the document.")
    with desk.catalogue.writing():
        return desk.catalogue.acts.add(wish)


def listed(desk: Desk, document: int | None = None) -> tuple[ToRead, ...]:
    """What is asked of the viewer, by the viewer, or of people the viewer answers for; what waits longest first."""
    requests = [one for one in _requests(desk.catalogue) if document in (None, one.document)]
    documents = desk.catalogue.documents.many(tuple({one.document for one in requests}))
    texts = desk.catalogue.openings.texts(tuple(documents))
    found = []
    for one in requests:
        about = documents.get(one.document)
        if about and desk.viewer.may_see(about.drive) and _is_readable(desk.catalogue, about):
            shown = _shown(desk, one, about, texts.get(about.id, ""))
            found += [shown] if shown else []
    return tuple(sorted(found, key=lambda one: (not one.is_waiting, one.until, one.id)))


def opened(desk: Desk, document: Document, *, is_file: bool) -> None:
    """Remembers that the viewer opened it, if they are asked to read it and have not yet; nothing is kept otherwise."""
    if any(one.is_waiting and (is_file or one.seconds is None) for one in listed(desk, document.id)):
        text = desk.catalogue.openings.texts((document.id,)).get(document.id, "")
        with desk.catalogue.writing():
            desk.catalogue.openings.put(document.id, desk.login, text, Opening(desk.now, is_file))


def acknowledge(desk: Desk, document: Document) -> int:
    """The id of the act. Raises SpeakingError where nobody asks, or it was not really opened."""
    with desk.catalogue.writing():
        return _acknowledged(desk, document)


def _acknowledged(desk: Desk, document: Document) -> int:
    by = speaker(desk.config, desk.viewer)
    waiting = [one for one in listed(desk, document.id) if one.is_waiting]
    if not waiting:
        raise SpeakingError("not_asked", "Nobody asks you to read this any more", "There is nothing to do.")
    seconds = waiting[0].seconds
    if seconds is None:
        raise SpeakingError("unopened", f"{document.name} was not opened yet", "Open its page or its file first.")
    if seconds:
        raise SpeakingError("too_soon", f"{document.name} was open for a moment only", f"Wait {seconds} more seconds.")
    kept_texts = versions.versions(desk.catalogue, document)
    body = {
        "digest": desk.catalogue.openings.texts((document.id,)).get(document.id, ""),
        "version": kept_texts[-1].number if kept_texts else 1,
    }
    act = Act(ActKind.READ, desk.now, by, document=document.id, person=by, body=body, is_open=is_open(desk.viewer))
    return desk.catalogue.acts.add(act)


def take_back(desk: Desk, id: int) -> int:
    """Undoes a request of one's own, or one's own acknowledgement; administrators any. Raises NotVisibleError."""
    with desk.catalogue.writing():
        return _taken_back(desk, id)


def _taken_back(desk: Desk, id: int) -> int:
    act = desk.catalogue.acts.get(id) if 0 < id < 1 << 63 else None
    by = speaker(desk.config, desk.viewer)
    if act is None or act.kind not in (ActKind.TO_READ, ActKind.READ) or _undone(desk.catalogue, id):
        raise NotVisibleError(f"Nothing is asked under the number {id}", "It may have been taken back already.")
    about = desk.catalogue.documents.get(act.document or 0)
    if about is None or not desk.viewer.may_see(about.drive):
        raise NotVisibleError(f"Nothing is asked under the number {id}", "It may have been taken back already.")
    if act.by != by and not is_administrator(desk.config, desk.viewer):
        raise SpeakingError("taking_back", "Only who asked takes it back", "Ask them, or an administrator.")
    undoing = Act(ActKind.UNDONE, desk.now, by, document=act.document, about=id, is_open=is_open(desk.viewer))
    return desk.catalogue.acts.add(undoing)


def waiting(desk: Desk) -> int:
    """How many documents wait to be read by the viewer."""
    return len({one.document.id for one in listed(desk) if one.is_waiting}) if desk.login else 0


def everybody_unread(catalogue: Catalogue, config: Config, today: date) -> tuple[Unread, ...]:
    """Who has still to read what, for reminders; without those who may not see the document."""
    requests = _requests(catalogue)
    documents = catalogue.documents.many(tuple({one.document for one in requests}))
    present = {id: one for id, one in documents.items() if _is_readable(catalogue, one)}
    texts = catalogue.openings.texts(tuple(present))
    receipts = [one for id in present for one in _receipts(catalogue, id)]
    found = unread(requests, receipts, texts, members(config), today)
    drives = {one.request.document: present[one.request.document].drive for one in found}
    known = {one.login for one in config.people}
    return tuple(
        one
        for one in found
        if one.login in known and viewer_for(config, one.login).may_see(drives[one.request.document])
    )


def members(config: Config) -> dict[str, tuple[str, ...]]:
    """Logins by unit's code."""
    return {unit.code: tuple(one.login for one in config.people if one.unit == unit.code) for unit in config.units}


def _shown(desk: Desk, request: Request, document: Document, text: str) -> ToRead | None:
    receipts = _receipts(desk.catalogue, document.id)
    logins = concerned(request, members(desk.config))
    known = {one.login: one for one in desk.config.people}
    readers = {login: _reader(desk, known[login], document, receipts, text) for login in logins if login in known}
    mine = readers.get(desk.login) if desk.login else None
    is_mine = is_administrator(desk.config, desk.viewer) or (bool(desk.login) and request.by == desk.login)
    told = [one for login, one in readers.items() if is_mine or login == desk.login or _heads(desk, known[login])]
    if not told and not is_mine:
        return None
    seconds = _seconds(desk, document, text) if mine else None
    return ToRead(
        *(request.id, document, request.by, request.at, request.until, request.note, tuple(told), mine, is_mine),
        seconds,
    )


def _reader(desk: Desk, person: PersonConfig, document: Document, receipts: Sequence[Receipt], text: str) -> Reader:
    units = {unit.code: unit.name for unit in desk.config.units}
    how, receipt = state(receipts, person.login, text)
    if not _sees(desk, person.login, document):
        how = ReadState.BLIND
    at, openly = (receipt.at, receipt.is_open) if receipt else (None, False)
    return Reader(person.login, person.name, units.get(person.unit, ""), how, at, openly)


def _seconds(desk: Desk, document: Document, text: str) -> int | None:
    """How long the viewer has still to have it open; None where they have not opened this text."""
    opening = desk.catalogue.openings.of(document.id, desk.login, text)
    if opening is None:
        return None
    if opening.is_file:
        return 0
    needed = seconds_to_read(word_count(desk.catalogue.documents.text(document.id)))
    left = opening.at + timedelta(seconds=needed) - desk.now
    return max(0, -(-left // timedelta(seconds=1)))


def _heads(desk: Desk, person: PersonConfig) -> bool:
    """Whether the viewer heads the unit of somebody."""
    heads = {unit.code: unit.head for unit in desk.config.units}
    return bool(desk.login) and heads.get(person.unit) == desk.login


def _sees(desk: Desk, login: str, document: Document) -> bool:
    """On an open page everybody sees what anybody does."""
    return is_open(desk.viewer) or viewer_for(desk.config, login).may_see(document.drive)


def _is_readable(catalogue: Catalogue, document: Document) -> bool:
    """Whether it is there, and bears no state-secret mark by now: nobody could open it."""
    return document.failure != Reason.SECRET and not catalogue.documents.is_gone(document.id)


def _requests(catalogue: Catalogue) -> tuple[Request, ...]:
    acts = catalogue.acts.of_kind(ActKind.TO_READ, limit=_MOST)
    return tuple(request_of(act) for act in kept(acts, {act.id for act in acts if _undone(catalogue, act.id)}))


def _receipts(catalogue: Catalogue, document: int) -> tuple[Receipt, ...]:
    acts = catalogue.acts.of_document(document, (ActKind.READ,))
    return tuple(receipt_of(act) for act in kept(acts, {act.id for act in acts if _undone(catalogue, act.id)}))


def _undone(catalogue: Catalogue, id: int) -> bool:
    return any(act.kind is ActKind.UNDONE for act in catalogue.acts.about(id))
