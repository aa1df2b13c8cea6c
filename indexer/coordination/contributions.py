"""What units and people contributed to tasks, from what their work adds up to. Pure.

A unit that worked on a task without being asked to stands there too (`Role.NONE`); one that was asked and did nothing
has a row without a person. It counts what is on the drive, and says nothing of talks, telephones and paper.
"""

from collections.abc import Callable, Iterable, Mapping

from indexer.model.effort import Effort
from indexer.model.event import Action, Credit, Event, Nature, Part
from indexer.model.task import Involvement, Role, Row

Roles = Mapping[str, Mapping[str, Role]]
"""By task and unit (codes)."""
Codes = Mapping[str, str]
"""Codes of units by their names; a unit that the configuration does not know is its own code."""
Nothing = Callable[[str, str], Involvement] | None
"""What to say of a task's unit that nothing is known of; None leaves such units out."""

QUIET = frozenset({Nature.RESAVED, Nature.FORMATTED, Nature.COPIED})
_SAVES = frozenset({Action.ADDED, Action.MODIFIED})
_ROLES = list(Role)
_NO_ROLES: Mapping[str, Role] = {}


def is_edit(event: Event, credit: Credit) -> bool:
    """Whether the person changed (or wrote) the content with it; what cannot be told counts for them."""
    is_work = event.action in _SAVES and event.nature not in QUIET and event.nature is not Nature.REMARKED
    return is_work and credit.part is not Part.COMMENTED


def is_remark(event: Event, credit: Credit) -> bool:
    return credit.part is Part.COMMENTED or (event.action in _SAVES and event.nature is Nature.REMARKED)


def by_person(
    efforts: Iterable[Effort], roles: Roles, codes: Codes, nothing: Nothing, asked: Roles | None = None
) -> tuple[Row, ...]:
    """A row for each person who did anything, and one without a person for each unit of which nobody did.

    `asked`: those units that were to do something, where that is not all of `roles`.
    """
    rows = [_row(one, roles, codes) for one in efforts if one.task in roles]
    return _with_the_others(rows, roles if asked is None else asked, nothing)


def involvement(edits: int, remarks: int) -> Involvement:
    return Involvement.CONTRIBUTED if edits or remarks else Involvement.OPENED


def _row(one: Effort, roles: Roles, codes: Codes) -> Row:
    unit = codes.get(one.unit, one.unit)
    return Row(
        task=one.task,
        unit=unit,
        role=roles.get(one.task, _NO_ROLES).get(unit, Role.NONE),
        person=one.login or one.person,
        state=involvement(one.edits, one.remarks),
        files=one.files,
        edits=one.edits,
        words=one.words,
        first_at=one.first_at,
        last_at=one.last_at,
        evidence=one.events,
        certain=one.certain,
        remarks=one.remarks,
        unweighed=one.unweighed,
    )


def _with_the_others(rows: list[Row], roles: Roles, nothing: Nothing) -> tuple[Row, ...]:
    if nothing is None:
        return tuple(sorted(rows, key=_order))
    told = {(row.task, row.unit) for row in rows}
    others = [
        Row(task, unit, role, "", nothing(task, unit))
        for task, units in roles.items()
        for unit, role in units.items()
        if (task, unit) not in told
    ]
    return tuple(sorted((*rows, *others), key=_order))


def _order(row: Row) -> tuple[object, ...]:
    return (row.task, _ROLES.index(row.role), row.unit, -row.edits, -row.remarks, row.person)
