"""Which sources of sightings a drive's configuration asks for."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from indexer.config.tree import DriveConfig
from indexer.evidence.samba_deeds import IsDocument
from indexer.evidence.samba_log import SambaLog
from indexer.evidence.source import Source
from indexer.evidence.syslog_socket import SyslogSocket
from indexer.evidence.windows_log import WindowsLog

_EXPORTS = (".xml", ".csv")


def sources_of(
    drive: DriveConfig, zone: ZoneInfo, is_document: IsDocument, position: Callable[[str], str]
) -> tuple[Source, ...]:
    """`position`: what was stored under a source's key. A folder and files named .xml or .csv are exports of Windows'
    Security log, every other file is Samba's."""
    log = drive.audit_log
    if log is None:
        return ()
    if isinstance(log, str):
        return (SyslogSocket(drive, log, zone, is_document, position(f"samba:{drive.name}:{log}")),)
    if log.is_dir() or log.suffix.lower() in _EXPORTS:
        return (WindowsLog(drive, log, zone, is_document, position(f"windows:{drive.name}:{log}")),)
    return (SambaLog(drive, log, zone, is_document, position(f"samba:{drive.name}:{log}")),)
