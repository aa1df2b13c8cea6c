"""The rule for `columns` of the register: heads of its columns, by the field of a task that they hold. Pure."""

from typing import Any

from indexer.config.faults import Unfit, did_you_mean
from indexer.config.rules import name

TASK_COLUMNS = (
    *(
        "code",
        "title",
        "content",
        "objective",
        "products",
        "directive",
        "lead",
        "lead_person",
        "coordinating",
        "people",
    ),
    *("assigned_by", "assigned_on", "due_on", "closed_on", "status"),
)


def columns(value: Any) -> tuple[tuple[str, str], ...]:
    """The heads of the register's columns, by what they mean."""
    if not isinstance(value, dict):
        raise Unfit("must be a table of columns.", 'write columns = { code = "Mã số", lead = "Đầu mối" }')
    for field in value:
        if field not in TASK_COLUMNS:
            known = ", ".join(TASK_COLUMNS)
            raise Unfit(f"names {field!r}; known here: {known}.", did_you_mean(field, TASK_COLUMNS))
    return tuple((field, name(head)) for field, head in value.items())
