"""Whom to ask, what was learned, and past tasks like one at hand, in an office that was really indexed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.errors import NotVisibleError, SpeakingError
from indexer.model.task import Act, ActKind, How, Tag, Task
from tests.library.people_office import Office, made_office

CLOSED = date(2026, 2, 1)
AT = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    yield made
    made.close()


def keep(office: Office, *tasks: Task, **tagged: tuple[str, ...]) -> None:
    catalogue = open_catalogue(office.config.state.path)
    with catalogue.writing():
        for task in tasks:
            catalogue.tasks.put(task)
        for code, paths in tagged.items():
            for path in paths:
                (document,) = catalogue.documents.at(path, None)
                catalogue.tags.put(Tag(document.id, code, How.HAND, by="an.nv", at=AT))
    catalogue.close()


def told(office: Office, query: str = "", login: str | None = "an.nv") -> list[tuple[str, str, bool]]:
    found = office.library.lessons(office.viewer(login), query)
    return [(one.task or one.unit, one.text, one.is_idea) for one in found]


def test_who_knows_is_told_with_the_documents_that_show_it(office: Office) -> None:
    (one,) = office.library.experts(office.viewer("dung.pv"), "to trinh")
    assert (one.person, one.unit, one.documents) == ("Nguyễn Văn An", "Phòng Ngân sách", 1)
    assert [proof.document.path for proof in one.proofs] == ["Ngân sách/Dự án/Tờ trình.docx"]
    assert office.library.experts(office.viewer("dung.pv"), "  ") == ()


def test_work_out_of_sight_makes_nobody_known(office: Office) -> None:
    assert office.library.experts(office.viewer("an.nv"), "kết luận") == ()
    assert [one.person for one in office.library.experts(office.viewer("giang.lt"), "kết luận")] == ["Người Kín"]


def test_lessons_are_found_by_their_words_and_those_of_their_tasks(office: Office) -> None:
    keep(office, Task("A", "Kiểm kê tài sản", closed_on=CLOSED, lead="NS", lessons="Gửi biểu mẫu sớm hơn"))
    viewer = office.viewer("an.nv")
    office.library.say_on_task(viewer, "DA-01", ActKind.LESSON, "Họp ba bên trước khi trình")
    office.library.say_on_task(viewer, "DA-01", ActKind.COMMENTED, "Chỉ là ý kiến")
    assert told(office) == [("DA-01", "Họp ba bên trước khi trình", False), ("A", "Gửi biểu mẫu sớm hơn", False)]
    assert told(office, "tai san bieu") == [("A", "Gửi biểu mẫu sớm hơn", False)]
    assert told(office, "tham tra hop") == [("DA-01", "Họp ba bên trước khi trình", False)]
    assert told(office, "không có") == []


def test_a_lesson_kept_with_its_task_and_written_as_an_act_is_told_once(office: Office) -> None:
    keep(office, Task("A", "Kiểm kê", closed_on=CLOSED, lessons="Gửi sớm hơn."))
    office.library.say_on_task(office.viewer("an.nv"), "A", ActKind.LESSON, "gửi sớm hơn")
    assert [text for _, text, _ in told(office)] == ["gửi sớm hơn"]


def test_anybody_proposes_something_for_a_task_or_a_unit(office: Office) -> None:
    viewer = office.viewer("an.nv")
    office.library.propose(viewer, "Dùng chung một biểu", unit="DT")
    office.library.propose(viewer, "Làm trước phần số liệu", task="DA-01")
    assert told(office) == [("DA-01", "Làm trước phần số liệu", True), ("DT", "Dùng chung một biểu", True)]
    for wrong in ({"task": "DA-01", "unit": "DT"}, {}, {"unit": "XX"}):
        with pytest.raises(SpeakingError):
            office.library.propose(viewer, "?", **wrong)
    with pytest.raises(NotVisibleError):
        office.library.propose(viewer, "?", task="XX")


def test_what_was_taken_back_is_not_told(office: Office) -> None:
    id = office.library.propose(office.viewer("an.nv"), "Dùng chung một biểu", unit="DT")
    catalogue = open_catalogue(office.config.state.path)
    with catalogue.writing():
        catalogue.acts.add(Act(ActKind.UNDONE, AT, "an.nv", about=id))
    catalogue.close()
    assert told(office) == []


def test_past_tasks_like_one_are_told_with_what_they_ended_with_as_far_as_one_may_see(office: Office) -> None:
    keep(
        office,
        Task("NEW", "Thẩm tra dự án cầu", lead="DT"),
        Task("PAST", "Thẩm tra dự án đường", lead="DT", closed_on=CLOSED),
        Task("OPEN", "Thẩm tra dự án chợ", lead="DT"),
        Task("OTHER", "Bầu cử công đoàn", lead="DT", closed_on=CLOSED),
        PAST=("Ngân sách/Dự án/Tờ trình.docx", "Kết luận.docx"),
    )

    def seen(login: str) -> list[tuple[str, list[str], tuple[str, ...]]]:
        found = office.library.similar_tasks(office.viewer(login), "NEW")
        return [(one.task.code, sorted(each.name for each in one.documents), one.people) for one in found]

    assert seen("an.nv") == [("PAST", ["Tờ trình.docx"], ("Nguyễn Văn An",))]
    ((_, names, people),) = seen("giang.lt")
    assert (names, set(people)) == (["Kết luận.docx", "Tờ trình.docx"], {"Nguyễn Văn An", "Người Kín"})
    with pytest.raises(NotVisibleError):
        office.library.similar_tasks(office.viewer("an.nv"), "XX")
