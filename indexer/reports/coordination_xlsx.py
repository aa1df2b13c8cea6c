"""The coordination report as a workbook: summary, tasks, contributions, silent units, coverage.

The tables of `library.tables` are one streamed sheet without links; a report is small, has five and its numbers lead to
the page, so it has a writer of its own.
"""

import io
from collections.abc import Mapping

from xlsxwriter import Workbook

from indexer.model.report import CoordinationReport
from indexer.model.task import Row, TaskState
from indexer.reports.addresses import Addresses
from indexer.reports.coordination_prose import verdict
from indexer.reports.sheet import Book, Cell, Linked
from indexer.reports.words import Say, say


def coordination_xlsx(report: CoordinationReport, base: str = "", language: str = "vi") -> bytes:
    """`base`: the address of the pages, for the links."""
    file, spoken = io.BytesIO(), say(language)
    addresses = Addresses(base, report.since, report.until)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, options) as workbook:
        book = Book(workbook)
        _summary(book, report, addresses, spoken)
        _tasks(book, report, addresses, spoken)
        _contributions(book, report, addresses, spoken)
        _silent(book, report, addresses, spoken)
        _coverage(book, report, spoken)
    return file.getvalue()


def _summary(book: Book, report: CoordinationReport, addresses: Addresses, spoken: Say) -> None:
    states = {f"state.{state}": 14 for state in TaskState}
    counts = {f"column.{name}": 13 for name in ("coordinating", "contributed", "silent", "files", "edits", "words")}
    columns = {"column.unit": 34, "column.led": 10, **states, **counts}
    rows: list[list[Cell]] = []
    numbers: list[list[int]] = []
    for line in report.units:
        led = [line.led[state] for state in TaskState]
        of_others = [line.coordinating, line.contributed, line.silent]
        numbers.append([sum(led), *led, *of_others, line.files, line.edits, line.words])
        leads_to = addresses.activity(unit=report.name(line.unit))
        work = [Linked(number, leads_to) for number in (line.files, line.edits, line.words)]
        rows.append([report.name(line.unit), sum(led), *led, *of_others, *work])
    sheet = book.sheet(spoken("sheet.summary"), [spoken(key) for key in columns], list(columns.values()), rows)
    if numbers:
        sheet.total([spoken("column.total"), *(sum(column) for column in zip(*numbers, strict=True))])


def _tasks(book: Book, report: CoordinationReport, addresses: Addresses, spoken: Say) -> None:
    columns = {
        "code": 14, "title": 50, "lead": 26, "coordinating_units": 34, "directive": 22, "products": 30,
        "assigned_on": 12, "due_on": 12, "closed_on": 13, "state": 20, "contributors": 34, "edits": 10, "last_at": 17,
    }  # fmt: skip
    rows: list[list[Cell]] = []
    for line in report.tasks:
        one = line.task
        shares = [(share.unit, share.due_on, share.words) for share in one.coordinating]
        units = "; ".join(
            report.name(unit) + (f" ({due_on:%d/%m/%Y})" if due_on else f" ({words})" if words else "")
            for unit, due_on, words in shares
        )
        rows.append(
            [
                Linked(one.code, addresses.task(one.code)),
                *(one.title, report.name(one.lead), units, one.directive, "; ".join(one.products)),
                *(one.assigned_on, one.due_on or one.words, one.closed_on, spoken(f"state.{line.state}")),
                "; ".join(report.name(unit) for unit in line.contributors),
                Linked(line.edits, addresses.activity(task=one.code)),
                line.last_at,
            ]
        )
    _sheet(book, "tasks", columns, rows, spoken)


def _contributions(book: Book, report: CoordinationReport, addresses: Addresses, spoken: Say) -> None:
    columns = {
        "code": 14, "title": 50, "unit": 30, "role": 14, "person": 26, "involvement": 16, "files": 8, "edits": 10,
        "remarks": 10, "words": 12, "certain": 12, "first_at": 17, "last_at": 17,
    }  # fmt: skip
    titles = {line.task.code: line.task.title for line in report.tasks}

    def cells(row: Row) -> list[Cell]:
        unit, person = report.name(row.unit), report.name(row.person)
        leads_to = addresses.activity(task=row.task, unit=unit, person=person)
        work = [Linked(number, leads_to) for number in (row.files, row.edits, row.remarks, row.words, row.certain)]
        who = [unit, spoken(f"role.{row.role}"), person, spoken(f"involvement.{row.state}")]
        code = Linked(row.task, addresses.task(row.task))
        return [code, titles.get(row.task, ""), *who, *work, row.first_at, row.last_at]

    _sheet(book, "contributions", columns, [cells(row) for row in report.rows], spoken)


def _silent(book: Book, report: CoordinationReport, addresses: Addresses, spoken: Say) -> None:
    columns = {
        "unit": 30, "code": 14, "title": 50, "role": 14, "involvement": 16, "due_on": 12, "used": 12, "verdict": 60,
    }  # fmt: skip
    rows: list[list[Cell]] = [
        [
            report.name(one.unit),
            Linked(one.task.code, addresses.task(one.task.code)),
            *(one.task.title, spoken(f"role.{one.role}"), spoken(f"involvement.{one.state}")),
            *(one.due_on or one.task.words, one.used, verdict(one, spoken)),
        ]
        for one in report.silent
    ]
    _sheet(book, "silent", columns, rows, spoken)


def _coverage(book: Book, report: CoordinationReport, spoken: Say) -> None:
    reach, missing = report.reach, spoken("coverage.not_measured")
    values: dict[str, Cell] = {
        "period": f"{report.since:%d/%m/%Y} - {report.until:%d/%m/%Y}",
        "unit": report.name(report.unit) if report.unit else spoken("coverage.office"),
        "made_at": report.made_at,
        "changes": reach.changes,
        "known": reach.known,
        "known_share": reach.known / reach.changes if reach.changes else missing,
        "watched": reach.watched,
        "scope": spoken("coverage.partial" if reach.is_partial else "coverage.whole"),
    }
    rows: list[list[Cell]] = [[spoken(f"coverage.{key}"), value] for key, value in values.items()]
    _sheet(book, "coverage", {"measure": 44, "value": 60}, rows, spoken)


def _sheet(book: Book, name: str, columns: Mapping[str, int], rows: list[list[Cell]], spoken: Say) -> None:
    head = [spoken(f"column.{key}") for key in columns]
    book.sheet(spoken(f"sheet.{name}"), head, list(columns.values()), rows)
