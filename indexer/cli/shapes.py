"""The JSON shapes of docs/commands.md: values in, plain dicts out. Times are ISO 8601 UTC, sizes bytes. Pure."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from indexer import clock
from indexer.model.document import Document
from indexer.model.event import Event, Evidence
from indexer.model.hit import FACETS, Hit, Results
from indexer.model.presence import OpenDocument
from indexer.model.register import RegisterStatus
from indexer.model.relation import Link
from indexer.model.status import DriveStatus, EvidenceStatus, Failure, Status

Shape = dict[str, Any]


def results(found: Results) -> Shape:
    return {
        "query": found.query,
        "total": found.total,
        "took_ms": round(found.took_ms, 2),
        "hits": [hit(one) for one in found.hits],
        "facets": {name: found.facets.get(name, {}) for name in FACETS},
        "suggestion": found.suggestion,
        "hints": list(found.hints),
    }


def hit(one: Hit) -> Shape:
    return {
        "id": one.id,
        "drive": one.drive,
        "path": one.path,
        "name": one.name,
        "type": one.type,
        "kind": one.kind,
        "number": one.number,
        "issued_on": one.issued_on.isoformat() if one.issued_on else None,
        "issuer": one.issuer,
        "subject": one.subject,
        "unit": one.unit,
        "tasks": list(one.tasks),
        "modified_at": moment(one.modified_at),
        "size": one.size,
        "people": [{"name": who.name, "unit": who.unit, "strength": str(who.strength)} for who in one.people],
        "score": one.score,
        "snippet": one.snippet,
        "duplicates": list(one.duplicates),
        "older": list(one.older),
        "newer": one.newer,
        "notes": list(one.notes),
        "spot": {"place": str(one.spot.place), "label": one.spot.label} if one.spot else None,
        "why": [str(reason) for reason in one.why],
        "place": one.place,
        "signer": one.signer,
        "capacity": one.capacity,
        "urgency": one.urgency,
        "is_draft": one.is_draft,
    }


def document(one: Document, links: Sequence[Link], alike: Sequence[Document]) -> Shape:
    return {**_facts(one), "relations": [link(each) for each in links], "similar": [_facts(each) for each in alike]}


def link(one: Link) -> Shape:
    cited = one.citation
    return {
        "relation": str(cited.relation),
        "is_backward": one.is_backward,
        "number": cited.number,
        "issued_on": cited.issued_on.isoformat() if cited.issued_on else None,
        "issuer": cited.issuer,
        "about": cited.about,
        "is_national": cited.is_national,
        "is_sure": one.is_sure,
        "document": _facts(one.document) if one.document else None,
    }


def _facts(one: Document) -> Shape:
    header = one.header
    return {
        "id": one.id,
        "drive": one.drive,
        "path": one.path,
        "kind": header.kind,
        "number": header.number,
        "issued_on": header.issued_on.isoformat() if header.issued_on else None,
        "issuer": header.issuer,
        "subject": header.subject,
        "signer": header.signer,
        "unit": one.unit,
        "tasks": list(one.tasks),
        "modified_at": moment(one.modified_at),
        "is_draft": header.is_draft,
    }


def event(one: Event) -> Shape:
    return {
        "id": one.id,
        "at": moment(one.at),
        "action": str(one.action),
        "drive": one.drive,
        "path": one.path,
        "from": one.source_path,
        "person": one.person,
        "unit": one.unit,
        "strength": str(one.strength),
        "people": [
            {"name": c.person, "login": c.login, "unit": c.unit, "strength": str(c.strength), "part": str(c.part)}
            for c in one.credits
        ],
        "disputed": one.is_disputed,
        "nature": str(one.nature),
        "evidence": [evidence(each) for each in one.evidence],
        "words_added": one.words_added,
        "words_removed": one.words_removed,
        "words_moved": one.extent.words_moved,
        "cells": one.extent.cells,
        "slides": one.extent.slides,
        "task": list(one.tasks),
        "document": one.document,
        "seen_at": moment(one.seen_at),
        "is_past": one.is_past,
    }


def evidence(one: Evidence) -> Shape:
    return {
        "source": one.source,
        "value": one.value,
        "at": moment(one.at),
        "person": one.person,
        "strength": str(one.strength or ""),
        "detail": one.detail,
    }


def open_document(one: OpenDocument) -> Shape:
    return {**asdict(one), "since": moment(one.since), "seen_at": moment(one.seen_at)}


def status(one: Status) -> Shape:
    return {
        "drives": [drive(each) for each in one.drives],
        "documents": one.documents,
        "outbox": one.outbox,
        "failures": one.failures,
        "index": asdict(one.index),
        "service": one.service,
        "work": asdict(one.work),
        "last_event_at": moment(one.last_event_at),
        "secrets": one.secrets,
        "scans": asdict(one.scans),
        "register": register(one.register),
    }


def register(one: RegisterStatus | None) -> Shape | None:
    """Without its faulty rows: `row_faults` of them refused a row, `remarks` did not."""
    if one is None:
        return None
    refused = sum(not fault.is_taken for fault in one.faults)
    counts = {"rows": one.rows, "tasks": one.tasks, "row_faults": refused, "remarks": len(one.faults) - refused}
    return {
        "drive": one.drive,
        "path": one.path,
        "state": str(one.state),
        "detail": one.detail,
        "read_at": moment(one.read_at),
        "sheet": one.sheet,
        "columns": dict(one.columns),
        **counts,
    }


def drive(one: DriveStatus) -> Shape:
    seen = [witness(each) for each in one.evidence]
    texts = {"errors": list(one.errors), "held_examples": list(one.held_examples)}
    return {**asdict(one), "last_scan_at": moment(one.last_scan_at), **texts, "evidence": seen}


def witness(one: EvidenceStatus) -> Shape:
    gaps = [{"since": moment(gap.since), "until": moment(gap.until), "why": gap.why} for gap in one.gaps]
    return {**asdict(one), "last_at": moment(one.last_at), "gaps": gaps}


def failure(one: Failure) -> Shape:
    return {**asdict(one), "reason": str(one.reason), "at": moment(one.at)}


def moment(at: datetime | None) -> str | None:
    return clock.to_text(at) if at else None
