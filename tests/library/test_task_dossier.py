"""The document that assigns a task and the products that are there, as far as somebody may see them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indexer.errors import NotVisibleError
from indexer.service.jobs import index
from tests.library.people_office import Office, made_office
from tests.library.test_regulations import paper
from tests.library.test_tasks import keep, tag

OPEN, CLOSED = "chung/Ngân sách/Quyết định.txt", "rieng/Thanh tra/Quyết định mật.txt"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    yield made
    made.close()


def wrote(office: Office, path: str, number: str) -> None:
    file = office.config.file.parent / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(paper(number, "05 tháng 3 năm 2026", "QUYẾT ĐỊNH", "Về việc thẩm tra dự án"), encoding="utf-8")
    index(office.config)


def directed(office: Office, words: str) -> None:
    task = office.library.task(office.viewer(None), "DA-01").task
    keep(office, replace(task, directive=words, assigned_on=date(2026, 3, 9), products=("Quyết định",)))


def test_a_directive_leads_to_its_document(office: Office) -> None:
    wrote(office, OPEN, "15/QĐ-STC")
    directed(office, "Quyết định số 15/QĐ-STC ngày 05/3/2026")
    document, is_sure = office.library.task_directive(office.viewer("an.nv"), "DA-01")
    assert document is not None and (document.name, is_sure) == ("Quyết định.txt", True)


def test_on_a_drive_that_somebody_may_not_see_there_is_none(office: Office) -> None:
    wrote(office, CLOSED, "16/QĐ-STC")
    directed(office, "Quyết định số 16/QĐ-STC ngày 05/3/2026")
    assert office.library.task_directive(office.viewer("an.nv"), "DA-01")[0] is None
    document, _ = office.library.task_directive(office.viewer("giang.lt"), "DA-01")
    assert document is not None and document.drive == "riêng"


def test_a_product_is_shown_to_who_may_see_it(office: Office) -> None:
    wrote(office, CLOSED, "16/QĐ-STC")
    directed(office, "")
    tag(office, "DA-01", "Thanh tra/Quyết định mật.txt")
    (seen,) = office.library.task_products(office.viewer("giang.lt"), "DA-01")
    (unseen,) = office.library.task_products(office.viewer("an.nv"), "DA-01")
    assert seen.document is not None and seen.is_final
    assert (unseen.name, unseen.document) == ("Quyết định", None)


def test_of_a_task_there_is_not_nothing_is_told(office: Office) -> None:
    with pytest.raises(NotVisibleError):
        office.library.task_products(office.viewer(None), "DA-99")
