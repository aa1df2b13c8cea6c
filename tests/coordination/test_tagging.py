"""Which tasks a file serves, and what of its tags stays."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from indexer.coordination.tagging import Found, Subject, TagRules, settled
from indexer.model.document import Header
from indexer.model.relation import Citation, Relation
from indexer.model.task import How, Tag, TagRule, Task

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TASKS = (
    Task("NV-01", "Quyết toán", folders=("Phòng Đầu tư/Quyết toán 2025",), match='"quyết toán"'),
    Task("NV-1", "Khác"),
    Task("NV-01-2", "Phần hai"),
    Task("KH-02", "Kế hoạch"),
    Task("07", "Chỉ có số", folders=("Phòng Đầu tư/Quyết toán 2025/Riêng",)),
    Task("QT-05", "Rà soát", directive="45/QĐ-STC ngày 02/3/2026", assigned_on=date(2026, 3, 3)),
    Task("QT-06", "Kiểm kê", directive="Quyết định 77/QĐ-UBND", assigned_on=date(2026, 3, 10), due_on=date(2026, 6, 1)),
    Task("QT-07", "Chung một", directive="90/KH-STC ngày 01/02/2026"),
    Task("QT-08", "Chung hai", directive="90/KH-STC ngày 01/02/2026"),
    Task("QT-09", "Theo luật", directive="83/2015/QH13"),
)
RULES = TagRules(TASKS)


def of_path(path: str) -> list[tuple[str, str]]:
    return [(one.task, str(one.how)) for one in RULES.of_path(path)]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("Phòng Đầu tư/Quyết toán 2025/a.docx", [("NV-01", "folder")]),
        ("phong dau tu/QUYẾT TOÁN 2025/con/a.docx", [("NV-01", "folder")]),
        ("Phòng Đầu tư/Quyết toán 2025 cũ/a.docx", []),
        ("Phòng Đầu tư/Quyết toán 2025/Riêng/a.docx", [("07", "folder")]),
        ("x/nv-01 báo cáo.docx", [("NV-01", "code")]),
        ("x/nv 01_bao cao.docx", [("NV-01", "code")]),
        ("x/NV01.docx", [("NV-01", "code")]),
        ("x/NV-011 báo cáo.docx", []),
        ("x/ANV-01.docx", []),
        ("x/NV-01b.docx", []),
        ("x/NV-1_NV-01.docx", [("NV-1", "code"), ("NV-01", "code")]),
        ("NV-1/NV-01-2 a.docx", [("NV-01-2", "code"), ("NV-1", "code")]),
        ("x/KH-02 tháng 3.docx", [("KH-02", "code")]),
        ("x/KH 02 tháng 3.docx", []),
        ("x/KH-02-UBND.docx", []),
        ("x/07. Biên bản.docx", []),
        ("x/07/Biên bản.docx", [("07", "code")]),
    ],
)
def test_folders_and_codes_name_the_tasks(path: str, found: list[tuple[str, str]]) -> None:
    assert of_path(path) == found


def cited(number: str, relation: Relation = Relation.CARRIES_OUT, *, on: str = "", year: int = 0) -> Citation:
    day = date.fromisoformat(on) if on else None
    return Citation(relation, number, issued_on=day, year=day.year if day else year or None)


@pytest.mark.parametrize(
    ("citation", "task"),
    [
        (cited("45/QĐ-STC", on="2026-03-02"), "QT-05"),
        (cited("45/QĐ-STC", Relation.BASED_ON, on="2026-03-02"), "QT-05"),
        (cited("45/QĐ-STC", on="2026-03-05"), ""),
        (cited("45/QĐ-STC", year=2026), "QT-05"),
        (cited("45/QĐ-STC", Relation.CITES, year=2026), ""),
        (cited("45/QĐ-STC", year=2024), ""),
        (cited("45/QĐ-STC"), "QT-05"),
        (cited("45/QĐ-STC", Relation.BASED_ON), ""),
        (cited("45/QĐ-UBND", on="2026-03-02"), ""),
        (cited("77/QĐ-UBND", on="2026-03-06"), "QT-06"),
        (cited("77/QĐ-UBND", on="2025-11-06"), ""),
        (cited("90/KH-STC", on="2026-02-01"), ""),
        (replace(cited("83/2015/QH13"), is_national=True), ""),
    ],
)
def test_a_cited_number_is_certain_or_counts_for_nothing(citation: Citation, task: str) -> None:
    subject = Subject("x/a.docx", Header(issued_on=date(2026, 4, 1)), (citation,))
    found = RULES.of(subject)
    assert [one.task for one in found] == ([task] if task else [])
    assert all(one.how is How.NUMBER for one in found)


def test_who_bears_the_number_is_the_directive_of_that_year_only() -> None:
    def of(number: str, day: date | None, path: str = "x/a.docx") -> list[str]:
        return [one.task for one in RULES.of(Subject(path, Header(number=number, issued_on=day), (), NOON.date()))]

    assert of("45/QĐ-STC", date(2026, 3, 2)) == ["QT-05"]
    assert of("45/QĐ-STC", date(2025, 3, 2)) == []
    assert of("45/QĐ-STC", None) == []
    assert of("", None, "x/45-QĐ-STC giao nhiệm vụ.pdf") == ["QT-05"]
    assert of("", None, "x/45 giao nhiệm vụ.pdf") == []


def test_a_number_that_everybody_cites_tells_nothing() -> None:
    rules = TagRules(TASKS, common=frozenset({"45/qd-stc"}))
    assert rules.of(Subject("x/a.docx", Header(), (cited("45/QĐ-STC", on="2026-03-02"),))) == ()


def test_rules_of_the_page_count_beside_those_of_the_task() -> None:
    made = [TagRule("NV-1", How.FOLDER, "Kho/Cũ"), TagRule("NV-1", How.CODE, "XD2025"), TagRule("weg", How.FOLDER, "x")]
    rules = TagRules(TASKS, made)
    assert [one.task for one in rules.of_path("Kho/cũ/a.docx")] == ["NV-1"]
    assert rules.of_path("y/XD 2025 a.docx") == (Found("NV-1", How.CODE, "XD2025"),)
    assert rules.of_path("x/a.docx") == ()
    assert [(rule.task, rule.value) for rule in rules.queries()] == [("NV-01", '"quyết toán"')]


def tag(task: str, how: How = How.FOLDER, detail: str = "", *, is_on: bool = True) -> Tag:
    return Tag(1, task, how, detail, is_on)


FOLDER = tag("NV-01", How.FOLDER, "Phòng Đầu tư/Quyết toán 2025")


def test_a_tag_stays_when_the_file_moves_and_the_new_place_comes_first() -> None:
    outside = settled(1, [FOLDER], RULES.of_path("Khác/a.docx"), RULES)
    assert (outside.put, outside.drop, outside.tasks) == ((), (), ("NV-01",))
    elsewhere = settled(1, [FOLDER], RULES.of_path("NV-1/a.docx"), RULES)
    assert elsewhere.tasks == ("NV-1", "NV-01")
    assert [one.task for one in elsewhere.put] == ["NV-1"]


def test_a_tag_goes_with_its_rule() -> None:
    gone = TagRules([replace(TASKS[0], folders=())])
    assert settled(1, [FOLDER], (), gone).drop == ("NV-01",)
    query = tag("NV-01", How.QUERY, '"quyết toán"')
    assert settled(1, [query], (), RULES).drop == ()
    assert settled(1, [query], (), TagRules([replace(TASKS[0], match="khác")])).drop == ("NV-01",)
    number = tag("QT-05", How.NUMBER, "45/QĐ-STC")
    assert settled(1, [number], (), RULES).drop == ()
    other = tag("NV-1", How.NUMBER, "12/TTr-NS")
    assert settled(1, [other], (), RULES).drop == ("NV-1",)
    assert settled(1, [other], (), RULES, [("NV-1", "12/ttr-ns")]).drop == ()


def test_what_somebody_said_goes_before_every_rule() -> None:
    refused = tag("NV-01", How.HAND, is_on=False)
    found = RULES.of_path("Phòng Đầu tư/Quyết toán 2025/nv-1.docx")
    now = settled(1, [refused, tag("KH-02", How.HAND)], found, RULES)
    assert now.tasks == ("KH-02", "NV-1")
    assert [one.task for one in now.put] == ["NV-1"]
    assert settled(1, [tag("NV-1", How.ACCEPTED)], (), TagRules(TASKS)).tasks == ("NV-1",)


def test_a_withdrawn_task_stands_beside_nothing_and_keeps_its_tags() -> None:
    now = settled(1, [FOLDER], (), TagRules(TASKS[1:]))
    assert (now.drop, now.tasks) == ((), ())
