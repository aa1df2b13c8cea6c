"""Whether somebody reads what was said or done about a task: by whom it concerns, by the drive of its document, and by
what it answers. Whoever may not read some words reads no answer to them either.
"""

from indexer.library.asking import Asked
from indexer.library.task_rights import may_read
from indexer.model.task import Act, Task


def reads(asked: Asked, task: Task, act: Act) -> bool:
    catalogue, config, viewer = asked
    if not may_read(config, viewer, task, act) or not _sees_document(asked, act):
        return False
    answered = catalogue.acts.get(act.about) if act.about is not None else None
    return answered is None or reads(asked, task, answered)


def _sees_document(asked: Asked, act: Act) -> bool:
    """Whether the act is about no document, or about one that the viewer may see."""
    catalogue, _, viewer = asked
    if act.document is None or viewer.drives is None:
        return True
    document = catalogue.documents.get(act.document)
    return document is not None and viewer.may_see(document.drive)
