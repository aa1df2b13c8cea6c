"""Rules and guides of the office and its units: what holds as far as the drive tells, and what was replaced by what."""

from collections.abc import Iterable, Sequence

from indexer.catalogue import Catalogue
from indexer.catalogue.rule_books import Titled
from indexer.config.tree import Config, UnitConfig
from indexer.library import families
from indexer.library.relations import relations
from indexer.model.document import Document
from indexer.model.knowledge import Regulation
from indexer.model.relation import Relation
from indexer.model.viewer import Viewer
from indexer.vietnamese.numbers import number_key
from indexer.vietnamese.offices import same_office
from indexer.vietnamese.regulations import rule_of, topic_of
from indexer.vietnamese.text import fold, words
from indexer.vietnamese.unit_names import unit_keys

_TOGETHER = 31  # days within which a decision and the rule it issues are one


def regulations(catalogue: Catalogue, config: Config, viewer: Viewer, unit: str = "") -> tuple[Regulation, ...]:
    """By unit (the whole office's first), what holds before what was replaced, the newest first.

    Drafts, older states of one work and papers of other offices are left out; `unit`, a name, limits to one.
    """
    own = catalogue.rule_books.issuer(viewer.drives)
    found = [
        (one, rule)
        for one in catalogue.rule_books.candidates(viewer.drives)
        if (rule := rule_of(one.kind, one.subject, one.name.rpartition(".")[0])) and _is_ours(one, own, config.units)
    ]
    documents = _documents(catalogue, viewer, [one.id for one, _ in found])
    rules = [
        Regulation(documents[one.id], rule, _unit_of(documents[one.id], config.units))
        for one, rule in found
        if one.id in documents
    ]
    if unit:
        rules = [one for one in rules if one.unit == unit]
    rules = _without_twins(sorted(rules, key=_newest, reverse=True))
    return tuple(sorted(_overtaken(catalogue, viewer, rules), key=_place))


def _is_ours(one: Titled, own: str, units: Sequence[UnitConfig]) -> bool:
    """Whether the office or one of its units issued it, as far as it says who did."""
    if not one.issuer:
        return True
    return one.issuer == own or same_office(one.issuer, own) is True or _issuing(one.issuer, units) is not None


def _documents(catalogue: Catalogue, viewer: Viewer, ids: Sequence[int]) -> dict[int, Document]:
    """Those that are no drafts, and of one work only the state to use."""
    older = families.newer(catalogue, ids)
    found = catalogue.documents.many([id for id in ids if id not in older])
    return {
        id: document
        for id, document in found.items()
        if viewer.may_see(document.drive) and not document.header.is_draft
    }


def _unit_of(document: Document, units: Sequence[UnitConfig]) -> str:
    """The unit that issued it; else that of its folder, unless the whole office's number stands on it."""
    issuing = _issuing(document.header.issuer, units) if document.header.issuer else None
    return issuing.name if issuing else document.unit


def _issuing(issuer: str, units: Sequence[UnitConfig]) -> UnitConfig | None:
    keys = unit_keys(issuer)
    return next((unit for unit in units if keys & _keys(unit)), None)


def _keys(unit: UnitConfig) -> frozenset[str]:
    return frozenset().union(*(unit_keys(name) for name in (unit.name, unit.short, *unit.aliases) if name))


def _without_twins(rules: Iterable[Regulation]) -> list[Regulation]:
    """Of copies, and of a decision and the rule it issues with it, only the first."""
    kept: list[Regulation] = []
    by_topic: dict[tuple[str, str, str], list[Regulation]] = {}
    for one in rules:
        header = one.document.header
        topic = topic_of(header.subject, one.document.name.rpartition(".")[0])
        same = by_topic.setdefault((one.unit, one.kind, topic), [])
        if not any(_is_together(one.document, other.document) for other in same):
            kept.append(one)
        same.append(one)
    return kept


def _is_together(one: Document, other: Document) -> bool:
    first, second = one.header.issued_on, other.header.issued_on
    return first is None or second is None or abs((first - second).days) <= _TOGETHER


def _overtaken(catalogue: Catalogue, viewer: Viewer, rules: Sequence[Regulation]) -> list[Regulation]:
    """The same with what replaces and amends each."""
    keys = {one.document.id: number_key(one.document.header.number) for one in rules if one.document.header.number}
    cited = catalogue.rule_books.overtaken(sorted(set(keys.values())))
    return [_with_relations(catalogue, viewer, one) if keys.get(one.document.id) in cited else one for one in rules]


def _with_relations(catalogue: Catalogue, viewer: Viewer, rule: Regulation) -> Regulation:
    replaced, amended, is_sure = None, None, True
    for link in relations(catalogue, viewer, rule.document):
        other = link.document
        if not link.is_backward or other is None or other.header.is_draft:
            continue
        if link.citation.relation is Relation.REPLACES and replaced is None:
            replaced, is_sure = other, link.is_sure
        elif link.citation.relation is Relation.AMENDS and amended is None:
            amended = other
    return Regulation(rule.document, rule.kind, rule.unit, replaced, amended, is_sure)


def _newest(rule: Regulation) -> tuple[str, str, int]:
    document = rule.document
    issued = document.header.issued_on
    day = issued.isoformat() if issued else ""
    return (day or document.modified_at.date().isoformat(), day, document.id)


def _place(rule: Regulation) -> tuple[bool, list[str], bool]:
    return (bool(rule.unit), words(fold(rule.unit)), rule.replaced_by is not None and rule.is_sure)
