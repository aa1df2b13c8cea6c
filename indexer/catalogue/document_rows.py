"""Rows of table `document` to values and back. Pure."""

from typing import Any

from indexer.catalogue import rows
from indexer.clock import from_text, to_text
from indexer.model.document import Document, Header

_KEPT = [
    *("id", "drive", "path", "name", "type", "size", "modified_at", "unit", "tasks"),
    *("kind", "number", "issued_on", "issuer", "subject", "place", "signer", "position", "capacity", "recipients"),
    *("urgency", "is_draft", "properties", "people", "notes"),
]

_FOUND = ["number_key", "cited", "described"]

COLUMNS = ", ".join([*(f"d.{name}" for name in _KEPT), "d.version, f.raw, coalesce(x.reason, '')"])
"""What `document_of` takes, of document d, its file f and its failure x."""

PUT = f"""
INSERT INTO document ({", ".join([*_KEPT, *_FOUND])}) VALUES ({", ".join("?" * (len(_KEPT) + len(_FOUND)))})
ON CONFLICT (id) DO UPDATE SET
    {", ".join(f"{name}=excluded.{name}" for name in [*_KEPT[2:], *_FOUND])}, is_gone=0, version=version+1
"""
"""Adds or replaces: takes `values_of` a document, its number's key, the cited numbers as JSON, the rules' version."""


def values_of(document: Document) -> tuple[object, ...]:
    header = document.header
    return (
        document.id,
        document.drive,
        document.path,
        document.name,
        document.type,
        document.size,
        to_text(document.modified_at),
        document.unit,
        rows.to_json(document.tasks),
        header.kind,
        header.number,
        header.issued_on.isoformat() if header.issued_on else None,
        header.issuer,
        header.subject,
        header.place,
        header.signer,
        header.position,
        header.capacity,
        rows.to_json(header.recipients),
        header.urgency,
        int(header.is_draft),
        rows.properties_to_json(document.properties),
        rows.people_to_json(document.people),
        rows.to_json(document.notes),
    )


def document_of(row: tuple[Any, ...]) -> Document:
    id, drive, path, name, type_, size, modified_at, unit, tasks = row[:9]
    properties, people, notes, version, raw, failure = row[21:27]
    return Document(
        id=id,
        drive=drive,
        raw=raw,
        path=path,
        name=name,
        type=type_,
        size=size,
        modified_at=from_text(modified_at),
        unit=unit,
        tasks=rows.texts(tasks),
        header=_header(row[9:21]),
        properties=rows.properties_from_json(properties),
        people=rows.people_from_json(people),
        failure=failure,
        notes=rows.texts(notes),
        version=version,
    )


def _header(row: tuple[Any, ...]) -> Header:
    kind, number, issued_on, issuer, subject, place, signer, position, capacity, recipients, urgency, is_draft = row
    return Header(
        kind=kind,
        number=number,
        issued_on=rows.day(issued_on),
        issuer=issuer,
        subject=subject,
        place=place,
        signer=signer,
        position=position,
        capacity=capacity,
        recipients=rows.texts(recipients),
        urgency=urgency,
        is_draft=bool(is_draft),
    )
