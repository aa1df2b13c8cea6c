"""The sections of a document's page: documents around it, drafts and versions, what differs between two texts."""

from typing import Any

from indexer.errors import NotVisibleError
from indexer.model.document import Document
from indexer.model.family import Comparison, Family, Member, Version
from indexer.model.relation import Link
from webui.cards import family as colour
from webui.document_address import Text, written
from webui.document_facts import called
from webui.formats import Formats
from webui.visit import Visit

Row = dict[str, Any]


def tabs(visit: Visit, document: Document, links: tuple[Link, ...], kin: Family | None) -> list[tuple[str, str]]:
    """(id, label) of the sections that hold something."""
    words, number = visit.words, visit.formats.number
    states = len(_states(visit, document, kin))
    found = [("text", words("document.text"))]
    if links:
        found.append(("relations", f"{words('document.relations')} · {number(len(links))}"))
    if states > 1:
        found.append(("versions", f"{words('document.versions')} · {number(states)}"))
    if not document.failure:
        found.append(("similar", words("document.similar")))
    tasks = words("document.tasks")
    found.append(("tasks", f"{tasks} · {number(len(document.tasks))}" if document.tasks else tasks))
    return [*found, ("history", words("document.history"))]


def groups(links: tuple[Link, ...], formats: Formats) -> list[Row]:
    """Links under the words that say what they mean, in the order in which they come."""
    found: dict[str, list[Row]] = {}
    for link in links:
        direction = "back_" if link.is_backward else ""
        found.setdefault(f"{direction}{link.citation.relation.value}", []).append(_link(link, formats))
    return [{"title": formats.words(f"document.{key}"), "rows": rows} for key, rows in found.items()]


def line(document: Document, formats: Formats) -> Row:
    """Another document in one line."""
    folder = document.path.rpartition("/")[0].replace("/", " › ")
    subject = document.header.subject or document.properties.title
    name = called(document, formats)
    return {
        "document": document.id,
        "name": name,
        "about": subject or ("" if name == document.name else document.name),
        "where": " · ".join(filter(None, (document.unit, folder, formats.date(formats.day_of(document.modified_at))))),
        "type": document.type[:4] or "?",
        "family": colour(document.type),
    }


def versions(visit: Visit, document: Document, kin: Family | None, chosen: tuple[Text, Text] | None) -> Row:
    """Drafts and copies of the same work, former texts, and what differs between the two chosen ones."""
    states = _states(visit, document, kin)
    known = {text for text, _ in states}
    states = [*(_other(text, visit) for text in dict.fromkeys(chosen or ()) if text not in known), *states]
    before, after = map(written, chosen or _first_to_compare(document, kin, states))
    return {
        "members": [_member(member, document, kin, visit.formats) for member in kin.members] if kin else [],
        "options": [(written(text), label) for text, label in states],
        "before": before,
        "after": after,
        "compared": _compared(visit, chosen) if chosen else None,
    }


def _states(visit: Visit, document: Document, kin: Family | None) -> list[tuple[Text, str]]:
    """Every text that can be compared with its label: this document's, oldest first, before those of its family."""
    others = [member.document for member in reversed(kin.members) if member.document.id != document.id] if kin else []
    found: list[tuple[Text, str]] = [((other.id, None), other.name) for other in others if not other.failure]
    kept = visit.library.versions(visit.viewer, document.id)
    return [*found, *(_version(version, is_last=version is kept[-1], visit=visit) for version in kept)]


def _version(version: Version, *, is_last: bool, visit: Visit) -> tuple[Text, str]:
    words, formats = visit.words, visit.formats
    name = words("document.present") if is_last else words("document.version", n=formats.number(version.number))
    details = (formats.exactly(version.at), version.person, words("document.words", n=formats.number(version.words)))
    return (version.document, None if is_last else version.number), f"{name} · {' · '.join(filter(None, details))}"


def _first_to_compare(document: Document, kin: Family | None, states: list[tuple[Text, str]]) -> tuple[Text, Text]:
    """A draft with the one to use instead; else the two newest texts."""
    before, after = states[-2][0], states[-1][0]
    first = kin.members[0].document.id if kin else document.id
    return (before, after) if first == document.id else (after, (first, None))


def _other(text: Text, visit: Visit) -> tuple[Text, str]:
    """A text that a link names and this document's page does not offer by itself."""
    id, number = text
    words = visit.words
    try:
        name = visit.library.document(visit.viewer, id).name
    except NotVisibleError:
        return text, words("document.not_here")
    return text, name if number is None else f"{name} · {words('document.version', n=str(number))}"


def _member(member: Member, document: Document, kin: Family, formats: Formats) -> Row:
    words = formats.words
    is_first = member is kin.members[0]
    percent = round(member.likeness * 100)
    likeness = words("document.likeness", n=str(percent)) if percent < 100 else words("document.same")
    state = (_state(member, formats), "" if is_first else likeness)
    return line(member.document, formats) | {
        "name": member.document.name,
        "about": " · ".join(filter(None, state)),
        "best": words("document.best") if is_first else "",
        "here": words("document.here") if member.document.id == document.id else "",
    }


def _state(member: Member, formats: Formats) -> str:
    if member.is_final:
        return formats.words("document.final")
    if member.draft is not None:
        return formats.words("document.draft_n", n=str(member.draft))
    return formats.words("document.draft") if member.document.header.is_draft else ""


def _compared(visit: Visit, chosen: tuple[Text, Text]) -> Row:
    try:
        found = visit.library.compare(visit.viewer, *chosen)
    except NotVisibleError:
        return {"none": visit.words("document.not_kept")}
    return _difference(found, visit.formats)


def _difference(found: Comparison, formats: Formats) -> Row:
    words, number = formats.words, formats.number
    if not found.words_added and not found.words_removed:
        return {"none": words("document.no_difference")}
    return {
        "counts": [
            words("event.words_added", n=number(found.words_added)),
            words("event.words_removed", n=number(found.words_removed)),
        ],
        "pieces": [(piece.kind.value, piece.text) for piece in found.pieces],
    }


def _link(link: Link, formats: Formats) -> Row:
    citation = link.citation
    if link.document:
        row = line(link.document, formats)
        return row | {"unsure": "" if link.is_sure else formats.words("document.unsure")}
    note = "national" if citation.is_national else "absent"
    return {
        "document": 0,
        "name": citation.number,
        "about": citation.about,
        "where": formats.words(f"document.{note}"),
        "search": f"so:{citation.number}",
        "national": citation.is_national,
    }
