"""Documents that bear a state-secret mark: who learns where they lie, and that they are not handed out.

Administrators and heads of units are told, of the drives that they may see. To everybody else such a document is a name
without content, and no list says where there are any.
"""

from indexer.catalogue import Catalogue
from indexer.config.tree import Config
from indexer.errors import NotVisibleError
from indexer.model.document import Document
from indexer.model.reading import Reason
from indexer.model.status import Failure
from indexer.model.viewer import Viewer


def is_told(config: Config, viewer: Viewer) -> bool:
    """Whether the viewer answers for what lies on the drives."""
    return viewer.is_administrator or viewer.login.lower() in {unit.head.lower() for unit in config.units if unit.head}


def secrets(catalogue: Catalogue, config: Config, viewer: Viewer) -> tuple[Failure, ...]:
    """Newest first; () for everybody who is not told. `detail` is the mark."""
    if not is_told(config, viewer):
        return ()
    return tuple(one for one in catalogue.failures.all(viewer.drives) if one.reason is Reason.SECRET)


def failures(catalogue: Catalogue, config: Config, viewer: Viewer) -> tuple[Failure, ...]:
    """Files that could not be read; secrets among them only for those who are told."""
    found = catalogue.failures.all(viewer.drives)
    return found if is_told(config, viewer) else tuple(one for one in found if one.reason is not Reason.SECRET)


def counts(catalogue: Catalogue, config: Config, viewer: Viewer) -> tuple[int, int]:
    """(lines of `failures`, lines of `secrets`)"""
    all_, secret = catalogue.failures.count(viewer.drives), catalogue.failures.count(viewer.drives, Reason.SECRET)
    return (all_, secret) if is_told(config, viewer) else (all_ - secret, 0)


def refuse_secret(document: Document) -> None:
    """Raises NotVisibleError for a document that must not spread."""
    if document.failure == Reason.SECRET:
        raise NotVisibleError(
            f"{document.name} bears a state-secret mark and is not handed out here",
            "Such documents do not belong on this drive: tell the head of the unit or the administrator.",
        )
