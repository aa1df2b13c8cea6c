"""What the address of the page of tasks says: list, board or timeline, which, and the form for a new one. Pure;
`read(write(view)) == view`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.model.task import TaskState

VIEWS = ("list", "board", "timeline")
SOON = "soon"  # due within three working days; not one of the official states
STATES = (TaskState.OVERDUE.value, SOON, TaskState.OPEN.value, TaskState.DONE.value, TaskState.DONE_LATE.value)
STEP = 50
MOST = 1000
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class TasksView:
    """Empty fields do not limit. `unit` is a code, `person` a login, `state` one of STATES.

    `is_new`: the form for a new task is open; `edit`: that of the task with this code.
    """

    kind: str = VIEWS[0]
    unit: str = ""
    state: str = ""
    person: str = ""
    text: str = ""
    rows: int = STEP
    is_new: bool = False
    edit: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.unit or self.state or self.person or self.text)

    def without_form(self) -> "TasksView":
        return replace(self, is_new=False, edit="")

    def with_more(self) -> "TasksView":
        return replace(self, rows=min(self.rows + STEP, MOST))


def read(params: Mapping[str, Sequence[str]]) -> TasksView:
    """The view an address asks for; what makes no sense in it is passed over."""
    kind, state, rows = (_first(params, name) for name in ("view", "state", "rows"))
    return TasksView(
        kind=kind if kind in VIEWS else VIEWS[0],
        unit=_first(params, "unit"),
        state=state if state in STATES else "",
        person=_first(params, "person"),
        text=" ".join(_first(params, "q").split())[:LONGEST_TEXT].rstrip(),
        rows=min(max(int(rows), STEP), MOST) if rows.isascii() and rows.isdigit() and len(rows) < 6 else STEP,
        is_new=_first(params, "new") == "1",
        edit=_first(params, "edit"),
    )


def write(view: TasksView) -> dict[str, list[str]]:
    """The address of a view; what is as usual is left out."""
    texts = {
        "view": view.kind if view.kind != VIEWS[0] else "",
        "unit": view.unit,
        "state": view.state,
        "person": view.person,
        "q": view.text,
        "rows": str(view.rows) if view.rows > STEP else "",
        "new": "1" if view.is_new else "",
        "edit": view.edit,
    }
    return {name: [text] for name, text in texts.items() if text}


def _first(params: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(params.get(name, ())), "")
