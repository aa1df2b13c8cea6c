"""The register of tasks: a spreadsheet on the drive, how its last reading went, and what is wrong with its rows."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Why(StrEnum):
    """What is wrong with a row. The page has words for each in both languages."""

    NO_TITLE = "no_title"
    UNKNOWN_UNIT = "unknown_unit"
    WRONG_DATE = "wrong_date"
    DUPLICATE = "duplicate"  # of the row in `hint`
    KEPT_ELSEWHERE = "kept_elsewhere"  # the code is one of the configuration's, or of the page's
    NO_LEAD = "no_lead"
    SEVERAL_LEADS = "several_leads"  # the first leads, the others coordinate
    VAGUE_UNIT = "vague_unit"  # "các phòng liên quan"
    UNKNOWN_PERSON = "unknown_person"
    NO_START = "no_start"  # a span of days without the day it counts from
    NO_CLOSING_DAY = "no_closing_day"  # said to be done, not when
    DATES_CROSS = "dates_cross"  # due or closed before it was assigned


@dataclass(frozen=True, slots=True)
class RowFault:
    """`row` as the spreadsheet counts; `value` as written; `hint`: did you mean this, or the number of the other row.

    `is_taken`: the row is good enough and only worth a look; otherwise its task stands as it last could be read.
    """

    row: int
    code: str
    title: str
    field: str
    value: str
    why: Why
    hint: str = ""
    is_taken: bool = False


class RegisterState(StrEnum):
    OK = "ok"
    MISSING = "missing"  # no such file on the drive
    UNREADABLE = "unreadable"  # `detail`: a Reason
    NO_SHEET = "no_sheet"  # `detail`: the name that was asked for
    NO_HEAD = "no_head"  # no row that looks like the head of a list of tasks
    NO_COLUMN = "no_column"  # `detail`: the configured head that is not there
    HELD = "held"  # most rows vanished at once; `detail`: how many


@dataclass(frozen=True, slots=True)
class RegisterStatus:
    """`columns`: (field of a task, head of its column); `rows` with tasks, `tasks` taken of them.

    Unless `state` is OK the tasks stand as they were after the last good reading.
    """

    drive: str
    path: str
    state: RegisterState
    detail: str = ""
    read_at: datetime | None = None
    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    rows: int = 0
    tasks: int = 0
    faults: tuple[RowFault, ...] = ()
