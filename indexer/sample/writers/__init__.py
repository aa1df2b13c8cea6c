"""Writes papers as files of each format, with the standard library alone: the same paper gives the same bytes."""

from collections.abc import Callable

from indexer.sample.paper import About, Paper
from indexer.sample.writers.broken import broken_docx, encrypted_docx
from indexer.sample.writers.doc import doc
from indexer.sample.writers.docx import docx, dotx
from indexer.sample.writers.letters import docx_in_font
from indexer.sample.writers.locks import libreoffice_lock, owner_file, thumbs_db
from indexer.sample.writers.opendocument import ods, odt
from indexer.sample.writers.package import zip_of
from indexer.sample.writers.pdf import pdf
from indexer.sample.writers.plain import csv_table, eml, html, md, txt
from indexer.sample.writers.pptx import pptx
from indexer.sample.writers.rtf import rtf
from indexer.sample.writers.xls import xls
from indexer.sample.writers.xlsx import xlsx

Writer = Callable[[Paper, About], bytes]

WRITERS: dict[str, Writer] = {
    "csv": csv_table,
    "doc": doc,
    "docx": docx,
    "dotx": dotx,
    "eml": eml,
    "html": html,
    "md": md,
    "ods": ods,
    "odt": odt,
    "pdf": pdf,
    "pptx": pptx,
    "rtf": rtf,
    "txt": txt,
    "xls": xls,
    "xlsx": xlsx,
}

__all__ = [
    "WRITERS",
    "Writer",
    "broken_docx",
    "docx_in_font",
    "encrypted_docx",
    "libreoffice_lock",
    "owner_file",
    "thumbs_db",
    "zip_of",
]
