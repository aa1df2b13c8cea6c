"""What people write is kept as pages, letters and sheets can show it; strange days and numbers stop nothing."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from unicodedata import normalize

import pytest

from indexer.catalogue import open_catalogue
from indexer.errors import SpeakingError
from indexer.library.reporting import written
from indexer.library.tables import csv_pieces, write_xlsx
from indexer.library.wording import LONGEST, line, said
from indexer.model.reminder import NoteKind
from indexer.model.task import ActKind, How, Origin, Share, TagRule, Task
from indexer.service.reminding import plan
from tests.library.people_office import Office, made_office

STRANGE = "Báo\x00 cáo\ud800 \u202equý\u2066 một\x0b\x1f\ufffe"
PLAIN = "Báo cáo quý một"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    yield made
    made.close()


def test_what_nobody_can_see_is_taken_out() -> None:
    assert said(f" {STRANGE}\r\nhai\u2028ba\n") == f"{PLAIN}\nhai\nba"
    assert line("một\r\nSubject: hai") == "một Subject: hai"
    assert len(said("a" * 10_000)) == LONGEST
    assert said(normalize("NFD", "Lê Thị Hoa")) == "Lê Thị Hoa"


def test_whatever_is_written_is_kept_without_it(office: Office) -> None:
    library, head, other = office.library, office.viewer("hoa.tt"), office.viewer("dung.pv")
    share = Share("DT", None, STRANGE)
    code = library.make_task(head, Task(STRANGE, STRANGE, lead="NS", coordinating=(share,), products=(STRANGE,)))
    assert code == PLAIN
    library.change_task(head, code, {"objective": STRANGE, "folders": (STRANGE,), "words": STRANGE})
    for kind in (ActKind.COMMENTED, ActKind.PROBLEM, ActKind.LESSON):
        library.say_on_task(other, code, kind, STRANGE)
    library.note(head, code, NoteKind.PRAISE, STRANGE, unit="DT")
    library.remind(head, code, "DT", text=STRANGE)
    library.propose(other, STRANGE, task=code)
    library.make_rule(head, TagRule(code, How.FOLDER, f"Hồ sơ {STRANGE}"))
    library.close_task(head, code, None, STRANGE)
    library.reopen_task(head, code, STRANGE)
    library.withdraw_task(head, code, STRANGE)
    library.undo(head, library.last_act)
    [document] = library.at(head, "Ngân sách/Dự toán 0.docx")
    library.ask_to_read(head, document.id, ["an.nv"], [], date(2030, 1, 1), STRANGE)
    library.save_search(other, STRANGE, "q=1", notifies=False)
    kept = [library.task(head, code), *library.discussion(head, code), *library.lessons(head), *library.to_read(head)]
    assert all(letter not in repr(kept) for letter in ("\\x00", "\\ud800", "\\u202e", "\\x0b", "\\ufffe"))
    report = library.coordination_report(head, date(2026, 1, 1), date(2030, 1, 1))
    assert all(written(report, ending, "", "vi") for ending in ("docx", "xlsx"))


def test_a_task_is_not_written_without_end_and_nothing_of_it_is_cut(office: Office) -> None:
    library, head = office.library, office.viewer("hoa.tt")
    for wrong in ({"code": "A" * 61}, {"title": "b" * 501}, {"content": "c" * 5001}, {"folders": ("d",) * 201}):
        values = {"code": "", "title": "Việc", "lead": "NS", **wrong}
        with pytest.raises(SpeakingError) as refused:
            library.make_task(head, Task(**values))
        assert refused.value.reason == "long"
    catalogue = open_catalogue(office.config.state.path)
    with catalogue.writing():  # one that a list brought along
        catalogue.tasks.put(Task("DAI", "Dài " * 200, lead="NS", origin=Origin.PAGE))
    catalogue.close()
    library.change_task(head, "DAI", {"objective": "Xong trong năm"})
    assert library.task(head, "DAI").task.title == "Dài " * 200


DAYS = {
    "no_end": {"assigned_on": date(2026, 1, 5), "due_on": date.max},
    "ancient": {"assigned_on": date.min, "due_on": date(2026, 12, 30)},
    "before_all_time": {"due_on": date.min, "words": "trước 01/01"},
    "closed_at_the_end": {"assigned_on": date(2026, 1, 5), "closed_on": date.max},
}


@pytest.mark.parametrize("days", DAYS.values(), ids=DAYS)
def test_a_day_at_the_edge_of_time_stops_no_page_and_no_reminder(office: Office, days: dict[str, date]) -> None:
    catalogue, library, head = open_catalogue(office.config.state.path), office.library, office.viewer("hoa.tt")
    with catalogue.writing():
        catalogue.tasks.put(Task("XA", "Dự toán", lead="NS", coordinating=(Share("DT"),), **days))  # type: ignore[arg-type]
    [document] = library.at(head, "Ngân sách/Dự toán 0.docx")
    library.likely_tasks(head, document.id)
    library.tag(head, [document.id], "XA")
    assert {card.task.code for card in library.tasks(head)} == {"XA", "DA-01"}
    library.attention(head)
    library.silences(head)
    library.contributions(head, task="XA")
    library.suggested_tags(head, "XA")
    library.coming_reminders(head)
    plan(catalogue, office.config, datetime.now(UTC))
    catalogue.close()
    for since, until in ((date.min, date.max), (date.max, date.max), (date.min, date.min)):
        report = library.coordination_report(head, since, until)
        assert all(written(report, ending, "", "vi") for ending in ("docx", "xlsx"))
        library.matrix(head, since, until, by="person")


@pytest.mark.parametrize("id", [-1, 0, 10**6, 1 << 63, -(1 << 63), 1 << 70])
def test_numbers_there_are_none_of_do_nothing(office: Office, id: int) -> None:
    office.library.forget_search(office.viewer("an.nv"), id)
    office.library.see_search(office.viewer("an.nv"), id)


def test_a_title_like_a_formula_is_none_in_a_table() -> None:
    rows = [["Mã"], ['=HYPERLINK("http://x")'], ["@SUM(A1)"], ["-1+1"]]
    text = b"".join(csv_pieces(rows)).decode()
    assert all(f"'{row[0][:3]}" in text for row in rows[1:])
    file = io.BytesIO()
    write_xlsx(rows, file, [10])
    assert b"<f>" not in file.getvalue()
