"""Rows of who contributed what."""

from datetime import UTC, datetime

import pytest

from indexer.coordination.contributions import by_person, is_edit, is_remark
from indexer.model.effort import Effort
from indexer.model.event import Action, Credit, Event, Nature, Part
from indexer.model.task import Involvement, Role, Row

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)
ROLES = {"A": {"NS": Role.LEAD, "DT": Role.COORDINATING, "VP": Role.COORDINATING}}
CODES = {"Phòng Ngân sách": "NS", "Phòng Đầu tư": "DT", "Thanh tra": "TT"}


def effort(unit: str, login: str, edits: int, *, remarks: int = 0, task: str = "A") -> Effort:
    return Effort(task, unit, login, login.title(), 1, edits, 0, edits, 10, remarks, 1, AT, AT)


def rows(*efforts: Effort) -> list[Row]:
    return list(by_person(efforts, ROLES, CODES, lambda *_: Involvement.SILENT))


def test_units_stand_by_code_and_role_the_lead_first_who_did_nothing_too() -> None:
    found = rows(effort("Phòng Đầu tư", "dung", 2), effort("Phòng Ngân sách", "an", 1))
    assert [(row.unit, row.role, row.person, row.state) for row in found] == [
        ("NS", "lead", "an", "contributed"),
        ("DT", "coordinating", "dung", "contributed"),
        ("VP", "coordinating", "", "silent"),
    ]


def test_a_unit_that_was_not_asked_is_shown_with_what_it_did() -> None:
    found = [row for row in rows(effort("Thanh tra", "giang", 3)) if row.role is Role.NONE]
    assert [(row.unit, row.person, row.edits) for row in found] == [("TT", "giang", 3)]


def test_who_only_saved_has_opened_it_and_who_only_commented_has_contributed() -> None:
    found = {row.person: row.state for row in rows(effort("Thanh tra", "a", 0), effort("Thanh tra", "b", 0, remarks=1))}
    assert (found["a"], found["b"]) == ("opened", "contributed")


def test_of_a_task_that_nobody_keeps_any_more_there_is_nothing() -> None:
    assert [row for row in rows(effort("Thanh tra", "giang", 3, task="Z")) if row.task == "Z"] == []


@pytest.mark.parametrize(
    ("action", "nature", "part", "edit", "remark"),
    [
        (Action.MODIFIED, Nature.EDITED, Part.DID, True, False),
        (Action.ADDED, Nature.EDITED, Part.DID, True, False),
        (Action.MODIFIED, Nature.UNKNOWN, Part.DID, True, False),
        (Action.MODIFIED, Nature.EDITED, Part.EDITED, True, False),
        (Action.MODIFIED, Nature.EDITED, Part.COMMENTED, False, True),
        (Action.MODIFIED, Nature.REMARKED, Part.DID, False, True),
        (Action.MODIFIED, Nature.RESAVED, Part.DID, False, False),
        (Action.MODIFIED, Nature.FORMATTED, Part.DID, False, False),
        (Action.ADDED, Nature.COPIED, Part.DID, False, False),
        (Action.MOVED, Nature.UNKNOWN, Part.DID, False, False),
        (Action.REMOVED, Nature.UNKNOWN, Part.DID, False, False),
    ],
)
def test_what_counts(action: Action, nature: Nature, part: Part, edit: bool, remark: bool) -> None:
    event, credit = Event(AT, AT, action, "ổ", "a.docx", 1, nature=nature), Credit("An", part=part)
    assert (is_edit(event, credit), is_remark(event, credit)) == (edit, remark)
