"""Routes of tasks for programs outside of the pages: a calendar of deadlines, and an Atom feed of one task."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from indexer.clock import now
from indexer.config.tree import Config
from indexer.errors import NotVisibleError
from indexer.library.task_rights import login_of
from indexer.model.task import Act, Task, TaskCard, TaskState
from webui import door, myself
from webui.feeds import Entry as Item
from webui.feeds import written
from webui.formats import Formats
from webui.ics import Entry, calendar
from webui.visit import LANGUAGE
from webui.words import Words, as_language, words

_PRIVATE = {"Cache-Control": "private, max-age=60"}
_MOST = 50


def deadlines(request: Request) -> Response:
    """Of the tasks that the viewer's unit takes part in or that name them; `unit` asks for another one's by its code.

    On an open page, of all tasks where the visitor has not said who they are.
    """
    library, viewer = door.library(), myself.of_request(door.library(), request)
    spoken, config = _spoken(request), library.config
    asked, login = request.query_params.get("unit", ""), login_of(viewer)
    unit = asked or next((one.unit for one in config.people if one.login == login), "")
    found = [task for task, _ in library.task_states(viewer)]
    mine = [task.code for task in found if not (unit or login) or _takes_part(task, unit, "" if asked else login)]
    base = str(request.base_url)
    entries = [
        entry for card in library.task_cards(viewer, mine) for entry in _entries(card, unit, config, base, spoken)
    ]
    body = calendar(spoken("task_feeds.calendar"), entries, spoken.language, now())
    headers = _PRIVATE | {"Content-Disposition": 'inline; filename="ochung.ics"'}
    return Response(body, media_type="text/calendar; charset=utf-8", headers=headers)


def task_feed(request: Request) -> Response:
    """What happened to a task and what is said of it, as far as the viewer may read it."""
    library, viewer = door.library(), myself.of_request(door.library(), request)
    code, spoken = request.path_params["code"], _spoken(request)
    formats = Formats(spoken, ZoneInfo(library.config.time_zone), now())
    try:
        task, acts = library.task(viewer, code).task, library.discussion(viewer, code)
    except NotVisibleError as error:
        return PlainTextResponse(f"{error.title}. {error.hint}", 404)
    names = {one.login: one.name for one in library.config.people}
    items = [_item(act, names, spoken) for act in reversed(acts[-_MOST:])]
    title = f"{task.code} - {task.title}"
    body = written(title, str(request.url), str(request.base_url), items, formats)
    return Response(body, media_type="application/atom+xml", headers=_PRIVATE)


def _takes_part(task: Task, unit: str, login: str) -> bool:
    return bool(unit and unit in task.units) or bool(login and login in (task.lead_person, *task.people))


def _entries(card: TaskCard, unit: str, config: Config, base: str, spoken: Words) -> Iterator[Entry]:
    """The task's deadline, and the unit's own one where it is another day."""
    task, names = card.task, {one.code: one.name for one in config.units}
    limits: dict[date, str] = {}
    if task.due_on:
        limits[task.due_on] = ""
    own = next((share.due_on for share in task.coordinating if share.unit == unit and share.due_on), None)
    if own:
        limits[own] = unit
    for day, of in limits.items():
        told = (
            spoken("task_feeds.lead", unit=names.get(task.lead, task.lead)) if task.lead else "",
            spoken("task_feeds.words", words=task.words) if task.words and not of else "",
            task.objective,
        )
        key = "task_feeds.due_unit" if of else "task_feeds.due"
        title = spoken(key, code=task.code, title=task.title, unit=names.get(of, of))
        link = f"{base}task?{urlencode({'code': task.code})}"
        is_done = card.state in (TaskState.DONE, TaskState.DONE_LATE)
        yield Entry(f"{base} {task.code} {of}", day, title, "\n".join(filter(None, told)), link, is_done)


def _item(act: Act, names: dict[str, str], spoken: Words) -> Item:
    who = names.get(act.by, act.by) or spoken("task_feeds.program")
    address = f"task?{urlencode({'code': act.task})}"
    title = f"{who}: {spoken(f'task_feeds.{act.kind}')}"
    return Item(f"{address}#act-{act.id}", title, act.at, who, address, str(act.body.get("text", "")))


def _spoken(request: Request) -> Words:
    return words(as_language(request.query_params.get(LANGUAGE)) or door.library().config.language)
