"""Whether changes of a drive are held back: somebody has to look, and to confirm or to restore."""

from indexer.catalogue import open_catalogue
from indexer.config.tree import Config
from indexer.model.status import DriveStatus
from indexer.service.check import Check

_NAME = "held back"
_CURES = {
    "mass_change": "Disconnect that computer and restore the files; if it was done on purpose:"
    " ochung index --accept-changes",
    "mass_removal": "Restore the files; if they were deleted on purpose: ochung index --accept-removals",
}
_CONNECT = "Connect the drive; if the files were deleted on purpose: ochung index --accept-removals"


def check_held(config: Config) -> Check:
    catalogue = open_catalogue(config.state.path)
    try:
        found = [catalogue.drives.status(drive.name, 0) for drive in config.drives]
    finally:
        catalogue.close()
    held = [status for status in found if status is not None and status.held]
    if not held:
        return Check(_NAME, ok=True, detail="nothing is held back")
    cures = dict.fromkeys(_CURES.get(status.held, _CONNECT) for status in held)
    return Check(_NAME, ok=False, detail="\n".join(map(_line, held)), cure="\n".join(cures))


def _line(status: DriveStatus) -> str:
    by = f", last at them: {status.held_by}" if status.held_by else ""
    examples = f" (for example {', '.join(status.held_examples)})" if status.held_examples else ""
    return f"drive {status.name}: {status.held}, {status.held_files} files{by}{examples}"
