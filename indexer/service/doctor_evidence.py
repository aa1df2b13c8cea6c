"""Checks of what tells who did it: is the log there, does it fit the drive, are its names those of people."""

import time
from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from indexer.catalogue import open_catalogue
from indexer.catalogue.catalogue import NAME
from indexer.clock import now
from indexer.config.tree import Config, DriveConfig
from indexer.drive.ignore import Ignore
from indexer.evidence.choose import sources_of
from indexer.model.sighting import Sighting
from indexer.model.status import EvidenceStatus
from indexer.service.check import Check

SNIPPET = """Write into smb.conf, for the share (docs/attribution.md has the list of older versions):
    [global]
       log level = 0 full_audit:1@/var/log/samba/audit.log
       debug syslog format = yes
       max log size = 0
    [share]
       vfs objects = full_audit recycle acl_xattr
       full_audit:prefix = %U|%I|%m|%S
       full_audit:success = create_file renameat unlinkat linkat pwrite pwrite_recv recvfile ftruncate
       full_audit:failure = none
       full_audit:syslog = false
then `testparm`, `smbcontrol smbd reload-config`, and here: audit_log = "/var/log/samba/audit.log"."""
_SECONDS = 5.0  # of reading a long log: enough to see whether it fits
_OLD = timedelta(days=7)
_AHEAD = timedelta(minutes=5)
_ENOUGH = 50  # sightings after which one name alone is strange


def check_evidence(config: Config) -> tuple[Check, ...]:
    """One check for each drive. Reads at most five seconds of its log; keeps nothing."""
    zone = ZoneInfo(config.time_zone)
    return tuple(_check(config, drive, zone) for drive in config.drives)


def _check(config: Config, drive: DriveConfig, zone: ZoneInfo) -> Check:
    name = f"evidence {drive.name}"
    if drive.audit_log is None:
        detail = "no audit_log, so nothing is certain; docs/attribution.md tells how to have one"
        return Check(name, ok=True, detail=detail)
    if isinstance(drive.audit_log, str):  # only one may listen, and that is the service
        return _judged(name, _last_told(config, drive), ())
    ignore = Ignore(drive.ignore)
    seen: list[Sighting] = []
    [source] = sources_of(drive, zone, lambda path: not ignore.skips(path), lambda _: "")
    started = time.monotonic()
    while time.monotonic() - started < _SECONDS:
        batch = source.read()
        seen += batch.sightings
        if batch.is_last:
            break
    source.close()
    return _judged(name, source.health(), tuple(one.name for one in seen))


def _last_told(config: Config, drive: DriveConfig) -> EvidenceStatus:
    if (config.state.path / NAME).exists():
        catalogue = open_catalogue(config.state.path)
        try:
            if told := catalogue.log_positions.health(drive.name):
                return told[0]
        finally:
            catalogue.close()
    return EvidenceStatus("samba", str(drive.audit_log), "empty", detail="The service has not listened to it yet.")


def _judged(name: str, health: EvidenceStatus, names: tuple[str, ...]) -> Check:
    last = f", newest line {health.last_at:%Y-%m-%d %H:%M} UTC" if health.last_at else ""
    detail = f"{health.place}: {health.lines} lines, {health.unparsed} not understood{last}"
    if health.state in ("missing", "unreadable", "unmapped"):
        return Check(name, ok=False, detail=f"{detail}. {health.state}.", cure=f"{health.detail}\n{SNIPPET}")
    faults = [*_faults(health, names)]
    return Check(name, ok=not faults, detail=detail, cure="\n".join(faults) or health.detail)


def _faults(health: EvidenceStatus, names: tuple[str, ...]) -> Iterator[str]:
    if health.last_at and health.last_at > now() + _AHEAD:
        yield "Its newest line lies in the future: set the clocks by NTP, or time_zone where its lines name no zone."
    if health.last_at and health.last_at < now() - _OLD:
        yield f"It has told nothing for more than {_OLD.days} days: is the server still writing to it?\n{SNIPPET}"
    if health.unparsed > 10 and health.unparsed * 2 > health.lines:
        yield f"Most of its lines are not understood.\n{SNIPPET}"
    if len(names) >= _ENOUGH and len(set(names)) == 1:
        yield f'Every line names the account "{names[0]}": write %U, the login of the session, into the prefix, not %u.'
