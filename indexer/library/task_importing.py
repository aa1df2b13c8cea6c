"""A list of tasks that is taken over once: from then on they are tasks of the page."""

from collections.abc import Sequence

from indexer.errors import SpeakingError
from indexer.library.speaking import is_administrator
from indexer.library.task_making import take_over
from indexer.library.tasks import Asked
from indexer.model.task import Task


def take_over_all(asked: Asked, tasks: Sequence[Task]) -> int:
    """How many were new or changed, all of them or none. Raises SpeakingError."""
    catalogue, config, viewer = asked
    if not is_administrator(config, viewer):
        raise SpeakingError("importing", "Only administrators import tasks", "Ask one; or make them on the page.")
    with catalogue.writing():
        return sum(take_over(asked, task) > 0 for task in tasks)
