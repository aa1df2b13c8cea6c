"""Who speaks, and may say what: of names, and of who did an event. Pure.

On an open page nobody is signed in: what counts there is who a visitor says to be, and it is written down as such.
"""

from dataclasses import replace

from indexer.config.tree import Config
from indexer.coordination.ruling import is_head
from indexer.errors import SpeakingError
from indexer.library.viewers import ANYBODY
from indexer.model.viewer import Viewer


def acting(config: Config, viewer: Viewer, login: str) -> Viewer:
    """The visitor of an open page as who they say to be; they see what they saw before, no more and no less.

    The same viewer where somebody is signed in, and for a login that nobody has.
    """
    known = login in {person.login for person in config.people}
    return replace(viewer, acts_as=login) if is_open(viewer) and known else viewer


def is_open(viewer: Viewer) -> bool:
    """Whether nobody is signed in."""
    return viewer.login == ANYBODY


def speaker(config: Config, viewer: Viewer) -> str:
    """The login that speaks; "" for the console. Raises SpeakingError for a visitor who has not said who they are."""
    if not is_open(viewer):
        return viewer.login
    if viewer.acts_as or not config.people:
        return viewer.acts_as
    raise SpeakingError("who", "Nobody knows who says so", "Say first who you are.")


def is_administrator(config: Config, viewer: Viewer) -> bool:
    """The console, or one of the administrators of the configuration."""
    return viewer.is_administrator or (is_open(viewer) and viewer.acts_as in config.access.administrators)


def may_name(config: Config, viewer: Viewer) -> bool:
    """Whether the viewer may say whom names stand for: administrators, heads of units, everybody on an open page."""
    return is_open(viewer) or viewer.is_administrator or is_head(config, viewer.login)


def check_naming(config: Config, viewer: Viewer) -> None:
    """Raises SpeakingError."""
    if not may_name(config, viewer):
        raise SpeakingError(
            "naming",
            "Only administrators and heads of units say whom a name stands for",
            "Ask one of them; an administrator is named under [access] of the configuration.",
        )
