"""`ochung status`: how fresh and how whole the knowledge of the drives is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from indexer.cli import shapes
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.cli.task_faults import STATES
from indexer.model.register import RegisterStatus
from indexer.model.status import DriveStatus, EvidenceStatus, Scans


def run(call: Call) -> int:
    with call.asking() as (library, viewer, config):
        now = library.status(viewer)
    call.output.document(shapes.status(now))
    zone = ZoneInfo(config.time_zone)
    for drive in now.drives:
        _show(call, drive, zone)
    call.output.show(f"Documents: {now.documents}; waiting for the search: {now.outbox}; unreadable: {now.failures}")
    if now.secrets:
        call.output.show(f"State secrets: {now.secrets} documents bear a mark; `ochung failures` says where they lie")
    call.output.show(f"Search index: {now.index.documents} documents, {now.index.bytes / 1e6:.1f} MB")
    call.output.show(
        f"Last event: {_local(now.last_event_at, zone)}; service: {'running' if now.service else 'stopped'}"
    )
    if now.scans.pages:
        call.output.show(_scans(now.scans))
    if now.register:
        call.output.show(_register(now.register))
    if now.work.total:
        call.output.show(f"Under way: {now.work.name}, {now.work.done} of {now.work.total}")
    return 0


def _show(call: Call, drive: DriveStatus, zone: ZoneInfo) -> None:
    call.output.show(f"Drive {visible(drive.name)}: {visible(drive.path)}")
    call.output.show(f"  {drive.files} files, last looked through: {_local(drive.last_scan_at, zone)}")
    alive = "alive" if drive.watch_alive else "not watching"
    call.output.show(f"  watch: {drive.watch}, {alive}" + (f" ({drive.watch_detail})" if drive.watch_detail else ""))
    if drive.held:
        _show_held(call, drive)
    for source in drive.evidence:
        _show_source(call, source, zone)
    for error in drive.errors:
        call.output.show(f"  cannot be listed: {visible(error)}")


def _show_held(call: Call, drive: DriveStatus) -> None:
    is_change = drive.held == "mass_change"
    what = "made unreadable, and not recorded as changed" if is_change else "gone but not recorded as removed"
    call.output.show(f"  HELD BACK: {drive.held}; {drive.held_files} files are {what}.")
    if drive.held in ("mass_change", "mass_removal"):
        call.output.show(f"  Last at them: {visible(drive.held_by) or 'unknown'}")
    for path in drive.held_examples:
        call.output.show(f"  for example: {visible(path)}")
    option = "--accept-changes" if is_change else "--accept-removals"
    call.output.show(f"  If that was done on purpose: ochung index {option}")


def _show_source(call: Call, one: EvidenceStatus, zone: ZoneInfo) -> None:
    line = f"  evidence: {visible(one.place)}: {one.state}, newest line {_local(one.last_at, zone)}"
    call.output.show(f"{line}, {one.unparsed} of {one.lines} lines not understood")
    if one.detail:
        call.output.show(f"    {visible(one.detail)}")
    for gap in one.gaps[-3:]:
        call.output.show(f"    gap: {_local(gap.since, zone)} to {_local(gap.until, zone)} ({gap.why})")


def _scans(scans: Scans) -> str:
    why = {"off": ' (not read: [extract] ocr = "off")', "missing": " (not read: Tesseract is not installed)"}
    line = f"Scanned pages: {scans.pages_read} of {scans.pages} read; {scans.waiting} documents wait"
    return line + why.get(scans.state, "")


def _register(register: RegisterStatus) -> str:
    refused = sum(not fault.is_taken for fault in register.faults)
    state = visible(STATES[register.state].format(detail=register.detail))
    rows = f"{register.tasks} of {register.rows} rows; {refused} cannot be taken" if register.read_at else "never read"
    return f"Register of tasks {visible(register.path)}: {state} ({rows})"


def _local(at: datetime | None, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S}" if at else "never"


COMMAND = Command("freshness, coverage, queues, failures", run)
