"""What happens on a closed drive must not show in what is asked about tasks: the same answers with and without it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from indexer.catalogue import open_catalogue
from indexer.errors import NotVisibleError
from indexer.library.digests import digest
from indexer.library.viewers import ANYBODY
from indexer.model.reminder import Occasion
from indexer.model.task import ActKind, How, TagRule
from tests.library.people_office import Office, made_office
from tests.library.test_noninterference import _plain as plain
from tests.library.test_task_offers import save

HIDDEN = "rieng/Mật vụ/45-QĐ giao nhiệm vụ.docx"
DAYS = (date(2020, 1, 1), date(2030, 1, 1))


def _with_more(home: Path) -> None:
    made = made_office(home)
    made.save("rieng/Ngân sách/Dự án/Tờ trình.docx", "Nguyễn Văn An")
    made.save("rieng/DA-01/Thẩm tra dự án DA-01.docx", "Phạm Văn Dũng")
    save(made, HIDDEN)
    made.index()
    _busy(made)
    made.close()


def _busy(office: Office) -> None:
    """What Thanh tra and the console do with papers that only they may see."""
    library = office.library
    inspector, console = office.viewer("giang.lt"), office.viewer(None)
    hidden = [one.id for one in library.documents_in(console, "*") if one.drive == "riêng"]
    assert len(hidden) == 4
    library.tag(inspector, hidden[:2], "DA-01")
    library.untag(inspector, hidden[2:], "DA-01")
    library.answer_suggestion(inspector, hidden[-1], "DA-01", is_right=True)
    drafts = [card.task.code for card in library.drafts(console)]
    assert len(drafts) == 2
    for kind in (ActKind.COMMENTED, ActKind.LESSON, ActKind.PROBLEM):
        library.say_on_task(inspector, drafts[0], kind, "Lời kín về dự thảo")
    library.refuse_draft(console, drafts[1], "Không giao")
    library.ask_to_read(console, hidden[0], ["an.nv", "giang.lt"], ["NS"], date(2030, 1, 1), "Đọc kín")


QUESTIONS: dict[str, Callable[[Any, Any], Any]] = {
    "tasks": lambda library, viewer: library.tasks(viewer),
    "task": lambda library, viewer: library.task(viewer, "DA-01"),
    "documents": lambda library, viewer: library.task_documents(viewer, "DA-01"),
    "directive": lambda library, viewer: library.task_directive(viewer, "DA-01"),
    "products": lambda library, viewer: library.task_products(viewer, "DA-01"),
    "drafts": lambda library, viewer: library.drafts(viewer),
    "lessons": lambda library, viewer: library.lessons(viewer),
    "lessons about": lambda library, viewer: library.lessons(viewer, "quyết toán"),
    "similar": lambda library, viewer: library.similar_tasks(viewer, "DA-01"),
    "suggested": lambda library, viewer: [one.document for one in library.suggested_tags(viewer, "DA-01")],
    "rules": lambda library, viewer: library.tagging_rules(viewer),
    "trial": lambda library, viewer: library.try_rule(viewer, TagRule("DA-01", How.FOLDER, "Ngân sách")),
    "number": lambda library, viewer: library.try_rule(viewer, TagRule("DA-01", How.NUMBER, "45/QĐ-STC")),
    "to read": lambda library, viewer: (library.to_read(viewer), library.waiting_to_read(viewer)),
    "reminders": lambda library, viewer: library.reminders(viewer),
    "unread": lambda library, viewer: library.unread_reminders(viewer),
    "coming": lambda library, viewer: library.coming_reminders(viewer),
    "report": lambda library, viewer: replace(library.coordination_report(viewer, *DAYS), made_at=None, reach=None),
    "matrix": lambda library, viewer: [library.matrix(viewer, *DAYS, "", by) for by in ("unit", "person")],
    "attention": lambda library, viewer: library.attention(viewer),
    "experts": lambda library, viewer: library.experts(viewer, "dự án"),
    "regulations": lambda library, viewer: library.regulations(viewer),
    "register": lambda library, viewer: library.register(viewer),
    "titles": lambda library, viewer: library.task_titles(["DA-01", *(f"DT-{n}" for n in range(9))]),
}


@pytest.fixture(scope="module", params=[ANYBODY, "an.nv", "dung.pv", "hoa.tt"])
def offices(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, ...]]:
    """(library where nothing was done on the closed drive, library where much was, who asks)"""
    pair = tuple(made_office(tmp_path_factory.mktemp("office"), make) for make in (None, _with_more))
    yield *(one.library for one in pair), request.param
    for one in pair:
        one.close()


def _both(offices: tuple[Any, ...], ask: Callable[[Any, Any], Any]) -> list[Any]:
    *libraries, login = offices
    viewers = [(library, library.viewer(login)) for library in libraries]
    return [plain(library, viewer, ask(library, viewer)) for library, viewer in viewers]


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_asked_of_tasks_is_answered_alike(offices: tuple[Any, ...], question: str) -> None:
    without, closed = _both(offices, QUESTIONS[question])
    assert closed == without


def test_the_discussion_tells_nothing_of_hidden_papers(offices: tuple[Any, ...]) -> None:
    without, closed = _both(offices, lambda library, viewer: library.discussion(viewer, "DA-01"))
    assert closed == without


def test_a_digest_tells_nothing_of_hidden_papers(offices: tuple[Any, ...]) -> None:
    _, library, login = offices
    if login == ANYBODY:
        return
    viewer, config = library.viewer(login), library.config
    catalogue = open_catalogue(config.state.path)
    person = next(one for one in config.people if one.login == login)
    asked, since = (catalogue, config, viewer), datetime.now(UTC) - timedelta(days=3)
    made = digest(asked, library.tasks(viewer), person, Occasion.DAILY, since=since, today=date.today())
    catalogue.close()
    assert "kín" not in repr(made) and "Mật" not in repr(made)
    assert {one.kind for one in (*made.news, *made.feedback)} <= {None, ActKind.MADE}


def test_nothing_hidden_is_taken_back_or_answered_by_its_number(offices: tuple[Any, ...]) -> None:
    _, library, login = offices
    viewer = library.acting(library.viewer(login), "an.nv")
    seen = {act.id for act in library.discussion(viewer, "DA-01")}
    for id in range(1, library.last_act + 1):
        if id not in seen:
            with pytest.raises(NotVisibleError):
                library.undo(viewer, id)
            with pytest.raises(NotVisibleError):
                library.take_back_reading(viewer, id)
