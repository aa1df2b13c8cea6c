"""Documents that may serve a task, and tasks that a document may serve: found by what is like them, in the viewer's
drives. What somebody said of a document and a task is never suggested again."""

from collections.abc import Callable, Iterable, Iterator

from indexer.coordination.suggesting_tasks import Signal, fit, guesses, shares
from indexer.coordination.task_likeness import text_likeness
from indexer.library.asking import Asked, kept
from indexer.model.document import Document
from indexer.model.suggestion import Guess, LikelyTask, Reason, SuggestedTag
from indexer.model.task import Tag, Task

Finding = Callable[[int], Iterable[Document]]
_NEIGHBOURS = 60  # documents of a folder that are looked at
_SEEDS = 6  # documents of a task whose like are looked for
_LATEST = 50
_CANDIDATES = 40


class Guessing:
    """`kin`, `like`, `cited`: by a document's id its copies and drafts, its like (the best first), and what it cites
    or is cited by, as far as the viewer may see. `found`: documents with these words."""

    def __init__(
        self, asked: Asked, kin: Finding, like: Finding, cited: Finding, found: Callable[[str], Iterable[Document]]
    ) -> None:
        self._asked = asked
        self._kin, self._like, self._cited, self._found = kin, like, cited, found
        self._lessons = asked[0].tag_lessons.all()

    def tasks(self, document: Document, limit: int) -> tuple[LikelyTask, ...]:
        """The likeliest first."""
        said = {tag.task for tag in self._tags_of(document.id)}
        open_ = {task.code: task for task in self._asked[0].tasks.all() if task.code not in said}
        found = self._guesses(document, open_)
        return tuple(LikelyTask(open_[one.task], one) for one in found[:limit])

    def guess(self, document: Document, code: str) -> Guess | None:
        """What speaks for one task; None where too little does. Raises NotVisibleError."""
        return next(iter(self._guesses(document, {code: kept(self._asked[0], code)})), None)

    def documents(self, code: str, limit: int) -> tuple[SuggestedTag, ...]:
        """The likeliest first. Raises NotVisibleError."""
        catalogue, _, viewer = self._asked
        task = kept(catalogue, code)
        documents = catalogue.tags.documents_of(code, viewer.drives)
        serving = [id for id in documents[-_LATEST:] if not catalogue.documents.is_gone(id)]
        candidates: dict[int, Document] = {}
        for one in self._around(task, serving):
            if len(candidates) >= _CANDIDATES:
                break
            candidates.setdefault(one.id, one)
        tags = catalogue.tags.of(tuple(candidates))
        found = []
        for id, document in candidates.items():
            if any(tag.task == code or tag.is_on for tag in tags.get(id, ())):
                continue  # somebody spoke of it, or it serves another task by a rule
            guess = next(iter(self._guesses(document, {code: task})), None)
            if guess:
                found.append(SuggestedTag(document, guess))
        return tuple(sorted(found, key=lambda one: (-one.guess.score, one.document.id))[:limit])

    def _around(self, task: Task, serving: list[int]) -> Iterator[Document]:
        seeds = serving[-_SEEDS:]
        for find in (self._kin, self._cited):
            for id in seeds:
                yield from find(id)
        yield from self._found(task.title)
        for id in seeds:
            yield from self._like(id)

    def _guesses(self, document: Document, tasks: dict[str, Task]) -> tuple[Guess, ...]:
        saved_on = document.modified_at.date()
        fits = {code: fit(task, saved_on) for code, task in tasks.items()}
        return guesses(self._signals(document, tasks), self._lessons, fits)

    def _signals(self, document: Document, tasks: dict[str, Task]) -> Iterator[Signal]:
        kin, cited, like = (tuple(find(document.id)) for find in (self._kin, self._cited, self._like))
        beside = tuple(self._beside(document))
        tags = self._tasks_of((*kin, *cited, *like, *beside))
        for reason, others in ((Reason.COPY, kin), (Reason.CITED, cited)):
            for one in others:
                yield from (Signal(code, reason, 1.0) for code in tags.get(one.id, ()))
        for reason, others in ((Reason.LIKE, like), (Reason.BESIDE, beside)):
            ranked = shares(tags.get(one.id, ()) for one in others)
            yield from (Signal(code, reason, share) for code, share in ranked.items())
        header = document.header
        text = f"{header.subject or document.properties.title} {document.name.rpartition('.')[0]}"
        for code, share in text_likeness(text, {code: task.title for code, task in tasks.items()}).items():
            yield Signal(code, Reason.WORDS, share)
        yield from self._people(document, tasks)

    def _people(self, document: Document, tasks: dict[str, Task]) -> Iterator[Signal]:
        config = self._asked[1]
        logins = {one.name: one.login for one in config.people}
        unit = next((one.code for one in config.units if one.name == document.unit), "")
        own = {logins.get(one.name, "") for one in document.people} - {""}
        for code, task in tasks.items():
            people = own & {task.lead_person, *task.people}
            if people or (unit and unit in task.units):
                yield Signal(code, Reason.PEOPLE, 0.5 * bool(people) + 0.5 * (unit in task.units))

    def _beside(self, document: Document) -> list[Document]:
        catalogue, _, viewer = self._asked
        folder = document.path.rpartition("/")[0]
        if not folder:
            return []
        found = catalogue.documents.within(folder, viewer.drives, _NEIGHBOURS)
        return [
            one
            for one in found
            if one.id != document.id and one.drive == document.drive and one.path.rpartition("/")[0] == folder
        ]

    def _tags_of(self, id: int) -> tuple[Tag, ...]:
        return self._asked[0].tags.of([id]).get(id, ())

    def _tasks_of(self, documents: Iterable[Document]) -> dict[int, tuple[str, ...]]:
        ids = tuple({one.id for one in documents})
        found = self._asked[0].tags.of(ids) if ids else {}
        return {id: tuple(tag.task for tag in tags if tag.is_on) for id, tags in found.items()}


def copies(asked: Asked, id: int) -> list[Document]:
    """Present documents of the very same content, as far as the viewer may see them."""
    catalogue, _, viewer = asked
    file = catalogue.files.by_id(id)
    twins = catalogue.files.with_hash(file.hash) if file else ()
    found = catalogue.documents.many([twin.id for twin in twins if twin.id != id and viewer.may_see(twin.drive)])
    return list(found.values())
