"""How the last reading of the register went, with each row that wants a look, for the page of tasks. Pure."""

from typing import Any

from indexer.model.register import RegisterState, RegisterStatus
from webui import register_words
from webui.formats import Formats

_MOST = 200


def register(status: RegisterStatus | None, formats: Formats) -> dict[str, Any] | None:
    if status is None:
        return None
    words, number = formats.words, formats.number
    is_ok = status.state is RegisterState.OK
    taken = words("tasks.register_taken", taken=number(status.tasks), rows=number(status.rows)) if is_ok else ""
    return {
        "is_ok": is_ok and not status.faults,
        "told": register_words.state(status, words),
        "path": " › ".join((status.drive, *status.path.split("/"))),
        "when": words("tasks.register_read", moment=formats.exactly(status.read_at)) if status.read_at else "",
        "taken": taken,
        "count": formats.counted("tasks.register_faults", len(status.faults)) if status.faults else "",
        "faults": [
            {
                "row": register_words.place(one, words),
                "why": register_words.fault(one, words),
                "worth": register_words.worth(one, words),
                "title": one.title,
            }
            for one in status.faults[:_MOST]
        ],
    }
