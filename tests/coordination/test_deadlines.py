"""Time limits by the Civil Code and the public calendar, and the official states of tasks and of units' parts."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.config.tree import CalendarConfig
from indexer.coordination.deadlines import (
    days_left,
    due_day,
    end_of_span,
    is_due_soon,
    last_day,
    limits,
    state_of,
    unit_states,
    used_share,
)
from indexer.coordination.working_days import PUBLIC, calendar_of
from indexer.model.task import Share, Task, TaskState

DAYS = st.dates(date(2019, 1, 1), date(2044, 1, 1))


def day(text: str) -> date:
    year = "" if text.count("/") == 2 else "/2026"
    number, month, of = (text + year).split("/")
    return date(int(of), int(month), int(number))


@pytest.mark.parametrize(
    ("unit", "count", "since", "until"),
    [
        ("working_day", 5, "9/3", "16/3"),  # Monday: counts from Tuesday, the weekend does not
        ("working_day", 5, "13/3", "20/3"),  # Friday
        ("working_day", 1, "14/3", "16/3"),  # Saturday
        ("working_day", 5, "12/2", "26/2"),  # over Tết
        ("working_day", 2, "29/4", "5/5"),  # over 30/4, 1/5 and a weekend
        ("working_day", 1, "31/12/2025", "5/1"),  # 02/01/2026 was swapped
        ("working_day", 1, "21/8", "22/8"),  # a Saturday that was worked
        ("working_day", 3, "20/11", "26/11"),  # Ngày Văn hóa Việt Nam
        ("day", 10, "3/3", "13/3"),
        ("day", 11, "3/3", "16/3"),  # ends on a Saturday
        ("day", 20, "27/1", "23/2"),  # ends within Tết
        ("week", 1, "24/4", "4/5"),  # ends on 1/5
        ("month", 1, "31/1", "2/3"),  # there is no 31/2, and 28/2 is a Saturday
        ("month", 3, "10/11/2025", "10/2"),
        ("hour", 48, "9/3", "11/3"),
        ("hour", 4, "9/3", "10/3"),
    ],
)
def test_a_period_counts_from_the_next_day_and_ends_on_a_working_day(
    unit: str, count: int, since: str, until: str
) -> None:
    assert end_of_span((count, unit), day(since)) == day(until)


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("05 ngày làm việc kể từ ngày giao", "16/3"),
        ("trong thời hạn 05 (năm) ngày làm việc kể từ ngày nhận được văn bản", "16/3"),
        ("trước ngày 20/3/2026", "20/3"),
        ("chậm nhất đến ngày 30/9", "30/9"),
        ("trong quý I/2026", "31/3"),
        ("Báo cáo kết quả về Sở trước ngày 25 tháng 4 năm 2026.", "25/4"),
        ("thường xuyên", None),
        ("không thời hạn", None),
        ("sớm nhất có thể", None),
        ("", None),
    ],
)
def test_words_become_a_day(words: str, until: str | None) -> None:
    assert due_day(words, day("9/3")) == (day(until) if until else None)


def test_a_span_without_a_start_is_no_day() -> None:
    assert due_day("05 ngày làm việc", None) is None


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("trước ngày 20/3/2026", "19/3"),
        ("Trước ngày 20.3", "19/3"),
        ("trước 20/03", "19/3"),
        ("hoàn thành trước ngày 20 tháng 3 năm 2026", "19/3"),
        ("", "20/3"),
        ("chậm nhất ngày 20/3/2026", "20/3"),
        ("trước 10 giờ ngày 20/3/2026", "20/3"),  # that very morning is in time
        ("trước ngày 15/3, gia hạn đến 20/3/2026", "20/3"),  # the day before which it was due is another
    ],
)
def test_before_a_day_is_read_strictly(words: str, last: str) -> None:
    assert last_day(day("20/3"), words) == day(last)
    assert state_of(Task("A", "a", due_on=day("20/3"), words=words), day("20/3")) is (
        TaskState.OPEN if last == "20/3" else TaskState.OVERDUE
    )


def test_the_four_official_words() -> None:
    open_ = Task("A", "a", due_on=day("20/3"))
    assert [state_of(open_, day(one)) for one in ("19/3", "20/3", "21/3")] == ["open", "open", "overdue"]
    for closed, state in (("20/3", "done"), ("21/3", "done_late")):
        assert state_of(Task("A", "a", due_on=day("20/3"), closed_on=day(closed)), day("30/3")) == state
    assert state_of(Task("A", "a", words="thường xuyên"), day("1/1/2040")) is TaskState.OPEN
    assert state_of(Task("A", "a", closed_on=day("1/3")), day("2/3")) is TaskState.DONE


def test_each_unit_is_judged_by_its_own_limit() -> None:
    shares = (Share("DT", day("10/3")), Share("TT", day("12/3"), "trước ngày 12/3"), Share("NV"))
    task = Task("A", "a", lead="NS", coordinating=shares, due_on=day("20/3"))
    assert limits(task) == (("NS", day("20/3")), ("DT", day("10/3")), ("TT", day("11/3")), ("NV", day("20/3")))

    def states(on: str, **done: str) -> list[str]:
        return [state for _, _, state in unit_states(task, day(on), {unit: day(at) for unit, at in done.items()})]

    assert states("12/3") == ["open", "overdue", "overdue", "open"]
    assert states("12/3", DT="10/3", TT="12/3") == ["open", "done", "done_late", "open"]
    closed = Task("A", "a", lead="NS", coordinating=shares, due_on=day("20/3"), closed_on=day("13/3"))
    # what a unit gives after the closing changes nothing for the better or the worse
    assert [state for _, _, state in unit_states(closed, day("30/3"), {"NV": day("25/3")})] == [
        *("done", "done_late", "done_late", "done")
    ]
    assert states("21/3", NS="1/3") == ["overdue", "overdue", "overdue", "overdue"]  # leading is more than one deed


def test_due_soon_counts_working_days() -> None:
    limit = day("27/2")
    assert [is_due_soon(limit, day(one)) for one in ("12/2", "13/2", "23/2", "24/2", "27/2", "28/2")] == [
        *(False, False, False, True, True, False)
    ]
    assert [days_left(limit, day(one)) for one in ("24/2", "27/2", "28/2", "2/3", "4/3")] == [3, 0, -1, -1, -3]
    assert not is_due_soon(None, limit)


def test_the_share_of_the_time_used_leaves_days_off_out() -> None:
    shares = (Share("DT", day("16/3")),)
    task = Task("A", "a", lead="NS", coordinating=shares, assigned_on=day("9/3"), due_on=day("20/3"))
    used = [used_share(task, "DT", day(one)) for one in ("9/3", "12/3", "14/3", "15/3", "16/3", "17/3")]
    assert used == [0.0, 0.6, 0.8, 0.8, 1.0, 1.2]
    assert used_share(task, "NS", day("12/3")) == pytest.approx(1 / 3)
    assert used_share(task, "DT", day("1/3")) == 0.0
    assert used_share(task, "TT", day("12/3")) is None
    assert used_share(Task("A", "a", lead="NS", due_on=day("20/3")), "NS", day("12/3")) is None


def test_the_office_adds_its_own_days_and_takes_public_ones_away() -> None:
    calendar = calendar_of(CalendarConfig((day("10/3"), day("22/8")), (day("14/3"), day("24/11"))))
    assert end_of_span((3, "working_day"), day("9/3"), calendar) == day("13/3")
    assert end_of_span((4, "working_day"), day("9/3"), calendar) == day("14/3")
    assert [calendar.is_working_day(day(one)) for one in ("22/8", "24/11", "31/8")] == [False, True, False]


@given(DAYS, st.integers(0, 900))
def test_counting_agrees_with_looking_at_every_day(start: date, days: int) -> None:
    every = [start + timedelta(days=n) for n in range(1, days + 1)]
    assert PUBLIC.between(start, start + timedelta(days=days)) == sum(map(PUBLIC.is_working_day, every))


@given(DAYS, st.integers(1, 60))
def test_adding_and_counting_are_each_others_opposite(start: date, count: int) -> None:
    end = PUBLIC.after(start, count)
    assert PUBLIC.is_working_day(end) and PUBLIC.between(start, end) == count


def test_five_thousand_tasks_are_judged_at_once() -> None:
    task = Task("A", "a", lead="NS", coordinating=(Share("DT"), Share("TT")), assigned_on=day("1/1"), due_on=day("1/9"))
    started = time.perf_counter()
    for _ in range(5000):
        state_of(task, day("1/3"))
        is_due_soon(task.due_on, day("1/3"))
        used_share(task, "DT", day("1/3"))
    assert time.perf_counter() - started < 1.0
