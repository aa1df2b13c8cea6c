"""A report to write into files: an office of three units, one of them silent; titles of every length."""

from dataclasses import replace
from datetime import UTC, date, datetime

from indexer.coordination.report import silent_units, task_line, unit_lines
from indexer.model.report import CoordinationReport, Letterhead, Reach
from indexer.model.task import Involvement, Role, Row, Share, Task, TaskCard, TaskState

SINCE, UNTIL = date(2026, 1, 1), date(2026, 3, 31)
NAMES = {
    "NS": "Phòng Quản lý ngân sách",
    "DT": "Phòng Tài chính đầu tư",
    "TT": "Thanh tra",
    "an.nv": "Nguyễn Văn An",
    "dung.pv": "Phạm Văn Dũng",
}
LONG = "Thẩm tra quyết toán dự án hoàn thành; " * 40
AT = datetime(2026, 3, 2, 14, 3)
REACH = Reach(changes=120, known=118, watched=0.98, is_partial=False)


def card(code: str, title: str, **fields: object) -> TaskCard:
    values = {"lead": "NS", "coordinating": (Share("DT"), Share("TT", date(2026, 3, 20)))} | fields
    task = Task(code, title, assigned_on=date(2026, 1, 5), **values)  # type: ignore[arg-type]
    ever = {"NS": Involvement.CONTRIBUTED, "DT": Involvement.CONTRIBUTED, "TT": Involvement.SILENT}
    dues = {share.unit: share.due_on or task.due_on for share in task.coordinating} | {task.lead: task.due_on}
    states = tuple((unit, dues[unit], ever[unit]) for unit in task.units)
    return TaskCard(task, TaskState.OPEN, 3, AT.replace(tzinfo=UTC), states)


def cards(count: int = 0) -> list[TaskCard]:
    return [
        card("QT-2026-01", "Thẩm tra quyết toán dự án hoàn thành năm 2025", due_on=date(2026, 4, 30)),
        card("QT-2026-02", LONG, due_on=date(2026, 3, 1), products=("Báo cáo thẩm tra", "Quyết định phê duyệt")),
        card(
            "=HYPERLINK(1)", "@SUM(A1)", due_on=date(2026, 3, 31), closed_on=date(2026, 3, 30), directive="+84/KH-STC"
        ),
        card("TX", "Báo cáo thường xuyên", words="thường xuyên", coordinating=()),
        *(card(f"NV-{n:03d}", f"Nhiệm vụ thứ {n}", due_on=date(2026, 6, 30)) for n in range(count)),
    ]


def rows() -> list[Row]:
    done = Involvement.CONTRIBUTED
    times = {"first_at": datetime(2026, 1, 6, 9), "last_at": AT}
    return [
        Row("QT-2026-01", "NS", Role.LEAD, "an.nv", done, 4, 12, 3400, evidence=14, certain=11, **times),
        Row("QT-2026-01", "DT", Role.COORDINATING, "dung.pv", done, 1, 2, 250, evidence=2, certain=2, **times),
        Row("QT-2026-02", "TT", Role.COORDINATING, "=cmd", Involvement.OPENED, evidence=1, **times),
    ]


def report(count: int = 0, *, reach: Reach = REACH, base: tuple[TaskCard, ...] | None = None) -> CoordinationReport:
    found = cards(count) if base is None else list(base)
    codes = {one.task.code for one in found}
    made = [row for row in rows() if row.task in codes]
    lines = tuple(task_line(one.task, [row for row in made if row.task == one.task.code], UNTIL) for one in found)
    silent = silent_units(found, made, reach, UNTIL)
    head = Letterhead("Sở Tài chính", "Ủy ban nhân dân tỉnh Lâm Đồng", "STC", "Lâm Đồng", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC")
    return CoordinationReport(
        SINCE,
        UNTIL,
        datetime(2026, 4, 1, 8, 30),
        head,
        "",
        unit_lines(("NS", "DT", "TT"), lines, made, silent),
        lines,
        tuple(made),
        silent,
        reach,
        NAMES,
    )


def empty() -> CoordinationReport:
    return replace(report(base=(), reach=Reach(0, 0, None, is_partial=True)), letterhead=Letterhead())
