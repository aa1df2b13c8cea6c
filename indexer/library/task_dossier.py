"""What belongs to a task as its page shows it: the document that assigns it, the products that are there, its days."""

from dataclasses import dataclass
from datetime import date

from indexer.catalogue.citations import Bearer
from indexer.coordination.deadlines import days_left, due_day, is_due_soon, last_day
from indexer.coordination.products import products_of
from indexer.library import tasks
from indexer.library.bearers import meant
from indexer.library.tasks import Asked, in_sight
from indexer.model.document import Document
from indexer.model.product import Product
from indexer.model.task import Task
from indexer.vietnamese.citations import find_citations
from indexer.vietnamese.numbers import number_key

_YEARS_BEFORE = 1  # how long before its day of assignment a task's directive may be from, where no year is said


@dataclass(frozen=True, slots=True)
class Days:
    """`limit`: the last day in time, None without a deadline. `left`: working days after today up to it, 0 on that
    day, negative when it is over."""

    limit: date | None
    left: int = 0
    is_soon: bool = False


def days_of(task: Task, today: date) -> Days:
    return days_until(last_day(task.due_on, task.words), today)


def day_meant(words: str, since: date | None) -> date | None:
    """The day that words like `05 ngày làm việc` or `31/12/2026` mean; `since`: the day of assignment."""
    return due_day(words, since)


def days_until(limit: date | None, today: date) -> Days:
    if limit is None:
        return Days(None)
    return Days(limit, days_left(limit, today), is_due_soon(limit, today))


def directive(asked: Asked, code: str) -> tuple[Document | None, bool]:
    """(the document that the task's directive names, whether no other one fits); the viewer's drives only.

    Raises NotVisibleError.
    """
    catalogue, _, viewer = asked
    task = in_sight(asked, code)
    cited = find_citations(task.directive)
    if not cited:
        return None, True
    unit = next((one.name for one in asked[1].units if one.code == task.lead), "")
    folder = task.folders[0] if task.folders else ""
    citing = Bearer(0, "", f"{folder}/", unit, (code,), "", task.assigned_on, "", False, "")
    bearers = [
        one
        for one in catalogue.citations.bearing(number_key(cited[0].number), cited[0].year, viewer.drives)
        if _is_of_its_time(one.issued_on, task.assigned_on)
    ]
    found = meant(cited[0], citing, bearers)
    return (catalogue.documents.get(found.copies[0].id) if found.copies else None), found.is_sure


def products(asked: Asked, code: str) -> tuple[Product, ...]:
    """The products expected of a task with the documents that seem to be them, as far as the viewer may see.

    Raises NotVisibleError.
    """
    names = in_sight(asked, code).products
    return products_of(names, [document for document, _ in tasks.documents(asked, code)]) if names else ()


def _is_of_its_time(issued_on: date | None, assigned_on: date | None) -> bool:
    """A number is given anew every year: one issued long before, or after, the assignment is another document."""
    if issued_on is None or assigned_on is None:
        return True
    return assigned_on.year - _YEARS_BEFORE <= issued_on.year and issued_on <= assigned_on
