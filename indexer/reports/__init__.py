"""Reports as files of office programs. Plain values in, bytes out; no database, no clock."""

from indexer.reports.coordination_docx import coordination_docx
from indexer.reports.coordination_xlsx import coordination_xlsx

__all__ = ["coordination_docx", "coordination_xlsx"]
