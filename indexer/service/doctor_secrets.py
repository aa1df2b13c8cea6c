"""Check of what must not lie on a shared drive: documents that bear a state-secret mark."""

from indexer.catalogue import open_catalogue
from indexer.catalogue.catalogue import NAME
from indexer.config.tree import Config
from indexer.model.reading import Reason
from indexer.service.check import Check

_CURE = (
    "Take them to a machine without network, as the law on state secrets asks. `ochung failures` says where they lie."
)


def check_secrets(config: Config) -> Check:
    """No fault of the machine's, so it never fails; the cure says what to do."""
    name = "state secrets"
    if not (config.state.path / NAME).exists():
        return Check(name, ok=True, detail="nothing was read yet")
    catalogue = open_catalogue(config.state.path)
    try:
        count = catalogue.failures.count([drive.name for drive in config.drives], Reason.SECRET)
    finally:
        catalogue.close()
    if not count:
        return Check(name, ok=True, detail="no document bears a state-secret mark")
    return Check(
        name, ok=True, detail=f"{count} documents bear a state-secret mark; nothing of them is kept", cure=_CURE
    )
