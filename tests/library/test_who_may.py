"""Who may do what about tasks, one by one: signed in, and on an open page as who they say to be."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from indexer.errors import NotVisibleError, SpeakingError
from indexer.model.reminder import NoteKind
from indexer.model.task import ActKind, How, Share, TagRule, Task
from tests.library.people_office import Office, made_office
from tests.library.test_task_offers import with_a_decision

NOBODY, STAFF, STRANGER, COORDINATING, LEADING, ADMINISTRATOR = (
    *("", "an.nv", "giang.lt", "dung.pv", "hoa.tt", "quan.tri"),
)
WHO = (NOBODY, STAFF, STRANGER, COORDINATING, LEADING, ADMINISTRATOR)
NAMED = frozenset(WHO) - {NOBODY}
LEADERS = frozenset({LEADING, ADMINISTRATOR})
HEADS = LEADERS | {COORDINATING, STRANGER}
_CODES = (f"V-{n}" for n in count())


class Case:
    """A task of Phòng Ngân sách with Phòng Đầu tư in it, as the console sees it; what is done to it is tried out."""

    def __init__(self, office: Office) -> None:
        self.office, self.library, self.console = office, office.library, office.viewer(None)
        share = Share("DT", date.today() + timedelta(9))
        self.code = self.library.make_task(
            self.console, Task(next(_CODES), "Báo cáo quý", lead="NS", coordinating=(share,), people=("an.nv",))
        )
        [self.document] = self.library.at(self.console, "Ngân sách/Dự toán 0.docx")

    def said(self, kind: ActKind = ActKind.COMMENTED, unit: str = "") -> int:
        return self.library.say_on_task(self.office.viewer("quan.tri"), self.code, kind, "Lời", unit=unit)

    def closed(self) -> int:
        return self.library.close_task(self.console, self.code)

    def rule(self) -> int:
        return self.library.make_rule(self.console, TagRule(self.code, How.FOLDER, "Đầu tư"))

    def withdrawn(self) -> int:
        return self.library.withdraw_task(self.console, self.code)

    def tagged(self) -> int:
        return self.library.tag(self.office.viewer("quan.tri"), [self.document.id], self.code)[0]

    def draft(self) -> str:
        """That of Phòng Ngân sách; what was done to it last is taken back."""
        drafts = [card.task for card in self.library.drafts(self.console) if card.task.lead == "NS"]
        if not drafts:
            acts = (self.library._catalogue.acts.get(id) for id in range(self.library.last_act, 0, -1))
            self.library.undo(
                self.console, next(act.id for act in acts if act and act.document and act.task != self.code)
            )
        return drafts[0].code if drafts else self.draft()


DEEDS: dict[str, tuple[frozenset[str], Callable[[Case], Callable[[Any], object]]]] = {
    "comment": (NAMED, lambda c: lambda v: c.library.say_on_task(v, c.code, ActKind.COMMENTED, "x")),
    "problem": (NAMED, lambda c: lambda v: c.library.say_on_task(v, c.code, ActKind.PROBLEM, "x")),
    "lesson": (NAMED, lambda c: lambda v: c.library.say_on_task(v, c.code, ActKind.LESSON, "x")),
    "feedback": (LEADERS, lambda c: lambda v: c.library.say_on_task(v, c.code, ActKind.FEEDBACK, "x", unit="DT")),
    "make": (LEADERS, lambda c: lambda v: c.library.make_task(v, Task(next(_CODES), "Việc", lead="NS"))),
    "change": (LEADERS, lambda c: lambda v: c.library.change_task(v, c.code, {"title": "Khác"})),
    "give away": (LEADERS, lambda c: lambda v: c.library.change_task(v, c.code, {"lead": "TT"})),
    "take the lead away": (
        frozenset({ADMINISTRATOR}),
        lambda c: lambda v: c.library.change_task(v, c.code, {"lead": ""}),
    ),
    "close": (LEADERS, lambda c: lambda v: c.library.close_task(v, c.code)),
    "reopen": (LEADERS, lambda c: c.closed() and (lambda v: c.library.reopen_task(v, c.code))),
    "withdraw": (LEADERS, lambda c: lambda v: c.library.withdraw_task(v, c.code)),
    "rule": (LEADERS, lambda c: lambda v: c.library.make_rule(v, TagRule(c.code, How.FOLDER, "Đầu tư"))),
    "drop rule": (
        LEADERS,
        lambda c: c.rule() and (lambda v: c.library.drop_rule(v, TagRule(c.code, How.FOLDER, "Đầu tư"))),
    ),
    "tag": (NAMED, lambda c: lambda v: c.library.tag(v, [c.document.id], c.code)),
    "untag": (NAMED, lambda c: lambda v: c.library.untag(v, [c.document.id], c.code)),
    "suggestion": (NAMED, lambda c: lambda v: c.library.answer_suggestion(v, c.document.id, c.code, is_right=False)),
    "idea": (NAMED, lambda c: lambda v: c.library.propose(v, "Nên làm sớm", task=c.code)),
    "idea of a unit": (NAMED, lambda c: lambda v: c.library.propose(v, "Nên làm sớm", unit="TT")),
    "praise": (
        LEADERS | {COORDINATING},
        lambda c: lambda v: c.library.note(v, c.code, NoteKind.PRAISE, "x", unit="DT"),
    ),
    "correct": (LEADERS, lambda c: lambda v: c.library.note(v, c.code, NoteKind.CORRECTION, "x", person="an.nv")),
    "remind": (LEADERS | {COORDINATING}, lambda c: lambda v: c.library.remind(v, c.code, "DT", text="x")),
    "remind the lead": (LEADERS, lambda c: lambda v: c.library.remind(v, c.code, "NS", text="x")),
    "ask to read": (
        HEADS,
        lambda c: lambda v: c.library.ask_to_read(v, c.document.id, ["an.nv", "dung.pv"], [], date(2030, 1, 1)),
    ),
    "import": (frozenset({ADMINISTRATOR}), lambda c: lambda v: c.library.import_tasks(v, [Task(next(_CODES), "Việc")])),
    "refuse a draft": (LEADERS, lambda c: _draft(c, "refuse_draft")),
    "confirm a draft": (LEADERS, lambda c: _draft(c, "confirm_draft")),
    "undo words": (frozenset({ADMINISTRATOR}), lambda c: _undo(c, c.said())),
    "undo feedback": (frozenset({ADMINISTRATOR}), lambda c: _undo(c, c.said(ActKind.FEEDBACK, "DT"))),
    "undo closing": (LEADERS, lambda c: _undo(c, c.closed())),
    "undo rule": (LEADERS, lambda c: _undo(c, c.rule())),
    "undo withdrawal": (LEADERS, lambda c: _undo(c, c.withdrawn())),
    "undo tag": (LEADERS, lambda c: _undo(c, c.tagged())),
}


def _undo(case: Case, act: int) -> Callable[[Any], object]:
    return lambda viewer: case.library.undo(viewer, act)


def _draft(case: Case, what: str) -> Callable[[Any], object]:
    code = case.draft()
    return lambda viewer: getattr(case.library, what)(viewer, code)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = made_office(tmp_path_factory.mktemp("office"), with_a_decision)
    yield made
    made.close()


@pytest.mark.parametrize("is_open", [False, True], ids=["signed in", "on an open page"])
@pytest.mark.parametrize("deed", DEEDS)
def test_who_may(office: Office, deed: str, is_open: bool) -> None:
    may, prepared = DEEDS[deed]
    for who in WHO:
        viewer = office.viewer(who if who and not is_open else "*")
        viewer = office.library.acting(viewer, who) if is_open else viewer
        act = prepared(Case(office))
        before = office.library.last_act
        if who in may:
            act(viewer)
            assert office.library.last_act > before, f"{who} did nothing"
            *_, done = _acts(office, before)
            assert (done.by, done.is_open) == (who, is_open)
        else:
            with pytest.raises((SpeakingError, NotVisibleError)):
                act(viewer)
            assert office.library.last_act == before, f"{who or 'nobody'} did it"


def _acts(office: Office, after: int) -> list[Any]:
    catalogue = office.library._catalogue
    return [act for id in range(after + 1, office.library.last_act + 1) if (act := catalogue.acts.get(id))]
