"""The door to all tables over one connection. One Catalogue belongs to one thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.catalogue.acts import Acts
from indexer.catalogue.aliases import Aliases
from indexer.catalogue.authorship import Authorship
from indexer.catalogue.citations import Citations
from indexer.catalogue.connection import connect, writing
from indexer.catalogue.credits import Credits
from indexer.catalogue.documents import Documents
from indexer.catalogue.drives import Drives
from indexer.catalogue.efforts import Efforts
from indexer.catalogue.events import Events
from indexer.catalogue.experience import Experience
from indexer.catalogue.failures import Failures
from indexer.catalogue.families import Families
from indexer.catalogue.files import Files
from indexer.catalogue.imprints import Imprints
from indexer.catalogue.letters import Letters
from indexer.catalogue.log_positions import LogPositions
from indexer.catalogue.memberships import Memberships
from indexer.catalogue.name_uses import NameUses
from indexer.catalogue.names import Names
from indexer.catalogue.offers import Offers
from indexer.catalogue.openings import Openings
from indexer.catalogue.outbox import Outbox
from indexer.catalogue.places import TextPlaces
from indexer.catalogue.presence import Presence
from indexer.catalogue.profiles import Profiles
from indexer.catalogue.register import Registers
from indexer.catalogue.reminders import Reminders
from indexer.catalogue.requests import Requests
from indexer.catalogue.retold import Retold
from indexer.catalogue.rule_books import RuleBooks
from indexer.catalogue.saved_searches import SavedSearches
from indexer.catalogue.sayings import Sayings
from indexer.catalogue.scans import Scans
from indexer.catalogue.schema import migrate
from indexer.catalogue.sightings import Sightings
from indexer.catalogue.tag_counts import TagCounts
from indexer.catalogue.tag_lessons import TagLessons
from indexer.catalogue.tag_rules import TagRuleRows
from indexer.catalogue.tag_work import TagWork
from indexer.catalogue.tags import Tags
from indexer.catalogue.task_sources import TaskSources
from indexer.catalogue.task_sums import TaskSums
from indexer.catalogue.tasks import Tasks
from indexer.catalogue.versions import Versions
from indexer.catalogue.watch_spans import WatchSpans
from indexer.errors import StateError

NAME = "catalogue.db"


class Catalogue:
    """Tables by their owners. Change several of them inside one `writing()` block: all or nothing."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._database = connect(file)
        migrate(self._database, file)
        connection = self._database.conn
        self._sql = connection
        self.files = Files(connection)
        self.documents = Documents(connection)
        self.places = TextPlaces(connection)
        self.citations = Citations(connection)
        self.scans = Scans(connection)
        self.events = Events(connection)
        self.credits = Credits(connection)
        self.efforts = Efforts(connection)
        self.watch_spans = WatchSpans(connection)
        self.profiles = Profiles(connection)
        self.names = Names(connection)
        self.name_uses = NameUses(connection)
        self.aliases = Aliases(connection)
        self.memberships = Memberships(connection)
        self.sayings = Sayings(connection)
        self.sightings = Sightings(connection)
        self.tasks = Tasks(connection)
        self.task_sources = TaskSources(connection)
        self.register = Registers(connection)
        self.offers = Offers(connection)
        self.task_sums = TaskSums(connection)
        self.acts = Acts(connection)
        self.tags = Tags(connection)
        self.letters = Letters(connection)
        self.reminders = Reminders(connection)
        self.tag_rules = TagRuleRows(connection)
        self.tag_counts = TagCounts(connection)
        self.tag_work = TagWork(connection)
        self.tag_lessons = TagLessons(connection)
        self.retold = Retold(connection)
        self.log_positions = LogPositions(connection)
        self.openings = Openings(connection)
        self.authorship = Authorship(connection)
        self.experience = Experience(connection)
        self.rule_books = RuleBooks(connection)
        self.outbox = Outbox(connection)
        self.failures = Failures(connection)
        self.drives = Drives(connection)
        self.requests = Requests(connection)
        self.versions = Versions(connection)
        self.imprints = Imprints(connection)
        self.families = Families(connection)
        self.saved_searches = SavedSearches(connection)
        self.presence = Presence(connection)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction with the write lock from its start. Not to be nested."""
        with writing(self._sql):
            yield

    def tidy(self) -> None:
        """Takes the write-ahead log back into the database; for idle moments."""
        self._sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._database.close()


def open_catalogue(state: Path) -> Catalogue:
    """The catalogue of a state folder, made if missing. Raises StateError where the folder cannot be used."""
    try:
        state.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StateError(
            f"The state folder {state} cannot be made: {error.strerror}", "Set [state] path to a local folder."
        ) from error
    return Catalogue(state / NAME)
