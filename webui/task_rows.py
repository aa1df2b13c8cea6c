"""A task's head, products, documents and past tasks like it, as the parts of its page want them. Pure."""

from typing import Any
from urllib.parse import urlencode

from indexer.library.task_dossier import days_of
from indexer.model.document import Document
from indexer.model.knowledge import SimilarTask
from indexer.model.product import Product
from indexer.model.task import Origin, Tag, TaskState
from webui.document_facts import called
from webui.document_sections import line
from webui.formats import Formats
from webui.preview import page_of
from webui.rows import person_page, unit_page
from webui.task_address import task_page
from webui.task_dossier import Dossier, Names

_MOST_DOCUMENTS = 200

Row = dict[str, Any]


def head(one: Dossier, names: Names, formats: Formats) -> Row:
    words, task = formats.words, one.task
    left, urgency = _left(one, formats)
    return {
        "code": task.code,
        "title": task.title,
        "is_draft": task.is_draft,
        "state": one.card.state.value,
        "said": words(f"task.is_{one.card.state}"),
        "due": words("task.due", day=formats.date(task.due_on)) if task.due_on else task.words or words("task.no_due"),
        "due_words": words("task.due_words", words=task.words) if task.due_on and task.words else "",
        "left": left,
        "urgency": urgency,
        "facts": [fact for fact in _facts(one, names, formats) if fact["items"]],
        "objective": task.objective,
        "content": task.content,
        "lessons": task.lessons,
        "coverage": "" if task.is_draft else coverage(one, formats),
        "trouble": words("task.trouble") if one.card.trouble else "",
        "may_lead": one.may_lead,
        "is_closed": task.closed_on is not None,
        "today": formats.today.isoformat(),
        "links": [] if task.is_draft else _links(one, formats),
    }


def coverage(one: Dossier, formats: Formats) -> str:
    """What the figures rest on; never rounded to everything or to nothing."""
    found, words = one.coverage, formats.words
    watched = _percent(found.watched)
    if not found.changes:
        return words("task.coverage_none", watched=watched)
    known = formats.number(found.known)
    return words("task.coverage", known=known, changes=formats.number(found.changes), watched=watched)


def products(one: Dossier, formats: Formats) -> list[Row]:
    return [_product(each, formats) for each in one.products]


def documents(one: Dossier, names: Names, formats: Formats) -> list[Row]:
    found = one.documents[:_MOST_DOCUMENTS]
    return [{**line(each, formats), "why": why(tag, names, formats)} for each, tag in found]


def why(tag: Tag, names: Names, formats: Formats) -> str:
    """Why a document serves the task."""
    return formats.words(
        f"task.tag_{tag.how}", detail=tag.detail, who=names.person(tag.by) or formats.words("task.program")
    )


def alike(found: SimilarTask, formats: Formats, names: Names) -> Row:
    task = found.task
    closed = formats.words("task.closed_on", day=formats.date(task.closed_on)) if task.closed_on else ""
    return {
        "title": f"{task.code} · {task.title}",
        "page": task_page(task.code),
        "facts": " · ".join(filter(None, (names.unit(task.lead), closed))),
        "lessons": task.lessons,
        "documents": [_linked(document, formats) for document in found.documents],
        "people": [{"name": names.person(one), "page": person_page(names.person(one))} for one in found.people],
    }


def _left(one: Dossier, formats: Formats) -> tuple[str, str]:
    """(`còn 3 ngày làm việc`, how pressing that is); of a task that still runs."""
    days = days_of(one.task, formats.today)
    if days.limit is None or one.card.state in (TaskState.DONE, TaskState.DONE_LATE):
        return "", ""
    if days.left < 0:
        return formats.counted("task.late", -days.left), "late"
    if days.limit == formats.today:
        return formats.words("task.last_day"), "soon"
    return formats.counted("task.left", days.left), "soon" if days.is_soon else ""


def _facts(one: Dossier, names: Names, formats: Formats) -> list[Row]:
    words, task = formats.words, one.task
    directive = {"name": task.directive, "page": page_of(one.directive.id) if one.directive else ""}
    if one.directive and not one.is_sure:
        directive["note"] = words("task.perhaps")
    assigned = " · ".join(
        filter(None, (names.person(task.assigned_by), formats.date(task.assigned_on) if task.assigned_on else ""))
    )
    origin = words(f"task.origin_{task.origin}")
    if task.origin is Origin.DOCUMENT and task.reference.isdigit():
        source = {"name": origin, "page": page_of(int(task.reference))}
    else:
        source = {"name": origin}
    closed = formats.date(task.closed_on) if task.closed_on else ""
    return [
        _fact(words("task.lead"), [_unit(task.lead, names)] if task.lead else []),
        _fact(words("task.lead_person"), [_person(task.lead_person, names)] if task.lead_person else []),
        _fact(words("task.coordinating"), [_unit(share.unit, names) for share in task.coordinating]),
        _fact(words("task.people"), [_person(login, names) for login in task.people]),
        _fact(words("task.directive"), [directive] if task.directive else []),
        _fact(words("task.assigned"), [{"name": assigned}] if assigned else []),
        _fact(words("task.closed"), [{"name": closed}] if closed else []),
        _fact(words("task.origin"), [source]),
    ]


def _fact(label: str, items: list[dict[str, str]]) -> Row:
    return {"label": label, "items": items}


def _unit(code: str, names: Names) -> dict[str, str]:
    name = names.unit(code)
    return {"name": name, "page": unit_page(name)}


def _person(login: str, names: Names) -> dict[str, str]:
    name = names.person(login)
    return {"name": name, "page": person_page(name)}


def _links(one: Dossier, formats: Formats) -> list[tuple[str, str, str]]:
    """(label, address, icon)"""
    words, code = formats.words, one.task.code
    is_kept_here = one.may_lead and one.task.origin in (Origin.PAGE, Origin.DOCUMENT)
    asked_code = urlencode({"code": code})
    asked = urlencode({"task": code, "lang": words.language})
    return [
        *([(words("task.change_it"), f"tasks?{urlencode({'edit': code})}", "page")] if is_kept_here else []),
        *([(words("tag_rules.title"), f"rules?{asked_code}", "sieve")] if one.may_lead else []),
        (words("task.activity"), f"activity?{urlencode({'task': code})}", "recent"),
        (words("feed.xlsx"), f"exports/contributions.xlsx?{asked}", "save"),
        (words("feed.csv"), f"exports/contributions.csv?{asked}", "save"),
        (words("feed.atom"), f"feeds/task/{code}.atom?lang={words.language}", "feed"),
    ]


def _product(one: Product, formats: Formats) -> Row:
    state = "missing" if one.document is None else "there" if one.is_final else "draft"
    return {
        "name": one.name,
        "state": state,
        "said": formats.words(f"task.product_{state}"),
        "document": _linked(one.document, formats) if one.document else None,
    }


def _linked(document: Document, formats: Formats) -> dict[str, str]:
    return {"name": called(document, formats), "page": page_of(document.id)}


def _percent(share: float) -> str:
    """Never rounded to everything or to nothing."""
    whole = round(100 * share)
    return str(min(max(whole, int(share > 0)), 100 if share >= 1 else 99))
