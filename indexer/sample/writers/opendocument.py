"""OpenDocument texts and spreadsheets. Pure. Source: OASIS ODF 1.2."""

from xml.sax.saxutils import escape

from indexer.sample.paper import About, Paper
from indexer.sample.writers import layout
from indexer.sample.writers.package import HEAD, w3c, zip_of

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("meta", "meta"))
)


def odt(paper: Paper, about: About) -> bytes:
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in layout.lines(paper))
    return _package("text", f"<office:text>{lines}{_table(paper.table)}</office:text>", paper, about)


def ods(paper: Paper, about: About) -> bytes:
    rows = ((paper.subject,), *paper.table, *((one,) for one in paper.paragraphs))
    return _package("spreadsheet", f"<office:spreadsheet>{_table(rows)}</office:spreadsheet>", paper, about)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    written = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    return f'<table:table table:name="Tổng hợp">{written}</table:table>'


def _cell(value: str) -> str:
    kind = f'office:value-type="float" office:value="{value}"' if value.isdigit() else 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(value)}</text:p></table:table-cell>"


def _package(kind: str, body: str, paper: Paper, about: About) -> bytes:
    type_ = f"application/vnd.oasis.opendocument.{kind}"
    manifest = (
        f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        f' manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{type_}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    content = (
        f'{HEAD}<office:document-content {_NAMES} office:version="1.2"><office:body>{body}</office:body>'
        "</office:document-content>"
    )
    meta = (
        f'{HEAD}<office:document-meta {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2">'
        "<office:meta>"
        f"<dc:title>{escape(paper.subject)}</dc:title><meta:initial-creator>{escape(about.creator)}</meta:initial-creator>"
        f"<dc:creator>{escape(about.last_modified_by)}</dc:creator>"
        f"<meta:creation-date>{w3c(about.created)}</meta:creation-date>"
        f"<dc:date>{w3c(about.modified)}</dc:date><meta:editing-cycles>{about.revision}</meta:editing-cycles>"
        "</office:meta></office:document-meta>"
    )
    members = [("mimetype", type_), ("META-INF/manifest.xml", manifest), ("content.xml", content), ("meta.xml", meta)]
    return zip_of(members, about.modified)
