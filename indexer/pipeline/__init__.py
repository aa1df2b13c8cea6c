"""From settled changes to the ledger: read what needs reading, then record each change in one transaction."""

from indexer.pipeline import again, offering
from indexer.pipeline.crediting import Crediting
from indexer.pipeline.flow import Counts, Pipeline
from indexer.pipeline.holding import LockWatch
from indexer.pipeline.learning import Learning
from indexer.pipeline.moment import Moment
from indexer.pipeline.owning import Owners
from indexer.pipeline.past import Past
from indexer.pipeline.recording import Recorder
from indexer.pipeline.scanning import Scanning
from indexer.pipeline.tagging import Tagging
from indexer.pipeline.task_sources import take_configured

__all__ = [
    "Counts",
    "Crediting",
    "Learning",
    "LockWatch",
    "Moment",
    "Owners",
    "Past",
    "Pipeline",
    "Recorder",
    "Scanning",
    "Tagging",
    "again",
    "offering",
    "take_configured",
]
