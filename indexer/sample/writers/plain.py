"""Texts: txt, md, csv, html and eml. Pure."""

import csv
import io
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from indexer.sample.paper import About, Paper
from indexer.sample.writers import layout


def txt(paper: Paper, about: About) -> bytes:
    """UTF-8 with a byte order mark, as Notepad writes it."""
    return ("\ufeff" + "\r\n".join(layout.lines(paper)) + "\r\n").encode()


def md(paper: Paper, about: About) -> bytes:
    head, *rest = paper.subject, *paper.paragraphs
    return "\n\n".join((f"# {head}", *rest)).encode()


def csv_table(paper: Paper, about: About) -> bytes:
    """Semicolons, as a Vietnamese Excel writes it."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(((paper.subject,), *paper.table, *((one,) for one in paper.paragraphs)))
    return ("\ufeff" + out.getvalue()).encode()


def html(paper: Paper, about: About) -> bytes:
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in layout.lines(paper))
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in paper.table)
    return (
        f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>{escape(paper.subject)}</title>\n'
        f'<meta name="author" content="{escape(about.creator)}"></head>\n'
        f"<body>\n{lines}<table>{rows}</table></body></html>\n"
    ).encode()


def eml(paper: Paper, about: About) -> bytes:
    """A mail with the text, the same as HTML, and the table as an attachment."""
    message = EmailMessage()
    message["Subject"] = paper.subject
    message["From"] = f'"{about.creator}" <van.thu@tanloc.example>'
    message["To"] = "Phòng Quản lý ngân sách <qlns@tanloc.example>"
    message["Date"] = format_datetime(about.modified)
    message["Message-ID"] = f"<{about.modified.timestamp():.0f}.{len(paper.subject)}@tanloc.example>"
    message.set_content("\n".join(layout.lines(paper)))
    message.add_alternative(html(paper, about).decode(), subtype="html")
    message.add_attachment(csv_table(paper, about), maintype="text", subtype="csv", filename="bảng số liệu.csv")
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"bang-so-lieu-{number:04d}")
    return message.as_bytes()
