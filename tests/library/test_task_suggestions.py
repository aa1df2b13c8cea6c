"""What may serve a task: suggested, accepted or refused, learnt from and taken back, in an office really indexed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.errors import NotVisibleError
from indexer.model.suggestion import Reason
from indexer.model.task import How
from tests.library.people_office import Office, made_office

SERVING = "chung/Ngân sách/Dự án/Báo cáo thẩm tra cầu Bình An.txt"
COPY = "chung/Đầu tư/Lưu/Báo cáo thẩm tra cầu Bình An (2).txt"
CLOSED = "rieng/Thanh tra/Báo cáo thẩm tra cầu Bình An, bản của Thanh tra.txt"
TEXT = "Báo cáo thẩm tra dự án cầu Bình An. " + "Giá trị quyết toán được chấp nhận theo hồ sơ của chủ đầu tư. " * 12


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    for path in (SERVING, COPY, CLOSED):
        file = made.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT, encoding="utf-8")
    made.index()
    yield made
    made.close()


def id_of(office: Office, path: str) -> int:
    return office.library.at(office.viewer(None), path.partition("/")[2])[0].id


def suggested(office: Office, login: str | None) -> list[str]:
    return [one.document.path for one in office.library.suggested_tags(office.viewer(login), "DA-01")]


def test_a_copy_elsewhere_is_suggested_with_why(office: Office) -> None:
    (likely,) = office.library.likely_tasks(office.viewer("an.nv"), id_of(office, COPY))
    assert likely.task.code == "DA-01" and likely.guess.reasons[0][0] is Reason.COPY
    assert suggested(office, "an.nv") == [COPY.partition("/")[2]]


def test_nothing_of_a_closed_drive_is_suggested_or_speaks_for_anything(office: Office) -> None:
    assert set(suggested(office, "giang.lt")) == {COPY.partition("/")[2], CLOSED.partition("/")[2]}
    with pytest.raises(NotVisibleError):
        office.library.likely_tasks(office.viewer("an.nv"), id_of(office, CLOSED))
    office.library.tag(office.viewer("giang.lt"), [id_of(office, CLOSED)], "DA-01")
    office.library.untag(office.viewer("giang.lt"), [id_of(office, SERVING)], "DA-01")
    with_closed = office.library.likely_tasks(office.viewer("giang.lt"), id_of(office, COPY))
    assert [one.task.code for one in with_closed] == ["DA-01"]
    assert office.library.likely_tasks(office.viewer("an.nv"), id_of(office, COPY)) == ()


def test_what_is_accepted_serves_the_task_and_teaches_and_goes_back(office: Office) -> None:
    viewer, id = office.viewer("an.nv"), id_of(office, COPY)
    (act,) = office.library.answer_suggestion(viewer, id, "DA-01", is_right=True)
    (tag,) = office.library.tags(viewer, id)
    assert (tag.how, tag.is_on, tag.by) == (How.ACCEPTED, True, "an.nv")
    assert office.library._catalogue.tag_lessons.all()["copy"][0] > 0
    assert suggested(office, "an.nv") == []
    office.library.undo(viewer, act)
    assert office.library.tags(viewer, id) == ()
    assert office.library._catalogue.tag_lessons.all()["copy"] == (0.0, 0.0)
    assert suggested(office, "an.nv") == [COPY.partition("/")[2]]


def test_what_is_refused_is_never_suggested_again(office: Office) -> None:
    viewer, id = office.viewer("an.nv"), id_of(office, COPY)
    office.library.answer_suggestion(viewer, id, "DA-01", is_right=False)
    assert suggested(office, "an.nv") == [] == list(office.library.likely_tasks(viewer, id))
    assert office.library._catalogue.tag_lessons.all()["copy"][1] > 0
    assert office.is_whole() and suggested(office, "an.nv") == []
