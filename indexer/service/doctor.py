"""Every check, in the order in which faults are best mended."""

from indexer.config.tree import Config
from indexer.service.check import Check
from indexer.service.doctor_access import check_access
from indexer.service.doctor_drive import check_drive
from indexer.service.doctor_evidence import check_evidence
from indexer.service.doctor_held import check_held
from indexer.service.doctor_machine import check_clock, check_ocr, check_python, check_sqlite
from indexer.service.doctor_mail import check_mail
from indexer.service.doctor_secrets import check_secrets
from indexer.service.doctor_service import check_page, check_service
from indexer.service.doctor_state import check_space, check_state
from indexer.service.doctor_tasks import check_tasks


def examine(config: Config) -> tuple[Check, ...]:
    """The checks of a configuration that could be loaded. Writes nothing but a probe file in the state folder."""
    drives = [check for drive in config.drives for check in check_drive(drive)]
    evidence = check_evidence(config)
    state = check_state(config)
    space = (check_space(config),) if state.ok else ()
    # Without a state folder there is no catalogue to ask.
    service = (check_held(config), check_secrets(config), check_service(config), check_page(config)) if state.ok else ()
    tools = (*machine(), check_ocr(config), check_clock(config))
    return (
        _configuration(config),
        *check_tasks(config),
        check_access(config),
        *check_mail(config),
        *drives,
        *evidence,
        state,
        *space,
        *service,
        *tools,
    )


def machine() -> tuple[Check, ...]:
    """The checks that need no configuration."""
    return (check_python(), check_sqlite())


def _configuration(config: Config) -> Check:
    tables = {"drives": config.drives, "units": config.units, "people": config.people, "tasks": config.tasks}
    counts = ", ".join(f"{len(rows)} {name}" for name, rows in tables.items())
    return Check("configuration", ok=True, detail="\n".join([f"{config.file}: {counts}", *config.notices]))
