"""What the status of drives and service means to a reader: warnings on top, a line at the foot. Pure."""

from datetime import datetime
from typing import Any

from indexer.model.status import DriveStatus, Status
from webui.formats import Formats

_WORK = {"describing": "banner.describing", "reading the audit log": "banner.audit_log"}


def banners(status: Status, formats: Formats) -> list[dict[str, Any]]:
    """Texts for the top of a page, the gravest first; a long job with its numbers comes last."""
    words = formats.words
    found: list[dict[str, Any]] = [{"text": _held(drive, formats)} for drive in status.drives if drive.held]
    if not status.service:
        found.append({"text": words("banner.no_service")})
    elif not is_reading(status):
        stopped = (drive for drive in status.drives if not drive.watch_alive and not drive.held)
        found += [{"text": words("banner.no_watch", drive=drive.name)} for drive in stopped]
    if status.secrets:
        text = formats.counted("banner.secrets", status.secrets)
        found.append({"text": text, "ask": "secrets", "label": words("banner.secrets_list")})
    if is_reading(status):
        done, total = status.work.done, status.work.total
        key = _WORK.get(status.work.name, "banner.work")
        text = words(key, done=formats.number(done), total=formats.number(total))
        found.append({"text": text, "done": done, "total": total})
    return found


def lines(status: Status, formats: Formats) -> list[str]:
    """How fresh the knowledge is, how much of it there is, and how much is on its way."""
    known_at = up_to_date_at(status, formats.now)
    fresh = (
        formats.words("status.updated", moment=formats.moment(known_at)) if known_at else formats.words("status.never")
    )
    found = [fresh, formats.counted("status.documents", status.documents)]
    return [*found, formats.counted("status.waiting", status.outbox)] if status.outbox else found


def up_to_date_at(status: Status, now: datetime) -> datetime | None:
    """Up to when every drive's changes are known: now, where all are watched as they happen; None for never."""
    if not status.drives:
        return None
    known = [now if _is_followed(drive, status) else drive.last_scan_at for drive in status.drives]
    return None if None in known else min(moment for moment in known if moment)


def is_reading(status: Status) -> bool:
    return status.work.total > 0


def _is_followed(drive: DriveStatus, status: Status) -> bool:
    follows = drive.watch == "native" and drive.watch_alive and not drive.held and drive.last_scan_at is not None
    return follows and status.service and status.outbox == 0


def _held(drive: DriveStatus, formats: Formats) -> str:
    key = f"banner.{drive.held}"
    known = key if key in formats.words else "banner.root_missing"
    by = drive.held_by or formats.words("banner.held_by_unknown")
    return formats.words(known, drive=drive.name, n=formats.number(drive.held_files), by=by)
