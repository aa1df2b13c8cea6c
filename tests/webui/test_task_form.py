"""The form of a task: what an address fills in, what deadlines mean, what is kept of the words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from indexer.model.task import Share, Task
from webui.formats import Formats
from webui.task_form import changes_of, empty, entered, filled, meant
from webui.words import words

VI = Formats(words("vi"), ZoneInfo("Asia/Ho_Chi_Minh"), datetime(2026, 3, 2, 3, tzinfo=UTC))
TASK = Task(
    "QT-01",
    "Thẩm tra quyết toán",
    lead="NS",
    lead_person="an.nv",
    coordinating=(Share("DT", date(2026, 3, 9), "05 ngày làm việc"), Share("TT")),
    people=("an.nv", "hoa.tt"),
    products=("Báo cáo", "Tờ trình"),
    folders=("Ngân sách/Quyết toán",),
    match="quyết toán 2026",
    assigned_on=date(2026, 3, 2),
    due_on=date(2026, 3, 31),
)


def test_a_task_that_goes_through_the_form_comes_out_the_same() -> None:
    task, strange = entered(filled(TASK))
    assert strange == []
    assert changes_of(task) == changes_of(TASK)


def test_only_what_was_changed_in_the_form_is_changed_in_the_task() -> None:
    shown, form = entered(filled(TASK))[0], filled(TASK)
    assert changes_of(shown, shown) == {}
    assert changes_of(entered({**form, "title": "Khác"})[0], shown) == {"title": "Khác"}
    later = changes_of(entered({**form, "due": "trước 15/04/2026"})[0], shown)
    assert later == {"due_on": date(2026, 4, 15), "words": "trước 15/04/2026"}
    assert changes_of(entered({**form, "due": "15/04/2026"})[0], shown) == {"due_on": date(2026, 4, 15), "words": ""}


def test_a_span_of_working_days_is_the_day_it_means() -> None:
    form = {**empty({}, date(2026, 3, 2)), "due": "05 ngày làm việc", "units": {"DT": "31/3/2026"}}
    task, _ = entered(form)
    assert (task.due_on, task.words) == (date(2026, 3, 9), "05 ngày làm việc")
    assert task.coordinating == (Share("DT", date(2026, 3, 31)),)
    assert meant(form, VI)["due"] == "tức là thứ Hai, 09/03/2026"


def test_words_that_mean_no_day_are_not_taken() -> None:
    form = {**empty({}, date(2026, 3, 2)), "due": "khi nào xong", "units": {"DT": "sớm"}}
    assert entered(form)[1] == ["due", "due:DT"]
    assert set(meant(form, VI)) == {"due", "due:DT"}


def test_an_address_fills_it_in_and_the_lead_does_not_coordinate() -> None:
    asked = {"title": ["Rà soát"], "lead": ["NS"], "units": ["NS,DT"], "folder": ["Chung/Rà soát"]}
    form = empty(asked, date(2026, 3, 2))
    task, _ = entered(form)
    assert (task.title, task.lead, task.units, task.folders) == ("Rà soát", "NS", ("NS", "DT"), ("Chung/Rà soát",))
