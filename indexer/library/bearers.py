"""Which of the documents that bear a number is the one a citation means. Pure.

A number starts anew each year and in each office: `123/QĐ-UBND` is borne by hundreds. The citing text often says the
day and the issuer; beyond that, what lies near the citing document is nearer to be meant. A wrong link is worse than
none, so what contradicts the text is never chosen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.catalogue.citations import Bearer
from indexer.model.relation import Citation
from indexer.vietnamese.offices import same_office
from indexer.vietnamese.text import fold

_SAME_DAY = 8
_SAME_ISSUER = 4
_OTHER_ISSUER = -5
_CLEAR = 3  # points by which the best must lead one that is another document
_RECENT_DAYS = 500


@dataclass(frozen=True, slots=True)
class Meant:
    """`copies`: all that is the same document, the one to use first. `is_sure`: no other one fits about as well."""

    copies: tuple[Bearer, ...] = ()
    is_sure: bool = True


def meant(citation: Citation, citing: Bearer, bearers: Sequence[Bearer]) -> Meant:
    """The document a citation of `citing` means, among those of its number."""
    fits = [(points, each) for each in bearers if (points := _points(citation, citing, each)) is not None]
    fits = [(points, each) for points, each in fits if points >= 0 and each.id != citing.id]
    if not fits:
        return Meant()
    most, best = max(fits, key=lambda fit: (fit[0], fit[1].issued_on is not None, _use(fit[1])))
    others = [points for points, each in fits if not same_document(best, each)]
    copies = [each for _, each in fits if same_document(best, each)]
    return Meant(first_to_use(copies), all(most - points >= _CLEAR for points in others))


def same_document(one: Bearer, other: Bearer) -> bool:
    """Whether two bearers of one number are copies, or states, of one document."""
    if one.issued_on and other.issued_on and one.issued_on != other.issued_on:
        return False
    return not (one.issuer and other.issuer) or same_office(one.issuer, other.issuer) is not False


def first_to_use(copies: Iterable[Bearer]) -> tuple[Bearer, ...]:
    """The final before drafts, then the newest."""
    return tuple(sorted(copies, key=_use, reverse=True))


def _use(bearer: Bearer) -> tuple[bool, str, int]:
    name = fold(bearer.path.rpartition("/")[2]).replace("_", " ").replace("-", " ")
    is_draft = bearer.is_draft or "du thao" in name or "ban nhap" in name
    return (not is_draft, bearer.modified_at, bearer.id)


def _points(citation: Citation, citing: Bearer, bearer: Bearer) -> int | None:
    """How well a bearer fits, None where the text says that it is another document."""
    office = same_office(citation.issuer, bearer.issuer) if citation.issuer and bearer.issuer else None
    when = _when(citation, citing, bearer, is_same_office=office is True)
    if when is None:
        return None
    who = 0 if office is None else _SAME_ISSUER if office else _OTHER_ISSUER
    return when + who + _nearness(citing, bearer)


def _when(citation: Citation, citing: Bearer, bearer: Bearer, *, is_same_office: bool) -> int | None:
    if bearer.issued_on is None:
        return 0
    if citation.issued_on:
        if citation.issued_on == bearer.issued_on:
            return _SAME_DAY
        # the day may be mistyped, the year hardly
        return 0 if citation.issued_on.year == bearer.issued_on.year and is_same_office else None
    if citation.year:
        return 2 if citation.year == bearer.issued_on.year else None
    if citing.issued_on is None:
        return 0
    days = (citing.issued_on - bearer.issued_on).days
    return None if days < 0 else 2 if days <= _RECENT_DAYS else 0


def _nearness(citing: Bearer, bearer: Bearer) -> int:
    mine, its = citing.path.split("/")[:-1], bearer.path.split("/")[:-1]
    return (
        (citing.drive == bearer.drive)
        + 2 * bool(set(citing.tasks) & set(bearer.tasks))
        + bool(citing.unit and citing.unit == bearer.unit)
        + bool(mine and mine[:1] == its[:1])
        + bool(mine and mine == its)
    )
