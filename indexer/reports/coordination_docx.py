"""The coordination report as a Word document, always Vietnamese, in the layout of Decree 30/2020/NĐ-CP."""

import io
from datetime import date

from docx.document import Document as Paper

from indexer.model.report import CoordinationReport
from indexer.model.task import Involvement, TaskState
from indexer.reports import coordination_prose as prose
from indexer.reports.addresses import Addresses
from indexer.reports.official import (
    annex,
    header,
    heading,
    kind_and_subject,
    month,
    paper,
    recipients_and_signature,
    symbol,
    text,
)
from indexer.reports.official_table import Column, Value, table
from indexer.reports.words import say

_SAY = say("vi")
_FEW = 8  # silent units in the body; more of them are an annex
_DAY = 28  # millimetres of a column of days


def coordination_docx(report: CoordinationReport, base: str = "") -> bytes:
    """`base`: the address of the pages, for the links. Number, day and signature are left to those who give them."""
    made, addresses = paper(), Addresses(base, report.since, report.until)
    unit = report.name(report.unit) if report.unit else ""
    made.core_properties.title = prose.subject(report).replace("\n", " ")
    made.core_properties.author, made.core_properties.language = report.letterhead.name, "vi-VN"
    header(made, report.letterhead, unit, report.made_at.date())
    kind_and_subject(made, "Báo cáo", prose.subject(report))
    heading(made, "I. TÌNH HÌNH CHUNG")
    for words in prose.overview(report):
        text(made, words)
    heading(made, "II. KẾT QUẢ THEO ĐƠN VỊ")
    _units(made, report, addresses)
    heading(made, "III. ĐƠN VỊ CHƯA GHI NHẬN ĐÓNG GÓP")
    _silent(made, report, addresses)
    heading(made, "IV. ĐỘ PHỦ CỦA SỐ LIỆU")
    for words in prose.coverage(report):
        text(made, words)
    heading(made, "V. ĐÁNH GIÁ, KIẾN NGHỊ")
    text(made, "…" * 60)
    text(made, f"{prose.closing(report)}./.").paragraph_format.keep_with_next = True
    recipients_and_signature(made, prose.recipients(report), report.letterhead.signer)
    _annexes(made, report, addresses)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _units(made: Paper, report: CoordinationReport, addresses: Addresses) -> None:
    if not report.units:
        text(made, "Không có đơn vị nào có nhiệm vụ trong kỳ.")
        return
    titles = ("Chủ trì", "Xong đúng hạn", "Xong quá hạn", "Đang trong hạn", "Quá hạn chưa xong", "Phối hợp", "Lượt sửa")
    columns = (Column("Đơn vị", 35), *(Column(title, 17, is_centred=True) for title in titles))
    rows = [
        (
            *(report.name(line.unit), sum(line.led.values()), *(line.led[state] for state in TaskState)),
            *(line.coordinating, line.edits),
        )
        for line in report.units
    ]
    leads_to = [addresses.activity(unit=report.name(line.unit)) for line in report.units]
    table(
        made,
        columns,
        [
            [*(Value(str(value)) for value in row[:-1]), Value(str(row[-1]), address)]
            for row, address in zip(rows, leads_to, strict=True)
        ],
    )
    text(made, "Danh mục nhiệm vụ và kết quả đóng góp của từng người tại các Phụ lục kèm theo.")


def _silent(made: Paper, report: CoordinationReport, addresses: Addresses) -> None:
    is_short = len(report.silent) <= _FEW
    text(made, prose.silence(report) + ("" if is_short else " Danh sách tại Phụ lục kèm theo."))
    if report.silent and is_short:
        _silent_table(made, report, addresses, (36, 43, 47))


def _silent_table(
    made: Paper, report: CoordinationReport, addresses: Addresses, widths: tuple[float, float, float]
) -> None:
    unit, task, remark = widths
    columns = (
        *(Column("Đơn vị", unit), Column("Nhiệm vụ", task)),
        *(Column("Thời hạn", _DAY, is_centred=True), Column("Nhận xét", remark)),
    )
    rows = [
        [
            Value(report.name(one.unit)),
            Value(f"{one.task.code}. {one.task.title}", addresses.task(one.task.code)),
            Value(_day(one.due_on) or one.task.words),
            Value(prose.silent_unit(one)),
        ]
        for one in report.silent
    ]
    table(made, columns, rows)


def _annexes(made: Paper, report: CoordinationReport, addresses: Addresses) -> None:
    issuer = report.name(report.unit) if report.unit else report.letterhead.name
    number = f"số          /{symbol(report.letterhead)}"
    origin = f"(Kèm theo Báo cáo {number} ngày       {month(report.made_at.date())} của {issuer or '…………'})"
    parts = (
        ("Danh mục nhiệm vụ", bool(report.tasks), _tasks),
        ("Kết quả đóng góp", any(row.state is Involvement.CONTRIBUTED for row in report.rows), _contributions),
        ("Đơn vị chưa ghi nhận đóng góp", len(report.silent) > _FEW, _silent_annex),
    )
    given = [(title, write) for title, is_given, write in parts if is_given]
    for number, (title, write) in zip(("I", "II", "III"), given, strict=False):
        annex(made, number, title, origin)
        write(made, report, addresses)


def _silent_annex(made: Paper, report: CoordinationReport, addresses: Addresses) -> None:
    _silent_table(made, report, addresses, (56, 95, 62))


def _contributions(made: Paper, report: CoordinationReport, addresses: Addresses) -> None:
    titles = {"Mã nhiệm vụ": 32, "Đơn vị": 46, "Vai trò": 24, "Người": 42}
    counts = {"Tệp": 14, "Lượt sửa": 16, "Góp ý": 16, "Số từ thêm": 22, "Lần cuối": _DAY}
    columns = (
        *(Column(title, width) for title, width in titles.items()),
        *(Column(title, width, is_centred=True) for title, width in counts.items()),
    )
    rows = []
    for row in report.rows:
        if row.state is not Involvement.CONTRIBUTED:
            continue
        unit, person = report.name(row.unit), report.name(row.person)
        leads_to = addresses.activity(task=row.task, unit=unit, person=person)
        numbers = [Value(str(count), leads_to) for count in (row.files, row.edits, row.remarks, row.words)]
        who = [Value(unit), Value(_SAY(f"role.{row.role}")), Value(person)]
        rows.append([Value(row.task, addresses.task(row.task)), *who, *numbers, Value(_day(row.last_at))])
    table(made, columns, rows)


def _tasks(made: Paper, report: CoordinationReport, addresses: Addresses) -> None:
    columns = (
        *(Column("Mã", 30), Column("Nhiệm vụ", 74), Column("Chủ trì", 34), Column("Phối hợp", 44)),
        *(Column("Thời hạn", _DAY, is_centred=True), Column("Tình trạng", 31)),
    )
    rows = [
        [
            *(Value(text, addresses.task(line.task.code)) for text in (line.task.code, line.task.title)),
            Value(report.name(line.task.lead)),
            Value("; ".join(report.name(share.unit) for share in line.task.coordinating)),
            Value(_day(line.task.due_on) or line.task.words),
            Value(_SAY(f"state.{line.state}")),
        ]
        for line in report.tasks
    ]
    table(made, columns, rows)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
