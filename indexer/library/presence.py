"""Who is at which document right now, as far as the viewer may see."""

from datetime import datetime
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.catalogue.presence import Holding
from indexer.coordination.roster import Person, Roster
from indexer.model.paths import shown
from indexer.model.presence import OpenDocument
from indexer.model.viewer import Viewer

_MOST = 1000


def open_documents(
    catalogue: Catalogue, roster: Roster, viewer: Viewer, now: datetime, zone: ZoneInfo
) -> tuple[OpenDocument, ...]:
    """Newest first; one document once for each person that has it open, however many lock files say so."""
    today = now.astimezone(zone).date()
    found: dict[tuple[str, bytes, str], OpenDocument] = {}
    for one, document in catalogue.presence.listed(viewer.drives, _MOST):
        who = known(roster, one)
        key = (one.drive, one.raw, (who.login or who.name if who else "") or one.name or one.login)
        earlier = found.get(key)
        if earlier and earlier.is_sure >= one.is_sure:
            continue
        found[key] = OpenDocument(
            drive=one.drive,
            path=shown(one.raw),
            document=document,
            name=one.name or one.login,
            person=who.name if who else "",
            unit=who.unit if who else "",
            host=one.host,
            since=one.since,
            seen_at=one.seen_at,
            is_stale=one.since.astimezone(zone).date() < today,
            is_sure=one.is_sure,
        )
    return tuple(sorted(found.values(), key=lambda one: one.since, reverse=True))


def known(roster: Roster, one: Holding) -> Person | None:
    """By the account, which is one person's; else by the name, which is whatever somebody typed."""
    for value in (one.login, one.name):
        person = roster.find(value)
        if person and person.login:
            return person
    return None
