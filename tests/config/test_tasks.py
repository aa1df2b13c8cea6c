"""What `[[tasks]]` and `[tasks_register]` may hold."""

from datetime import date
from pathlib import Path

import pytest

from indexer.config.load import load
from tests.config.test_load import SMALLEST, faults, write

TASK = SMALLEST + '[[tasks]]\ncode = "T"\ntitle = "t"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SMALLEST + '[tasks_register]\nfile = "x.docx"\n', "must be a spreadsheet"),
        (SMALLEST + '[tasks_register]\nsheet = "x"\n', "tasks_register.file - is missing"),
        (SMALLEST + '[tasks_register]\nfile = "x.xlsx"\ndrive = "Chun"\n', 'did you mean "Chung"'),
        (SMALLEST + '[tasks_register]\nfile = "x.xlsx"\ncolumns = { led = "Đầu mối" }\n', 'did you mean "lead"'),
        (TASK + 'lead = "Z"\n', "is no code of [[units]]"),
        (TASK + 'people = ["Z"]\n', "is no login of [[people]]"),
        (TASK + 'lead_person = "Z"\n', "is no login of [[people]]"),
        (TASK + 'assigned_on = "31/03/2026"\n', "write it like 2026-03-31"),
        (TASK + "due_on = 5\n", "write it like 2026-03-31"),
        (TASK + 'unit_due = "5"\n', "a limit for each unit"),
        (TASK + 'unit_due = { Z = "5" }\n', "is no coordinating unit"),
        (
            TASK + "assigned_on = 2026-03-31\ndue_on = 2025-03-31\n",
            "is before assigned_on",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in "\n".join(faults(tmp_path, text))


def test_limits_are_days_or_words(tmp_path: Path) -> None:
    units = "".join(f'[[units]]\ncode = "{code}"\nname = "{code}"\n' for code in ("DT", "VP"))
    limits = 'due_on = "05 ngày làm việc"\nunit_due = { DT = 2026-03-31, VP = "thường xuyên" }\n'
    file = write(tmp_path, f'{TASK}coordinating = ["DT", "VP"]\n{limits}{units}')
    [task] = load(file).tasks
    assert task.due_on == "05 ngày làm việc"
    assert task.unit_due == (("DT", date(2026, 3, 31)), ("VP", "thường xuyên"))
