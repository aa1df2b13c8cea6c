"""What people say of who did an event ("not me", "I worked on this too"), and what is decided on it.

Each word and each decision is an event of the ledger. Only what was accepted counts as evidence; the rest is shown.
"""

from dataclasses import dataclass, replace

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.config.tree import Config
from indexer.coordination.placing import Places
from indexer.coordination.roster import Person, Roster
from indexer.coordination.ruling import Matter, may_decide, may_withdraw
from indexer.errors import NotVisibleError, SpeakingError
from indexer.library.speaking import is_administrator, is_open, speaker
from indexer.library.wording import line
from indexer.model.event import SAYINGS, Action, Credit, Event, Evidence, Strength
from indexer.model.people import Saying, Verdict
from indexer.model.viewer import Viewer

MOST = 500
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Hearing:
    """What every question here needs."""

    catalogue: Catalogue
    config: Config
    roster: Roster
    viewer: Viewer


def say(hearing: Hearing, about: int, login: str, *, is_claim: bool, reason: str) -> int:
    """The id of the event that says it. Raises NotVisibleError, SpeakingError."""
    catalogue = hearing.catalogue
    event = _event(hearing, about)
    said_by = speaker(hearing.config, hearing.viewer)
    person = hearing.roster.of_login(login)
    if person is None:
        raise SpeakingError("login", f"Nobody has the login {login!r}", "Logins are in [[people]].")
    reason = line(reason, LONGEST_REASON)
    with catalogue.writing():
        _check(hearing, event, person, is_claim=is_claim)
        detail = "claimed" if is_claim else "disclaimed"
        words = (Evidence("meant", person.login, detail=detail),)
        action = Action.CLAIMED if is_claim else Action.DISCLAIMED
        id = _record(hearing, event, action, said_by, reason, about=event.id, words=words)
        saying = Saying(id, event.id, is_claim, person.login, person.name, said_by, now(), reason=reason)
        catalogue.sayings.add(replace(saying, is_open=is_open(hearing.viewer)), event.drive)
    return id


def decide(hearing: Hearing, id: int, *, accept: bool, reason: str) -> None:
    """Accepts or refuses a word; refusing one's own takes it back. The last decision holds.

    Raises NotVisibleError, SpeakingError.
    """
    catalogue, viewer = hearing.catalogue, hearing.viewer
    saying = catalogue.sayings.get(id, viewer.drives) if abs(id) < 1 << 63 else None
    if saying is None:
        raise NotVisibleError(f"Nobody said anything under the number {id}", "`ochung sayings` lists what was said.")
    event = _event(hearing, saying.about)
    by, verdict = speaker(hearing.config, viewer), Verdict.ACCEPTED if accept else Verdict.REFUSED
    is_own = not accept and may_withdraw(saying, login=by, is_administrator=is_administrator(hearing.config, viewer))
    if not is_own and not _may_decide(hearing, saying, event):
        raise SpeakingError(
            "deciding",
            "You may not decide on this",
            "The head of the person's unit, of the folder's unit or of the task's leading unit does, or an"
            " administrator; nobody for themselves.",
        )
    if saying.verdict is verdict:
        raise SpeakingError("decided", f"It is {verdict} already", "There is nothing to do.")
    action = Action.ACCEPTED if accept else Action.REFUSED
    with catalogue.writing():
        _record(hearing, event, action, by, line(reason, LONGEST_REASON), about=id)
        catalogue.sayings.decide(id, verdict, by, now())
        catalogue.credits.judge_again((event.id,))


def sayings(hearing: Hearing) -> tuple[Saying, ...]:
    """Those of events that the viewer may see: what waits for a decision first, then the newest; at most 500."""
    found = hearing.catalogue.sayings.newest(hearing.viewer.drives, MOST)
    events = {one.id: one for one in hearing.catalogue.events.many(sorted({one.about for one in found}))}
    return tuple(
        replace(one, person=_named(hearing.roster, one.login), may_decide=_may_decide(hearing, one, events[one.about]))
        for one in found
    )


def _check(hearing: Hearing, event: Event, person: Person, *, is_claim: bool) -> None:
    """Raises SpeakingError for a word that makes no sense."""
    credits = hearing.catalogue.credits.of([event.id]).get(event.id, ())
    own = [one for one in credits if one.login == person.login]
    if is_claim and any(one.strength is Strength.CERTAIN for one in own):
        raise SpeakingError("credited", f"{person.name} is credited with it already", "There is nothing to say.")
    if not is_claim and not own:
        raise SpeakingError(
            "not_credited", f"{person.name} is not credited with it", "Say --also NAME of whom it was instead."
        )
    for one in hearing.catalogue.sayings.about([event.id]).get(event.id, ()):
        is_same = (one.login, one.is_claim) == (person.login, is_claim)
        if is_same and one.verdict is Verdict.PENDING:
            raise SpeakingError("pending", "That was said already", "It waits for a decision.")


def _may_decide(hearing: Hearing, saying: Saying, event: Event) -> bool:
    viewer, config = hearing.viewer, hearing.config
    login = viewer.acts_as if is_open(viewer) else viewer.login
    folder = Places(config.units).unit_of(event.path)
    person = hearing.roster.of_login(saying.login)
    units = {folder, person.unit, hearing.roster.unit_at(person, event.at)} if person else {folder}
    matter = Matter(frozenset(filter(None, units)), hearing.catalogue.tasks.leads(event.tasks))
    return may_decide(saying, matter, config, login=login, is_administrator=is_administrator(config, viewer))


def _event(hearing: Hearing, id: int) -> Event:
    """A deed that the viewer may see. Raises NotVisibleError, SpeakingError."""
    event = next(iter(hearing.catalogue.events.many([id])), None) if abs(id) < 1 << 63 else None
    if event is None or not hearing.viewer.may_see(event.drive):
        raise NotVisibleError(f"There is no event {id}", "It may stand on a drive that you may not see.")
    if event.action in SAYINGS:
        raise SpeakingError("word", "This is no deed but a word about one", "Say it of the event itself.")
    return event


def _record(
    hearing: Hearing,
    event: Event,
    action: Action,
    said_by: str,
    reason: str,
    *,
    about: int,
    words: tuple[Evidence, ...] = (),
) -> int:
    """The event of a word or a decision, credited to whoever spoke: certain only where somebody is signed in."""
    at, config = now(), hearing.config
    strength = Strength.WEAK if is_open(hearing.viewer) else Strength.CERTAIN
    spoken = Evidence("said_by", said_by, at, strength=strength, detail=reason, login=said_by)
    record = Event(
        at=at,
        seen_at=at,
        action=action,
        drive=event.drive,
        path=event.path,
        document=event.document,
        unit=Places(config.units).unit_of(event.path),
        evidence=(spoken, *words),
        tasks=event.tasks,
        about=about,
    )
    id = hearing.catalogue.events.add(record)
    person = hearing.roster.of_login(said_by)
    credit = Credit(person.name, hearing.roster.unit_at(person, at), person.login, strength) if person else Credit("")
    hearing.catalogue.credits.put(id, at, (credit,), is_disputed=False)
    return id


def _named(roster: Roster, login: str) -> str:
    person = roster.of_login(login)
    return person.name if person else login
