"""Tasks that documents assign, offered to heads: confirmed they are tasks, refused they are never offered again.

A draft quotes its document, so only who may see that document is told of it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from indexer.clock import now
from indexer.coordination.task_changes import with_changes
from indexer.errors import SpeakingError
from indexer.library.speaking import is_open, speaker
from indexer.library.task_making import EDITABLE, check_sense, made_of, next_code
from indexer.library.task_rights import check_lead
from indexer.library.tasks import Asked, in_sight
from indexer.library.wording import line, said, written
from indexer.model.task import Act, ActKind, Task


def confirm(asked: Asked, code: str, code_wanted: str, changes: Mapping[str, Any]) -> str:
    """The code of the task it becomes. Raises NotVisibleError, SpeakingError."""
    catalogue, config, viewer = asked
    speaker(config, viewer)
    with catalogue.writing():
        draft = _draft(asked, code)
        given = {name: value for name, value in changes.items() if name in EDITABLE}
        final = line(code_wanted) or next_code(asked, now())
        task = written(replace(with_changes(draft, given), code=final, is_draft=False), draft)
        if catalogue.tasks.get(final, gone=True):
            raise SpeakingError("code", f"There is a task {final} already, or there was", "Choose another code.")
        check_lead(config, viewer, task)
        check_sense(asked, task)
        catalogue.tasks.withdraw(code)
        made_of(asked, task, document=int(draft.reference), draft=code)
    return final


def refuse(asked: Asked, code: str, reason: str) -> int:
    """The act's id. Raises NotVisibleError, SpeakingError."""
    catalogue, config, viewer = asked
    by = speaker(config, viewer)
    with catalogue.writing():
        draft = _draft(asked, code)
        catalogue.tasks.withdraw(code)
        text = said(reason)
        body = {"text": text} if text else {}
        document = int(draft.reference)
        return catalogue.acts.add(Act(ActKind.WITHDRAWN, now(), by, code, document, body=body, is_open=is_open(viewer)))


def _draft(asked: Asked, code: str) -> Task:
    """Inside the transaction, so that two heads do not confirm one draft."""
    _, config, viewer = asked
    draft = in_sight(asked, code)
    if not draft.is_draft:
        raise SpeakingError("draft", f"{code} is no draft", "It is a task already.")
    check_lead(config, viewer, draft)
    return draft
