"""Reports as files of office programs. Plain values in, bytes out; no database, no clock.

Their libraries are loaded with the first report: every start of a process would wait a third of a second for them.
"""

from importlib import import_module

from indexer.model.report import CoordinationReport

__all__ = ["as_docx", "as_xlsx"]


def as_docx(report: CoordinationReport, base: str = "") -> bytes:
    """`coordination_docx`: a Word document after Decree 30/2020."""
    made: bytes = import_module("indexer.reports.coordination_docx").coordination_docx(report, base)
    return made


def as_xlsx(report: CoordinationReport, base: str = "", language: str = "vi") -> bytes:
    """`coordination_xlsx`: a workbook."""
    made: bytes = import_module("indexer.reports.coordination_xlsx").coordination_xlsx(report, base, language)
    return made
