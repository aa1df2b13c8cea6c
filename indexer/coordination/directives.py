"""Whether a number means the directive of a task, or a document that somebody tagged: surely enough to tag by it. Pure.

A number starts anew each year and in each office, and laws are cited by everybody. What is not sure enough here may
still be suggested.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from indexer.model.relation import Citation, Relation
from indexer.model.task import Task
from indexer.vietnamese.citations import is_national
from indexer.vietnamese.dates import find_dates
from indexer.vietnamese.numbers import iterate_numbers
from indexer.vietnamese.offices import same_office

FOLLOWING = frozenset({Relation.CARRIES_OUT, Relation.ANSWERS})
_WORKING = FOLLOWING | {Relation.BASED_ON}
_AFTER = frozenset({*FOLLOWING, Relation.REPLACES, Relation.AMENDS})  # what follows upon one of a task's documents
_BEFORE = timedelta(days=60)  # from a directive to the task's day of assignment
_LATE = timedelta(days=30)  # papers of a task that come after its end
_LONGEST = timedelta(days=400)  # of a task whose end nobody knows


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a numbered document: a text that cites it, the document itself, a file's name."""

    key: str
    day: date | None = None
    year: int | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Directive:
    """A number by which a task is known. `day`, `year`: of its issue, as far as the task says them."""

    task: str
    key: str
    number: str
    day: date | None = None
    year: int | None = None
    issuer: str = ""
    assigned_on: date | None = None
    until: date | None = None


def directives_of(task: Task, written: str) -> Iterator[Directive]:
    """The numbers in a task's directive as written that are not national law."""
    days = find_dates(written)
    day = days[0] if len(set(days)) == 1 else None
    end = task.closed_on or task.due_on or (task.assigned_on + _LONGEST if task.assigned_on else None)
    until = end + _LATE if end else None
    for number in iterate_numbers(written):
        if number.value is not None and not is_national(number):
            of_day = day.year if day else task.assigned_on.year if task.assigned_on else None
            year = number.year or of_day
            yield Directive(task.code, number.key, number.text, day, year, "", task.assigned_on, until)


def is_it(directive: Directive, said: Said) -> bool:
    """Whether the document itself, or a name, that says this is the directive."""
    if _contradicts(directive, said):
        return False
    if said.day:
        return said.day == directive.day if directive.day else _is_about_then(directive, said.day)
    return said.year is not None and said.year == directive.year


def means(directive: Directive, citation: Citation, citing_on: date | None, key: str) -> bool:
    """Whether a citation surely means the directive of a task. `citing_on`: the day of the citing document."""
    said = Said(key, citation.issued_on, citation.year, citation.issuer)
    if citation.is_national or _contradicts(directive, said):
        return False
    if said.day:
        return said.day == directive.day if directive.day else _is_about_then(directive, said.day)
    if said.year:
        return said.year == directive.year and citation.relation in _WORKING
    since = directive.day or directive.assigned_on
    is_then = citing_on is not None and since is not None and since <= citing_on <= (directive.until or citing_on)
    return is_then and citation.relation in FOLLOWING


def follows(bearer: Directive, citation: Citation, key: str) -> bool:
    """Whether a citation surely answers, carries out or replaces a document that somebody tagged."""
    said = Said(key, citation.issued_on, citation.year, citation.issuer)
    if citation.is_national or citation.relation not in _AFTER or _contradicts(bearer, said) or bearer.day is None:
        return False
    return said.day == bearer.day if said.day else said.year == bearer.day.year and bool(said.issuer)


def unique(found: Iterable[Directive]) -> Directive | None:
    """The one there is; None where several tasks have the number, for it does not tell which."""
    by_task = {one.task: one for one in found}
    return next(iter(by_task.values())) if len(by_task) == 1 else None


def _contradicts(directive: Directive, said: Said) -> bool:
    if directive.key != said.key:
        return True
    if directive.issuer and said.issuer and same_office(directive.issuer, said.issuer) is False:
        return True
    year = said.day.year if said.day else said.year
    return bool(year and directive.year and directive.day and year != directive.year)


def _is_about_then(directive: Directive, day: date) -> bool:
    """A task is given on the day of its directive, or soon after it."""
    assigned = directive.assigned_on
    return assigned is not None and assigned - _BEFORE <= day <= assigned + timedelta(days=15)
