"""Zip packages with fixed times, and the property parts that Office files share. Pure."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from indexer.sample.paper import About, Paper

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zip_of(members: Sequence[tuple[str, bytes | str]], at: datetime) -> bytes:
    """A zip archive of (name, content), all with one time; names are UTF-8."""
    out = io.BytesIO()
    moment = (max(at.year, 1980), at.month, at.day, at.hour, at.minute, at.second)
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, moment)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content, compresslevel=1)
    return out.getvalue()


def core_xml(paper: Paper, about: About) -> str:
    """docProps/core.xml"""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.subject)}</dc:title><dc:creator>{escape(about.creator)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(about.last_modified_by)}</cp:lastModifiedBy><cp:revision>{about.revision}</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{w3c(about.created)}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{w3c(about.modified)}</dcterms:modified></cp:coreProperties>'
    )


def app_xml(about: About, application: str, *, pages: int = 1, words: int = 0) -> str:
    """docProps/app.xml"""
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>{application}</Application><Pages>{pages}</Pages><Words>{words}</Words>"
        f"<Company>{escape(about.company)}</Company></Properties>"
    )


def relations(*targets: tuple[str, str]) -> str:
    """A .rels part: (kind, target); kinds without a slash are of the office namespace."""
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def root_relations(main: str) -> str:
    return relations(
        ("officeDocument", main),
        (f"{RELATIONS}/metadata/core-properties", "docProps/core.xml"),
        ("extended-properties", "docProps/app.xml"),
    )


def content_types(**parts: str) -> str:
    """[Content_Types].xml; keys are part names with `__` for `/`, without ending; values their types."""
    rows = "".join(
        f'<Override PartName="/{name.replace("__", "/")}.xml" ContentType="{type_}"/>' for name, type_ in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        f"{rows}</Types>"
    )


def w3c(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
