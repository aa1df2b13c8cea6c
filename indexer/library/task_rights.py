"""Who may do what about a task, and who reads what is said of it. Pure.

Everybody comments, tells problems and lessons; the head of the leading unit and administrators change, close and give
feedback. Feedback and notes are read by whom they concern; a correction by nobody else but their head, not even the
administrator.
"""

from indexer.config.tree import Config, UnitConfig
from indexer.errors import SpeakingError
from indexer.library.speaking import is_administrator, is_open
from indexer.model.reminder import NoteKind
from indexer.model.task import Act, ActKind, Task
from indexer.model.viewer import Viewer

CONFIDED = frozenset({ActKind.FEEDBACK, ActKind.NOTED, ActKind.REMINDED})
"""What only those read whom it concerns, who said it, and the heads."""


def login_of(viewer: Viewer) -> str:
    """Who somebody is, or on an open page says to be; "" the console, or nobody who said."""
    return viewer.acts_as if is_open(viewer) else viewer.login


def is_head_of(config: Config, viewer: Viewer, units: frozenset[str]) -> bool:
    """Whether the viewer is the head of one of these units (codes), or an administrator."""
    login = login_of(viewer)
    return is_administrator(config, viewer) or any(
        bool(login) and unit.head == login and unit.code in units for unit in config.units
    )


def may_lead(config: Config, viewer: Viewer, task: Task) -> bool:
    """Whether the viewer may change and close it and give feedback."""
    return is_head_of(config, viewer, frozenset({task.lead}))


def check_lead(config: Config, viewer: Viewer, task: Task) -> None:
    """Raises SpeakingError."""
    if not may_lead(config, viewer, task):
        lead = unit_of(config, task.lead)
        raise SpeakingError(
            "leading",
            f"Only the head of the leading unit ({lead.name if lead else task.lead or '?'}) may do this to {task.code}",
            "Ask them, or an administrator.",
        )


def may_read(config: Config, viewer: Viewer, task: Task, act: Act) -> bool:
    """Whether the viewer reads this act; its document's drive is another question."""
    if act.kind is ActKind.NOTED:
        return _reads_note(config, viewer, act)
    if act.kind not in CONFIDED or is_administrator(config, viewer):
        return True
    login = login_of(viewer)
    if not login:
        return False
    units = {one.code: one for one in config.units}
    mine = {one.unit for one in config.people if one.login == login}
    concerned = (
        {act.unit} if act.unit else {one.unit for one in config.people if one.login == act.person and act.person}
    )
    heads = {units[code].head for code in (*concerned, task.lead) if code in units}
    is_concerned = act.person == login if act.person else act.unit in mine
    return is_concerned or login == act.by or login in heads


def _reads_note(config: Config, viewer: Viewer, act: Act) -> bool:
    """Praise: whom it concerns, their unit, heads, administrators. Correction: the person, their head, its writer."""
    login, heads = login_of(viewer), {unit.code: unit.head for unit in config.units}
    unit = next((one.unit for one in config.people if act.person and one.login == act.person), act.unit)
    is_praise = act.body.get("note") == NoteKind.PRAISE
    if is_praise and is_administrator(config, viewer):
        return True
    if not login:
        return False
    if login in (act.by, act.person, heads.get(unit)):
        return True
    mine = {one.unit for one in config.people if one.login == login}
    return is_praise and (login in heads.values() or unit in mine)


def unit_of(config: Config, code: str) -> UnitConfig | None:
    return next((unit for unit in config.units if unit.code == code), None)
