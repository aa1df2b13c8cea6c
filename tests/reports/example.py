"""A report to write into files: an office of three units, one of them silent; titles of every length."""

from dataclasses import replace
from datetime import date, datetime

from indexer.coordination.deadlines import limits, used_share
from indexer.coordination.report import as_of, is_running, silent_unit, task_line, unit_lines
from indexer.model.effort import Silence
from indexer.model.report import CoordinationReport, Letterhead, Reach, SilentUnit
from indexer.model.task import Coverage, Involvement, Role, Row, Share, Task

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
EVER = {"NS": Involvement.CONTRIBUTED, "DT": Involvement.CONTRIBUTED, "TT": Involvement.SILENT}
REACH = Reach(changes=120, known=118, watched=0.98, is_partial=False)


def task(code: str, title: str, **fields: object) -> Task:
    values = {"lead": "NS", "coordinating": (Share("DT"), Share("TT", date(2026, 3, 20)))} | fields
    return Task(code, title, assigned_on=date(2026, 1, 5), **values)  # type: ignore[arg-type]


def silence(one: Task, unit: str, due_on: date | None, state: Involvement, why: str = "") -> Silence:
    role, words = Role.LEAD if unit == one.lead else Role.COORDINATING, f"silence.doubt_{why}" if why else "silence.x"
    used = used_share(one, unit, UNTIL)
    return Silence(one.code, unit, role, state, due_on, used, Coverage(0, 0, 0.0), words, is_worth_telling=False)


def silences(found: list[Task]) -> list[SilentUnit]:
    """Thanh tra did nothing; of one task it only opened a file, of the numbered ones nothing can be told."""
    opened = {row.task for row in rows() if row.state is Involvement.OPENED}
    made = []
    for one in (one for one in found if is_running(as_of(one, UNTIL)[1])):
        for unit, due_on in limits(one):
            if EVER[unit] is Involvement.CONTRIBUTED:
                continue
            state = Involvement.OPENED if one.code in opened else EVER[unit]
            is_blind = one.code.startswith("NV-")
            why = "unwatched" if is_blind else ""
            made.append(silent_unit(one, silence(one, unit, due_on, Involvement.UNKNOWN if is_blind else state, why)))
    return sorted(made, key=lambda one: (one.due_on or date.max, one.task.code, one.unit))


def tasks(count: int = 0) -> list[Task]:
    return [
        task("QT-2026-01", "Thẩm tra quyết toán dự án hoàn thành năm 2025", due_on=date(2026, 4, 30)),
        task("QT-2026-02", LONG, due_on=date(2026, 3, 1), products=("Báo cáo thẩm tra", "Quyết định phê duyệt")),
        task(
            "=HYPERLINK(1)", "@SUM(A1)", due_on=date(2026, 3, 31), closed_on=date(2026, 3, 30), directive="+84/KH-STC"
        ),
        task("TX", "Báo cáo thường xuyên", words="thường xuyên", coordinating=()),
        *(task(f"NV-{n:03d}", f"Nhiệm vụ thứ {n}", due_on=date(2026, 6, 30)) for n in range(count)),
    ]


def rows() -> list[Row]:
    done = Involvement.CONTRIBUTED
    times = {"first_at": datetime(2026, 1, 6, 9), "last_at": AT}
    return [
        Row("QT-2026-01", "NS", Role.LEAD, "an.nv", done, 4, 12, 3400, evidence=14, certain=11, **times),
        Row("QT-2026-01", "DT", Role.COORDINATING, "dung.pv", done, 1, 2, 250, evidence=2, certain=2, **times),
        Row("QT-2026-02", "TT", Role.COORDINATING, "=cmd", Involvement.OPENED, evidence=1, **times),
    ]


def report(count: int = 0, *, reach: Reach = REACH, base: tuple[Task, ...] | None = None) -> CoordinationReport:
    found = tasks(count) if base is None else list(base)
    codes = {one.code for one in found}
    made = [row for row in rows() if row.task in codes]
    lines = tuple(task_line(*as_of(one, UNTIL), [row for row in made if row.task == one.code]) for one in found)
    silent = tuple(silences(found))
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
    return replace(report(base=(), reach=Reach(0, 0, 0.0, is_partial=True)), letterhead=Letterhead())
