"""The JSON shapes of tasks, as docs/commands.md promises them. Pure."""

from dataclasses import asdict
from datetime import date

from indexer.cli.shapes import Shape, moment
from indexer.model.document import Document
from indexer.model.task import Act, Row, Tag, TaskCard


def task(card: TaskCard) -> Shape:
    one = card.task
    return {
        "code": one.code,
        "title": one.title,
        "objective": one.objective,
        "content": one.content,
        "lead": one.lead,
        "lead_person": one.lead_person,
        "coordinating": [share.unit for share in one.coordinating],
        "people": list(one.people),
        "assigned_by": one.assigned_by,
        "assigned_on": _day(one.assigned_on),
        "due_on": _day(one.due_on),
        "due_words": one.words,
        "unit_due": {unit: _day(due_on) for unit, due_on, _ in card.unit_states},
        "units": {unit: str(involvement) for unit, _, involvement in card.unit_states},
        "products": list(one.products),
        "directive": one.directive,
        "state": str(card.state),
        "closed_on": _day(one.closed_on),
        "lessons": one.lessons,
        "files": card.files,
        "last_at": moment(card.last_at),
        "origin": str(one.origin),
        "reference": one.reference,
        "is_draft": one.is_draft,
        "trouble": asdict(card.trouble) if card.trouble else None,
    }


def tagged(document: Document, tag: Tag) -> Shape:
    why = {"how": str(tag.how), "detail": tag.detail, "by": tag.by}
    return {"id": document.id, "drive": document.drive, "path": document.path, **why}


def act(one: Act) -> Shape:
    whom = {"document": one.document, "unit": one.unit, "person": one.person, "about": one.about}
    said = {"body": one.body, "is_open": one.is_open}
    return {"id": one.id, "at": moment(one.at), "kind": str(one.kind), "by": one.by, **whom, **said}


def row(one: Row) -> Shape:
    return {
        "task": one.task,
        "unit": one.unit,
        "role": str(one.role),
        "person": one.person,
        "state": str(one.state),
        "files": one.files,
        "edits": one.edits,
        "words": one.words,
        "remarks": one.remarks,
        "first_at": moment(one.first_at),
        "last_at": moment(one.last_at),
        "evidence_count": one.evidence,
        "certain": one.certain,
        "unweighed": one.unweighed,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
