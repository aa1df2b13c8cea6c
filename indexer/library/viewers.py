"""Who may see which drives. Pure.

A drive with `readers` is for those logins and the members of those units only. The administrator at the console sees
all; the visitor of an open page sees the drives without readers.
"""

from dataclasses import replace

from indexer.config.tree import Config, DriveConfig, PersonConfig
from indexer.errors import UsageError
from indexer.model.viewer import Viewer

ANYBODY = "*"  # the page with access mode "open": nobody in particular


def viewer_for(config: Config, login: str | None) -> Viewer:
    """None is the administrator; ANYBODY the visitor of an open page. Raises UsageError for a login nobody has."""
    if login is None:
        return Viewer("", "", None, is_administrator=True)
    if login == ANYBODY:
        return Viewer(ANYBODY, "", _scope(config, None))
    for person in config.people:
        if person.login.lower() == login.lower():
            is_administrator = person.login in config.access.administrators
            return Viewer(person.login, person.name, _scope(config, person), is_administrator=is_administrator)
    raise UsageError(f"Nobody has the login {login!r}", "Logins are in [[people]] of the configuration.")


def login_of(config: Config, said: str) -> str | None:
    """The login that a proxy's word stands for; None for a stranger's.

    It is a login or a mail address of the configuration, or an account of one of `domains` (`STC\\an.nv`,
    `an.nv@stc.example`). Another domain's `an.nv` is somebody else.
    """
    whole = said.strip().lower()
    names = [whole]
    for domain in config.access.domains:
        names += [whole.removeprefix(f"{domain.lower()}\\"), whole.removesuffix(f"@{domain.lower()}")]
    for person in config.people:
        if {person.login.lower(), person.email.lower()} & {name for name in names if name}:
            return person.login
    return None


def without_former_drives(viewer: Viewer, config: Config, known: tuple[str, ...]) -> Viewer:
    """The same viewer; drives that the catalogue knows and nobody configures any more are out of everybody's sight."""
    configured = frozenset(drive.name for drive in config.drives)
    return viewer if viewer.drives is not None or configured >= set(known) else replace(viewer, drives=configured)


def sees_all_of(config: Config, viewer: Viewer, unit: str) -> bool:
    """Whether the viewer sees every drive that somebody of a unit (code) may work on: by the configuration alone."""
    if viewer.drives is None:
        return True
    people = [person for person in config.people if person.unit == unit]
    theirs = [drive.name for drive in config.drives if not people or any(_may_read(drive, one) for one in people)]
    return viewer.drives.issuperset(theirs)


def sees_what(config: Config, viewer: Viewer, login: str) -> bool:
    """Whether the viewer sees every drive that somebody (login) sees."""
    person = next((one for one in config.people if one.login == login), None)
    theirs = _scope(config, person)
    return viewer.drives is None or (theirs is not None and viewer.drives >= theirs)


def _scope(config: Config, person: PersonConfig | None) -> frozenset[str] | None:
    if not any(drive.readers for drive in config.drives):
        return None
    return frozenset(drive.name for drive in config.drives if _may_read(drive, person))


def _may_read(drive: DriveConfig, person: PersonConfig | None) -> bool:
    if not drive.readers:
        return True
    return person is not None and bool({person.login, person.unit} & set(drive.readers))
