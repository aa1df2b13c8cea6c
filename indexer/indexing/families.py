"""Keeps families true as documents come, change and go. Called inside a writing transaction, before they are indexed.

Only documents of one drive are compared: who may not see a drive learns nothing of it.
"""

from collections.abc import Iterable, Sequence

from indexer.catalogue import Catalogue
from indexer.catalogue.documents import Indexable
from indexer.catalogue.families import Kin
from indexer.coordination.kinship import contradict, grouped, kinship
from indexer.coordination.sketch import sketch
from indexer.coordination.tracing import keys_of, trace_of
from indexer.model.trace import Standing, Trace

_MOST = 48  # members of a family whose grouping is looked at anew; larger ones only grow


def learn(catalogue: Catalogue, documents: Sequence[Indexable], *, is_urgent: bool = False) -> None:
    """The families after these documents; other documents whose place in a family changed go to the outbox."""
    given = {one.document.id for one in documents}
    moved: set[int] = set()
    for one in documents:
        moved |= _forget(catalogue, one.document.id) if one.is_gone else _learn(catalogue, one)
    for id, document in catalogue.documents.many(tuple(moved - given)).items():
        catalogue.outbox.add(id, document.version, urgent=is_urgent)


def _learn(catalogue: Catalogue, one: Indexable) -> set[int]:
    document, families = one.document, catalogue.families
    if families.version(document.id) == document.version:
        return set()
    file = catalogue.files.by_id(document.id)
    trace = trace_of(document, sketch(one.text), file.hash if file and document.size else b"")
    if families.traces((document.id,)).get(document.id) == trace:
        families.touch(document.id, document.version)
        return set()
    keys = keys_of(trace, document.drive)
    families.put(trace, keys, version=document.version)
    found = families.traces(families.candidates(keys, document.id)).values()
    near = [(kinship(trace, other), -other.id, other) for other in found]
    return _regroup(catalogue, trace, [other for strength, _, other in sorted(near, reverse=True) if strength])


def _forget(catalogue: Catalogue, id: int) -> set[int]:
    catalogue.families.drop(id)
    left = [other for other in _relatives(catalogue, (id,)) if other != id]
    catalogue.families.set_kin(id, None)
    if not left:
        return set()
    traces = tuple(catalogue.families.traces(left).values())
    return _place(catalogue, left, grouped(traces) if len(traces) <= _MOST else (traces,))


def _regroup(catalogue: Catalogue, trace: Trace, near: Sequence[Trace]) -> set[int]:
    """The family of a new trace, and of those it was kin to before."""
    ids = {trace.id, *(other.id for other in near), *_relatives(catalogue, (trace.id, *(other.id for other in near)))}
    if ids == {trace.id}:
        return set()
    if len(ids) <= _MOST:
        return _place(catalogue, ids, grouped(tuple(catalogue.families.traces(sorted(ids)).values())))
    around = {trace.id, *(other.id for other in near), *_relatives(catalogue, [other.id for other in near])}
    if near and len(around) <= _MOST:  # it is its own family that is so large, and it leaves that one
        catalogue.families.set_kin(trace.id, None)
        left = _renumber(catalogue, trace.id)
        return {trace.id} | left | _place(catalogue, around, grouped(tuple(catalogue.families.traces(around).values())))
    return _join(catalogue, trace, near)


def _join(catalogue: Catalogue, trace: Trace, near: Sequence[Trace]) -> set[int]:
    """Into the family of the surest kin, if nobody in sight there contradicts."""
    kin = catalogue.families.kin([other.id for other in near])
    for other in near:
        if other.id in kin and not any(contradict(trace, each) for each in near):
            family = kin[other.id].family
            catalogue.families.set_kin(trace.id, Kin(family, _standing(trace, near)))
            return {trace.id} | (_renumber(catalogue, trace.id) if family != trace.id else set())
    catalogue.families.set_kin(trace.id, None)
    return {trace.id} | _renumber(catalogue, trace.id)


def _renumber(catalogue: Catalogue, left: int) -> set[int]:
    """Those who still bear the number of a document that left them take their own smallest id."""
    rest = [id for id in catalogue.families.members((left,)) if id != left]
    for id, kin in catalogue.families.kin(rest).items():
        catalogue.families.set_kin(id, Kin(min(rest), kin.standing))
    return set(rest)


def _place(catalogue: Catalogue, ids: Iterable[int], groups: Iterable[tuple[Trace, ...]]) -> set[int]:
    """Writes the families down; a family's number is its smallest id. Returns whose place changed."""
    wanted = {
        trace.id: Kin(min(each.id for each in group), _standing(trace, group)) for group in groups for trace in group
    }
    known = catalogue.families.kin(ids)
    changed = {id for id in ids if wanted.get(id) != known.get(id)}
    for id in changed:
        catalogue.families.set_kin(id, wanted.get(id))
    return changed


def _standing(trace: Trace, group: Sequence[Trace]) -> Standing:
    """A byte-for-byte copy stands behind the one it was copied from: no copy by its name, else the older one."""
    twins = [other for other in group if trace.content and other.content == trace.content]
    original = min((*twins, trace), key=lambda other: (other.is_copy, -other.standing, len(other.stem), other.id))
    return trace.standing if original.id == trace.id else Standing.COPY


def _relatives(catalogue: Catalogue, ids: Iterable[int]) -> tuple[int, ...]:
    return catalogue.families.members({kin.family for kin in catalogue.families.kin(ids).values()})
