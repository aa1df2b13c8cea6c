"""What a question about tasks comes with, and the task that it names."""

from indexer.catalogue import Catalogue
from indexer.config.tree import Config
from indexer.errors import NotVisibleError
from indexer.model.task import Task
from indexer.model.viewer import Viewer

Asked = tuple[Catalogue, Config, Viewer]


def kept(catalogue: Catalogue, code: str) -> Task:
    """The task as it stands, no draft: those everybody sees. Raises NotVisibleError."""
    found = catalogue.tasks.get(code)
    if found is None or found.is_draft:
        raise unknown(code)
    return found


def unknown(code: str) -> NotVisibleError:
    return NotVisibleError(f"There is no task {code}", "`ochung tasks` lists those there are.")
