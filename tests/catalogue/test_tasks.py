"""Tasks, tags and acts on a real SQLite file."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.model.task import Act, ActKind, How, Origin, Share, Tag, Task
from tests.catalogue.test_catalogue import T0, put

TASK = Task(
    code="NV-01",
    title="Thẩm định dự toán",
    products=("Báo cáo thẩm định",),
    directive="123/QĐ-UBND",
    lead="QLNS",
    coordinating=(Share("DT", date(2026, 4, 1), "trước ngày 01/4"), Share("VP")),
    people=("an.nv",),
    assigned_on=date(2026, 3, 2),
    due_on=date(2026, 4, 10),
    folders=("Ngân sách/NV-01",),
    origin=Origin.SHEET,
    reference="nhiem-vu.xlsx!5",
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return open_catalogue(tmp_path / "state")


def test_a_task_comes_back_whole(catalogue: Catalogue) -> None:
    catalogue.tasks.put(TASK)
    assert catalogue.tasks.get("NV-01") == TASK


def test_the_tasks_of_a_unit_are_those_it_leads_or_coordinates(catalogue: Catalogue) -> None:
    catalogue.tasks.put(TASK)
    catalogue.tasks.put(Task("NV-02", "Khác", lead="VP", due_on=date(2026, 3, 9)))
    catalogue.tasks.put(Task("NV-03", "Xong", lead="VP", due_on=date(2026, 1, 9), closed_on=date(2026, 1, 8)))
    assert [task.code for task in catalogue.tasks.all(unit="VP")] == ["NV-02", "NV-01", "NV-03"]
    assert [task.code for task in catalogue.tasks.all(unit="DT")] == ["NV-01"]
    catalogue.tasks.withdraw("NV-01")
    assert catalogue.tasks.all(unit="DT") == ()


def test_what_people_did_is_kept_in_order_and_cannot_be_changed(catalogue: Catalogue) -> None:
    first = catalogue.acts.add(Act(ActKind.COMMENTED, T0, "an.nv", "NV-01", body={"text": "Chậm vì thiếu số liệu"}))
    catalogue.acts.add(Act(ActKind.CLOSED, T0, "binh.lv", "NV-01"))
    catalogue.acts.add(Act(ActKind.UNDONE, T0, "binh.lv", "NV-01", about=first))
    assert [act.kind for act in catalogue.acts.of_task("NV-01")] == ["commented", "closed", "undone"]
    assert [act.by for act in catalogue.acts.of_task("NV-01", (ActKind.CLOSED,))] == ["binh.lv"]
    assert catalogue.acts.about(first)[0].kind is ActKind.UNDONE
    other = sqlite3.connect(catalogue.file)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute("UPDATE act SET by = 'x'")
    other.execute("DROP TRIGGER act_no_update")
    other.execute("UPDATE act SET by = 'x' WHERE id = 2")
    other.commit()
    assert catalogue.acts.first_broken() == 2


def test_a_refused_tag_is_remembered_and_no_document_of_the_task(catalogue: Catalogue) -> None:
    one, two = put(catalogue, b"a.docx"), put(catalogue, b"b.docx", drive="mat")
    for document in (one, two):
        catalogue.tags.put(Tag(document, "NV-01", How.FOLDER, "Ngân sách"))
    assert catalogue.tags.documents_of("NV-01", None) == (one, two)
    assert catalogue.tags.documents_of("NV-01", ["chung"]) == (one,)
    catalogue.tags.put(Tag(one, "NV-01", How.HAND, is_on=False, by="an.nv", at=T0))
    assert catalogue.tags.documents_of("NV-01", None) == (two,)
    assert catalogue.tags.of([one])[one] == (Tag(one, "NV-01", How.HAND, "", False, "an.nv", T0),)
