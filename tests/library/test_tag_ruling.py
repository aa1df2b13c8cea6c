"""Rules of tagging tried, made and taken back, in an office that was really indexed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.errors import NotVisibleError, SpeakingError
from indexer.library.viewers import ANYBODY
from indexer.model.tag_rule import Trial
from indexer.model.task import ActKind, How, TagRule
from tests.library.people_office import Office, made_office

INVESTMENT = TagRule("DA-01", How.FOLDER, "Đầu tư")
OWN = {(How.CODE, "DA-01", 0), (How.FOLDER, "Ngân sách/Dự án", 1)}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    yield made
    made.close()


def rules(office: Office, login: str | None = None) -> set[tuple[How, str, int]]:
    found = office.library.tagging_rules(office.viewer(login), "DA-01")
    assert set(found) == set(office.library.tagging_rules(office.viewer(login)))
    return {(one.rule.how, one.rule.value, one.documents) for one in found}


def paths(office: Office) -> set[str]:
    return {one.path for one, _ in office.library.task_documents(office.viewer(None), "DA-01")}


def figures(trial: Trial) -> tuple[list[str], list[str]]:
    assert (trial.gains, trial.losses) == (len(trial.gained), len(trial.lost))
    return [one.path for one in trial.gained], [one.path for one in trial.lost]


def test_what_is_tried_is_what_the_rule_then_does_and_what_goes_with_it(office: Office) -> None:
    head, library = office.viewer("dung.pv"), office.library
    tried = figures(library.try_rule(head, INVESTMENT))
    assert tried == (["Đầu tư/Kế hoạch.docx", "Đầu tư/Mẫu.docx"], [])
    assert rules(office) == OWN
    act = library.make_rule(head, TagRule("DA-01", How.FOLDER, " Đầu tư\\ "))
    before = paths(office)
    office.index()
    assert sorted(paths(office) - before) == tried[0]
    assert rules(office) == {*OWN, (How.FOLDER, "Đầu tư", 2)}
    card = library.tagging_rules(head, "DA-01")[-1]
    assert (card.is_own, card.by, card.act) == (False, "dung.pv", act)

    assert figures(library.try_rule(head, INVESTMENT, is_on=False)) == ([], tried[0])
    library.undo(head, act)
    office.index()
    assert (paths(office), rules(office)) == (before, OWN)
    assert office.is_whole()


def test_taken_back_and_that_taken_back_it_stands_again(office: Office) -> None:
    head, library = office.viewer("dung.pv"), office.library
    library.make_rule(head, INVESTMENT)
    library.undo(head, library.drop_rule(head, INVESTMENT))
    office.index()
    assert rules(office) == {*OWN, (How.FOLDER, "Đầu tư", 2)}
    kinds = [(act.kind, act.by) for act in library.discussion(head, "DA-01")][-3:]
    assert kinds == [(ActKind.RULE, "dung.pv"), (ActKind.RULE, "dung.pv"), (ActKind.UNDONE, "dung.pv")]


def test_what_somebody_said_stays_whatever_the_rule(office: Office) -> None:
    head, library = office.viewer("dung.pv"), office.library
    (plan,) = library.at(head, "Đầu tư/Kế hoạch.docx")
    (form,) = library.at(head, "Đầu tư/Mẫu.docx")
    library.untag(head, [plan.id], "DA-01")
    assert figures(library.try_rule(head, INVESTMENT)) == ([form.path], [])
    library.tag(head, [form.id], "DA-01")
    assert figures(library.try_rule(head, INVESTMENT)) == ([], [])
    library.make_rule(head, INVESTMENT)
    office.index()
    assert figures(library.try_rule(head, INVESTMENT, is_on=False)) == ([], [])


def test_a_code_finds_what_bears_it_and_loses_nothing_that_the_folder_holds_too(office: Office) -> None:
    office.save("chung/Ngân sách/Cầu 12/Bản vẽ.docx", "Nguyễn Văn An")
    office.save("chung/Ngân sách/Dự án/Cầu 12 thuyết minh.docx", "Nguyễn Văn An")
    office.index()
    rule, head = TagRule("DA-01", How.CODE, "CẦU-12"), office.viewer("dung.pv")
    assert figures(office.library.try_rule(head, rule)) == (["Ngân sách/Cầu 12/Bản vẽ.docx"], [])
    office.library.make_rule(head, rule)
    office.index()
    assert figures(office.library.try_rule(head, rule, is_on=False)) == ([], ["Ngân sách/Cầu 12/Bản vẽ.docx"])


def test_a_number_finds_what_cites_it_of_that_day(office: Office) -> None:
    text = "Thực hiện Quyết định số 5/QĐ-UBND ngày {} của UBND tỉnh, phòng đã rà soát."
    for name, day in (("Đúng", "01/02/2026"), ("Năm trước", "01/02/2025")):
        (office.home / f"chung/{name}.txt").write_text(text.format(day), encoding="utf-8")
    office.index()
    rule, head = TagRule("DA-01", How.NUMBER, "Quyết định số 5/QĐ-UBND ngày 01/02/2026"), office.viewer("dung.pv")
    assert figures(office.library.try_rule(head, rule)) == (["Đúng.txt"], [])
    office.library.make_rule(head, rule)
    office.index()
    assert (How.NUMBER, rule.value, 1) in rules(office) and "Đúng.txt" in paths(office)
    assert figures(office.library.try_rule(head, rule, is_on=False)) == ([], ["Đúng.txt"])


def test_a_trial_and_the_rules_show_only_ones_own_drives(office: Office) -> None:
    everywhere = TagRule("DA-01", How.CODE, "Kết luận 7")
    office.save("rieng/Kết luận 7.docx", "Người Kín")
    office.index()
    library = office.library
    assert figures(library.try_rule(office.viewer("dung.pv"), everywhere)) == ([], [])
    assert figures(library.try_rule(office.viewer("giang.lt"), everywhere)) == (["Kết luận 7.docx"], [])
    library.make_rule(office.viewer("dung.pv"), everywhere)
    office.index()
    assert (How.CODE, "Kết luận 7", 0) in rules(office, "dung.pv")
    assert (How.CODE, "Kết luận 7", 1) in rules(office, "giang.lt")


@pytest.mark.parametrize("login", ["an.nv", "hoa.tt", "giang.lt"])
def test_only_who_leads_the_task_makes_and_takes_back_its_rules(office: Office, login: str) -> None:
    library, viewer = office.library, office.viewer(login)
    act = library.make_rule(office.viewer("quan.tri"), INVESTMENT)
    for attempt in (
        lambda: library.make_rule(viewer, TagRule("DA-01", How.FOLDER, "Khác")),
        lambda: library.drop_rule(viewer, INVESTMENT),
        lambda: library.undo(viewer, act),
    ):
        with pytest.raises(SpeakingError, match="Phòng Đầu tư"):
            attempt()
    assert (How.FOLDER, "Đầu tư", 0) in rules(office)
    with pytest.raises(SpeakingError, match="Nobody knows"):
        library.make_rule(office.viewer(ANYBODY), INVESTMENT)


@pytest.mark.parametrize(
    ("how", "value", "reason"),
    [
        (How.FOLDER, " / ", "rule"),
        (How.QUERY, "dự án", "rule"),
        (How.NUMBER, "quyết định", "number"),
        (How.FOLDER, "Ngân sách/Dự án", "own"),
        (How.CODE, "DA-01", "own"),
    ],
)
def test_rules_that_make_no_sense_are_refused(office: Office, how: How, value: str, reason: str) -> None:
    for question in (office.library.make_rule, office.library.try_rule):
        with pytest.raises(SpeakingError) as error:
            question(office.viewer("dung.pv"), TagRule("DA-01", how, value))
        assert error.value.reason == reason
    with pytest.raises(NotVisibleError):
        office.library.make_rule(office.viewer("dung.pv"), TagRule("QT-99", How.FOLDER, "Đầu tư"))
