"""All that one task's page shows, asked for at once, and how its people and units are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from indexer.config.tree import Config
from indexer.errors import NotVisibleError
from indexer.library import Library
from indexer.library.task_rights import login_of
from indexer.model.document import Document
from indexer.model.effort import Silence
from indexer.model.event import Event
from indexer.model.knowledge import SimilarTask
from indexer.model.product import Product
from indexer.model.task import Act, ActKind, Coverage, Row, Tag, Task, TaskCard
from indexer.model.viewer import Viewer

_MOST_TAGGED = 100


@dataclass(frozen=True)
class Names:
    """People by login and units by code, as the configuration calls them; what it does not know, as it is written."""

    config: Config

    def person(self, login: str) -> str:
        return self._people.get(login, login)

    def unit(self, code: str) -> str:
        return self._units.get(code, code)

    def short(self, code: str) -> str:
        return self._shorts.get(code) or self.unit(code)

    def unit_of(self, login: str) -> str:
        """The code of somebody's unit, "" for whom there is none of."""
        return next((one.unit for one in self.config.people if one.login == login), "")

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each unit (code) in the office."""
        return {one.code: at for at, one in enumerate(self.config.units)}

    @cached_property
    def _people(self) -> dict[str, str]:
        return {one.login: one.name for one in self.config.people}

    @cached_property
    def _units(self) -> dict[str, str]:
        return {one.code: one.name for one in self.config.units}

    @cached_property
    def _shorts(self) -> dict[str, str]:
        return {one.code: one.short for one in self.config.units}


@dataclass(frozen=True, slots=True)
class Dossier:
    """`units`: a row for each unit as a whole, `people`: one for each of its people; `events`: what a unit's row rests
    on, newest first. `me`: the viewer's login, "" for nobody. `tagged`: documents
    that acts are about. Of a draft only the card and the directive are known."""

    card: TaskCard
    directive: Document | None
    is_sure: bool
    may_lead: bool
    me: str
    documents: tuple[tuple[Document, Tag], ...] = ()
    products: tuple[Product, ...] = ()
    units: tuple[Row, ...] = ()
    people: tuple[Row, ...] = ()
    events: dict[str, tuple[Event, ...]] = field(default_factory=dict)
    coverage: Coverage = field(default_factory=lambda: Coverage(0, 0, 0.0))
    silences: tuple[Silence, ...] = ()
    acts: tuple[Act, ...] = ()
    similar: tuple[SimilarTask, ...] = ()
    tagged: dict[int, Document] = field(default_factory=dict)

    @property
    def task(self) -> Task:
        return self.card.task

    @property
    def limits(self) -> dict[str, date | None]:
        """The last day in time of each unit (code)."""
        return {unit: day for unit, day, _ in self.card.unit_states}


def gathered(library: Library, viewer: Viewer, code: str) -> Dossier:
    """Raises NotVisibleError."""
    card = library.task(viewer, code)
    directive, is_sure = library.task_directive(viewer, code)
    may_lead, me = library.may_lead(viewer, card.task), login_of(viewer)
    if card.task.is_draft:
        return Dossier(card, directive, is_sure, may_lead, me, acts=library.discussion(viewer, code))
    units = library.unit_contributions(viewer, task=code)
    documents, acts = library.task_documents(viewer, code), library.discussion(viewer, code)
    return Dossier(
        card,
        directive,
        is_sure,
        may_lead,
        me,
        documents,
        library.task_products(viewer, code),
        units,
        library.contributions(viewer, task=code),
        _events(library, viewer, code, units),
        library.coverage(viewer, None, None, code),
        library.silences(viewer, code),
        acts,
        library.similar_tasks(viewer, code),
        _tagged(library, viewer, acts, {one.id: one for one, _ in documents}),
    )


def _tagged(
    library: Library, viewer: Viewer, acts: Sequence[Act], known: Mapping[int, Document]
) -> dict[int, Document]:
    """Documents that were put to the task or taken from it, as far as they are there; the last hundred acts."""
    ids = [act.document for act in acts if act.kind in (ActKind.TAGGED, ActKind.UNTAGGED)][-_MOST_TAGGED:]
    found = {}
    for id in dict.fromkeys(id for id in ids if id is not None):
        try:
            found[id] = known.get(id) or library.document(viewer, id)
        except NotVisibleError:
            continue
    return found


def _events(library: Library, viewer: Viewer, code: str, units: Sequence[Row]) -> dict[str, tuple[Event, ...]]:
    return {row.unit: library.evidence_of_cell(viewer, code, row.unit) for row in units if row.evidence}
