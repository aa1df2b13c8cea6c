"""The library's questions about people: names, and what is said of who did what. A part of `Library`."""

from indexer.catalogue import Catalogue
from indexer.config.tree import Config
from indexer.coordination.roster import Roster
from indexer.library import sayings, speaking, written
from indexer.library.knowing import Knowing
from indexer.library.sayings import Hearing
from indexer.model.people import Alias, Saying, WrittenName
from indexer.model.viewer import Viewer


class PeopleQuestions:
    def __init__(self, config: Config) -> None:
        self.config = config
        self._knowing = Knowing(config)

    def acting(self, viewer: Viewer, login: str) -> Viewer:
        """The visitor of an open page as who they say to be: what they say is written down so; they see no more."""
        return speaking.acting(self.config, viewer, login)

    def may_name(self, viewer: Viewer) -> bool:
        """Whether `written_names` and the like answer; they raise SpeakingError otherwise."""
        return speaking.may_name(self.config, viewer)

    def written_names(self, viewer: Viewer) -> tuple[WrittenName, ...]:
        """The names that evidence writes; those nobody is known for first, by how many changes they explain."""
        return written.written_names(self._catalogue, self.config, self._roster, viewer)

    def merged_names(self, viewer: Viewer) -> tuple[Alias, ...]:
        """What was said of names and holds, the newest first."""
        return written.merged_names(self._catalogue, self.config, viewer)

    def merge_name(self, viewer: Viewer, value: str, login: str) -> int:
        """That a written name stands for a login, "" for nobody: for all its past too. The id to undo it by."""
        return written.merge(self._catalogue, self.config, self._roster, viewer, value, login)

    def undo_merge(self, viewer: Viewer, id: int) -> None:
        written.undo(self._catalogue, self.config, viewer, id)

    def say(self, viewer: Viewer, about: int, login: str, is_claim: bool, reason: str = "") -> int:
        """That a person worked on an event too, or did not do it; the id to decide on. Raises SpeakingError."""
        return sayings.say(self._hearing(viewer), about, login, is_claim=is_claim, reason=reason)

    def sayings(self, viewer: Viewer) -> tuple[Saying, ...]:
        """What waits for a decision first, then the newest."""
        return sayings.sayings(self._hearing(viewer))

    def decide(self, viewer: Viewer, saying: int, accept: bool, reason: str = "") -> None:
        """Raises SpeakingError for who may not; refusing one's own word takes it back."""
        sayings.decide(self._hearing(viewer), saying, accept=accept, reason=reason)

    def _hearing(self, viewer: Viewer) -> Hearing:
        return Hearing(self._catalogue, self.config, self._roster, viewer)

    @property
    def _roster(self) -> Roster:
        return self._knowing.roster(self._catalogue)

    @property
    def _catalogue(self) -> Catalogue:
        raise NotImplementedError
