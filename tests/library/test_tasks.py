"""Tasks as somebody may see them, and what is said of them, in an office that was really indexed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.config.load import load
from indexer.errors import NotVisibleError, SpeakingError
from indexer.library.viewers import ANYBODY
from indexer.model.task import Act, ActKind, How, Involvement, Share, Tag, Task, TaskState
from indexer.service.crew import Crew
from indexer.service.verify import verify
from tests.library.people_office import Office, made_office

T0 = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    yield made
    made.close()


def keep(office: Office, *tasks: Task) -> None:
    catalogue = open_catalogue(office.config.state.path)
    with catalogue.writing():
        for task in tasks:
            catalogue.tasks.put(task)
    catalogue.close()


def tag(office: Office, task: str, *paths: str) -> None:
    catalogue = open_catalogue(office.config.state.path)
    with catalogue.writing():
        for path in paths:
            (document,) = catalogue.documents.at(path, None)
            catalogue.tags.put(Tag(document.id, task, How.HAND, by="an.nv", at=T0))
    catalogue.close()


def kinds(office: Office, code: str, login: str | None = None) -> list[str]:
    return [act.kind for act in office.library.discussion(office.viewer(login), code)]


def test_a_task_of_the_configuration_is_there_after_the_first_pass_and_its_making_is_an_act(office: Office) -> None:
    card = office.library.task(office.viewer("an.nv"), "DA-01")
    assert (card.task.title, card.task.lead, card.task.folders) == ("Thẩm tra dự án", "DT", ("Ngân sách/Dự án",))
    (made,) = office.library.discussion(office.viewer(None), "DA-01")
    assert (made.kind, made.by, made.body["source"], made.body["task"]["lead"]) == ("made", "", "config", "DT")
    with Crew(office.config):
        pass
    assert kinds(office, "DA-01") == ["made"]


def configured_anew(office: Office, old: str, new: str) -> None:
    file = office.config.file
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with Crew(load(file)):
        pass


def test_only_what_the_configuration_says_anew_changes_and_what_people_did_stays(office: Office) -> None:
    keep(office, replace(office.library.task(office.viewer(None), "DA-01").task, closed_on=date(2026, 3, 9)))
    configured_anew(office, "Thẩm tra dự án", "Thẩm tra dự án nhóm B")
    task = office.library.task(office.viewer(None), "DA-01").task
    assert (task.title, task.closed_on) == ("Thẩm tra dự án nhóm B", date(2026, 3, 9))
    changed = office.library.discussion(office.viewer(None), "DA-01")[-1]
    assert (changed.kind, changed.by) == ("changed", "")
    assert changed.body["changes"] == {"title": ["Thẩm tra dự án", "Thẩm tra dự án nhóm B"]}


def test_a_task_taken_out_of_the_configuration_is_withdrawn_and_comes_back_as_it_was(office: Office) -> None:
    office.library.say_on_task(office.viewer("an.nv"), "DA-01", ActKind.COMMENTED, "Đang chờ số liệu")
    keep(office, replace(office.library.task(office.viewer(None), "DA-01").task, closed_on=date(2026, 3, 9)))
    configured_anew(office, 'code = "DA-01"', 'code = "DA-02"')
    with pytest.raises(NotVisibleError):
        office.library.task(office.viewer(None), "DA-01")
    configured_anew(office, 'code = "DA-02"', 'code = "DA-01"')
    assert office.library.task(office.viewer(None), "DA-01").task.closed_on == date(2026, 3, 9)
    assert kinds(office, "DA-01") == ["made", "commented", "withdrawn", "made"]


def test_lists_are_narrowed_by_unit_state_person_and_words(office: Office) -> None:
    past = date.today() - timedelta(days=3)
    keep(
        office,
        Task("B", "Báo cáo quý", lead="NS", coordinating=(Share("TT"),), people=("an.nv",), due_on=past),
        Task("C", "Xong", lead="NS", due_on=past, closed_on=past),
        Task("D", "Xong muộn", lead="NS", due_on=past, closed_on=date.today()),
        Task("E", "Nháp", lead="NS", is_draft=True),
    )

    def codes(**asked: str) -> list[str]:
        return [card.task.code for card in office.library.tasks(office.viewer(None), **asked)]

    assert codes() == ["B", "DA-01", "C", "D"]
    assert codes(unit="TT") == ["B"]
    assert [codes(state=state) for state in TaskState] == [["C"], ["D"], ["DA-01"], ["B"]]
    assert codes(person="an.nv") == ["B"]
    assert codes(text="bao quy") == ["B"]


def test_files_and_the_last_change_count_only_what_the_viewer_may_see(office: Office) -> None:
    tag(office, "DA-01", "Ngân sách/Dự án/Tờ trình.docx", "Kết luận.docx")

    def seen(login: str) -> tuple[int, list[str]]:
        viewer = office.viewer(login)
        paths = [document.path for document, _ in office.library.task_documents(viewer, "DA-01")]
        return office.library.task(viewer, "DA-01").files, paths

    assert seen("an.nv") == (1, ["Ngân sách/Dự án/Tờ trình.docx"])
    assert seen("giang.lt")[0] == 2


def test_a_unit_counts_by_what_its_people_did_where_the_viewer_may_look(office: Office) -> None:
    keep(office, Task("B", "Báo cáo", lead="DT", coordinating=(Share("NS", date(2026, 4, 1)), Share("TT"))))
    tag(office, "B", "Ngân sách/Dự án/Tờ trình.docx")
    states = office.library.task(office.viewer(None), "B").unit_states
    assert states == (
        ("DT", None, Involvement.UNKNOWN),  # nobody watched: they may have done anything
        ("NS", date(2026, 4, 1), Involvement.CONTRIBUTED),
        ("TT", None, Involvement.UNKNOWN),
    )


def test_everybody_comments_and_only_the_head_of_the_lead_gives_feedback(office: Office) -> None:
    library = office.library
    said = library.say_on_task(office.viewer("an.nv"), "DA-01", ActKind.COMMENTED, "  Xin thêm thời gian ")
    with pytest.raises(SpeakingError, match="Phòng Đầu tư"):
        library.say_on_task(office.viewer("an.nv"), "DA-01", ActKind.FEEDBACK, "Chậm", unit="NS")
    library.say_on_task(office.viewer("dung.pv"), "DA-01", ActKind.FEEDBACK, "Số liệu tốt", unit="NS", about=said)
    comment, feedback = library.discussion(office.viewer("an.nv"), "DA-01")[-2:]
    assert (comment.by, comment.body, comment.is_open) == ("an.nv", {"text": "Xin thêm thời gian"}, False)
    assert (feedback.kind, feedback.unit, feedback.about) == ("feedback", "NS", said)


def test_feedback_is_read_by_the_unit_concerned_and_by_who_gave_it(office: Office) -> None:
    office.library.say_on_task(office.viewer("dung.pv"), "DA-01", ActKind.FEEDBACK, "Chậm", unit="NS")
    for login, reads in (("an.nv", True), ("hoa.tt", True), ("dung.pv", True), ("giang.lt", False), (None, True)):
        assert ("feedback" in kinds(office, "DA-01", login)) is reads, login
    assert "feedback" not in [act.kind for act in office.library.discussion(office.viewer(ANYBODY), "DA-01")]


def test_an_answer_to_what_one_may_not_read_is_refused_and_not_shown(office: Office) -> None:
    library = office.library
    said = library.say_on_task(office.viewer("dung.pv"), "DA-01", ActKind.FEEDBACK, "Chậm", unit="NS")
    library.say_on_task(office.viewer("an.nv"), "DA-01", ActKind.COMMENTED, "Vì thiếu số liệu", about=said)
    assert kinds(office, "DA-01", "giang.lt") == ["made"]
    with pytest.raises(SpeakingError, match="to answer"):
        library.say_on_task(office.viewer("giang.lt"), "DA-01", ActKind.COMMENTED, "?", about=said)


def test_words_about_a_document_out_of_sight_are_not_shown(office: Office) -> None:
    catalogue = open_catalogue(office.config.state.path)
    (hidden,) = catalogue.documents.at("Kết luận.docx", None)
    with catalogue.writing():
        catalogue.acts.add(Act(ActKind.COMMENTED, T0, "giang.lt", "DA-01", hidden.id, body={"text": "Xem kết luận"}))
    catalogue.close()
    assert kinds(office, "DA-01", "an.nv") == ["made"]
    assert kinds(office, "DA-01", "giang.lt") == ["made", "commented"]


def test_on_an_open_page_one_says_first_who_one_is_and_it_is_written_down(office: Office) -> None:
    visitor = office.viewer(ANYBODY)
    with pytest.raises(SpeakingError, match="Nobody knows"):
        office.library.say_on_task(visitor, "DA-01", ActKind.PROBLEM, "Thiếu hồ sơ")
    acting = office.library.acting(visitor, "an.nv")
    office.library.say_on_task(acting, "DA-01", ActKind.PROBLEM, "Thiếu hồ sơ")
    act = office.library.discussion(visitor, "DA-01")[-1]
    assert (act.kind, act.by, act.is_open) == ("problem", "an.nv", True)


@pytest.mark.parametrize(
    ("kind", "text", "unit"),
    [(ActKind.TAGGED, "x", ""), (ActKind.COMMENTED, " \n", ""), (ActKind.COMMENTED, "x", "KO")],
)
def test_what_makes_no_sense_is_refused(office: Office, kind: ActKind, text: str, unit: str) -> None:
    with pytest.raises(SpeakingError):
        office.library.say_on_task(office.viewer("an.nv"), "DA-01", kind, text, unit=unit)


def test_verify_follows_the_chain_of_acts(office: Office) -> None:
    office.library.say_on_task(office.viewer("an.nv"), "DA-01", ActKind.COMMENTED, "Đã xong")
    assert office.is_whole()
    catalogue = open_catalogue(office.config.state.path)
    catalogue.acts._sql.execute("DROP TRIGGER act_no_update")
    catalogue.acts._sql.execute("UPDATE act SET body = '{}' WHERE kind = 'commented'")
    catalogue.close()
    assert verify(office.config).broken_in_ledger == ("act 2",)
