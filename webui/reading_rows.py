"""What is to be read, rules, lessons and whom to ask, as the parts of the pages want them. Pure but for the visit."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from indexer.library.task_rights import login_of
from indexer.model.document import Document
from indexer.model.knowledge import Expert, Lesson, Proof, Reader, ReadState, Regulation, ToRead
from webui.cards import family, sure
from webui.document_facts import called
from webui.document_sections import line
from webui.formats import Formats
from webui.preview import page_of
from webui.rows import initials, person_page, unit_page
from webui.task_address import task_page
from webui.visit import Visit

_SOON = 2  # days
_MOST_OF_UNIT = 60
_COLOURS = 4

Row = dict[str, Any]


def to_read(one: ToRead, visit: Visit) -> Row:
    """One document that people are asked to read, with whom of them the viewer is told of."""
    words, formats = visit.words, visit.formats
    left, urgency = days(one.until, formats)
    done = sum(reader.state is ReadState.READ for reader in one.readers)
    by = _named(one.by, visit)
    return {
        **line(one.document, formats),
        "id": one.id,
        "where": " · ".join(filter(None, (one.document.unit, _folder(one.document)))),
        "until": words("reading.until", day=formats.date(one.until)),
        "left": left if any(reader.state is not ReadState.READ for reader in one.readers) else "",
        "urgency": urgency,
        "asked": words("reading.asked_by", who=by, day=formats.date(formats.day_of(one.at))),
        "note": one.note,
        "mine": _mine(one, formats),
        "is_waiting": one.is_waiting,
        "is_mine": one.is_mine,
        "progress": words("reading.progress", done=formats.number(done), all=formats.number(len(one.readers))),
        "share": round(100 * done / len(one.readers)) if one.readers else 0,
        "readers": [_reader(reader, formats) for reader in one.readers],
        "csv": f"exports/reading.csv?id={one.id}&lang={words.language}",
    }


def days(until: date, formats: Formats) -> tuple[str, str]:
    """(`còn 3 ngày`, how pressing that is)"""
    left = (until - formats.today).days
    if left < 0:
        return formats.counted("reading.late", -left), "late"
    if left == 0:
        return formats.words("reading.today"), "soon"
    return formats.counted("reading.left", left), "soon" if left <= _SOON else ""


def rules(found: Sequence[Regulation], formats: Formats) -> list[Row]:
    """By unit, in the order given."""
    groups: dict[str, list[Row]] = {}
    for one in found:
        groups.setdefault(one.unit, []).append(_rule(one, formats))
    return [
        {
            "unit": unit or formats.words("rules.office"),
            "page": unit_page(unit) if unit else "",
            "count": formats.counted("rules.count", len(rows)),
            "rows": rows[:_MOST_OF_UNIT],
            "rest": formats.counted("rules.rest", len(rows) - _MOST_OF_UNIT) if len(rows) > _MOST_OF_UNIT else "",
        }
        for unit, rows in groups.items()
    ]


def lesson(one: Lesson, visit: Visit) -> Row:
    words, formats = visit.words, visit.formats
    units = {unit.code: unit.name for unit in visit.library.config.units}
    unit = units.get(one.unit, one.unit)
    about = f"{one.task} · {one.title}" if one.task else unit
    said = words("lessons.by_open" if one.is_open else "lessons.by", who=_named(one.by, visit)) if one.by else ""
    when = formats.date(formats.day_of(one.at)) if one.at else ""
    return {
        "id": one.id,
        "text": one.text,
        "about": about,
        "page": task_page(one.task) if one.task else unit_page(unit) if unit else "",
        "kind": words("lessons.idea" if one.is_idea else "lessons.lesson"),
        "is_idea": one.is_idea,
        "said": " · ".join(filter(None, (said, when))),
        "may_undo": bool(one.id and one.by) and one.by == login_of(visit.viewer),
    }


def expert(one: Expert, formats: Formats) -> Row:
    words = formats.words
    return {
        "person": one.person,
        "page": person_page(one.person),
        "initials": initials(one.person),
        "colour": sum(map(ord, one.person)) % _COLOURS,
        "unit": one.unit,
        "unit_page": unit_page(one.unit) if one.unit else "",
        "count": formats.counted("experts.documents", one.documents),
        "last": words("experts.last", when=formats.ago(one.last_at)),
        "proofs": [_proof(proof, formats) for proof in one.proofs],
        "rest": formats.counted("experts.rest", one.documents - len(one.proofs))
        if one.documents > len(one.proofs)
        else "",
    }


def _mine(one: ToRead, formats: Formats) -> str:
    if one.mine is None:
        return ""
    if one.mine.state is ReadState.READ and one.mine.at:
        return formats.words("reading.you_read", moment=formats.exactly(one.mine.at))
    return formats.words(f"reading.you_{one.mine.state.value}")


def _reader(reader: Reader, formats: Formats) -> Row:
    when = formats.exactly(reader.at) if reader.at else ""
    open_word = formats.words("reading.openly") if reader.is_open and reader.at else ""
    return {
        "name": reader.name,
        "unit": reader.unit,
        "state": reader.state.value,
        "said": formats.words(f"reading.state_{reader.state.value}"),
        "when": " · ".join(filter(None, (when, open_word))),
    }


def _rule(one: Regulation, formats: Formats) -> Row:
    document = one.document
    issued = document.header.issued_on
    return {
        **_linked(document, formats),
        "kind": one.kind,
        "about": document.header.subject or document.properties.title,
        "date": formats.date(issued) if issued else "",
        "type": document.type[:4] or "?",
        "family": family(document.type),
        "replaced": _linked(one.replaced_by, formats) if one.replaced_by else None,
        "replaced_how": formats.words("rules.replaced" if one.is_sure else "rules.perhaps_replaced"),
        "amended": _linked(one.amended_by, formats) if one.amended_by else None,
    }


def _folder(document: Document) -> str:
    return " › ".join((document.drive, *document.path.split("/")[:-1]))


def _linked(document: Document, formats: Formats) -> Row:
    return {"name": called(document, formats), "page": page_of(document.id)}


def _proof(one: Proof, formats: Formats) -> Row:
    return {
        **line(one.document, formats),
        "where": " · ".join(filter(None, (one.document.unit, _folder(one.document)))),
        "sure": sure(one.strength, formats),
        "edits": formats.counted("experts.edits", one.edits),
        "when": formats.ago(one.last_at),
    }


def _named(login: str, visit: Visit) -> str:
    known = {person.login: person.name for person in visit.library.config.people}
    return known.get(login, login) or visit.words("saying.console")
