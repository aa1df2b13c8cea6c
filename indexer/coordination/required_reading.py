"""What people are asked to read, and who of them has. Pure.

An acknowledgement counts for the text it was given for: when the text changes, it is asked for again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from indexer.model.knowledge import ReadState
from indexer.model.task import Act, ActKind

_WORDS_A_SECOND = 20  # nobody reads faster
_LEAST, _MOST = 10, 90  # seconds a page is to be open


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody's wish that people (logins) and the people of units (codes) read a document until a day."""

    id: int
    document: int
    by: str
    at: datetime
    until: date
    people: tuple[str, ...]
    units: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Somebody's word that they have read a document, in the text they had before them."""

    document: int
    login: str
    at: datetime
    text: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Somebody who has still to read something; `days` until the day it is due, negative when that is past."""

    request: Request
    login: str
    days: int
    is_again: bool


def body_of_request(people: Sequence[str], units: Sequence[str], until: date, note: str) -> dict[str, object]:
    return {"people": list(people), "units": list(units), "until": until.isoformat(), "text": note}


def request_of(act: Act) -> Request:
    """What an act TO_READ asks for."""
    body = act.body
    return Request(
        act.id,
        act.document or 0,
        act.by,
        act.at,
        date.fromisoformat(str(body["until"])),
        tuple(map(str, body.get("people", ()))),
        tuple(map(str, body.get("units", ()))),
        str(body.get("text", "")),
    )


def receipt_of(act: Act) -> Receipt:
    """What an act READ says."""
    return Receipt(act.document or 0, act.by, act.at, str(act.body.get("digest", "")), act.is_open)


def kept(acts: Iterable[Act], undone: Collection[int]) -> tuple[Act, ...]:
    """Acts that nobody took back."""
    return tuple(act for act in acts if act.id not in undone and act.kind is not ActKind.UNDONE)


def concerned(request: Request, members: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Logins of those who are to read it, without who asks; `members`: logins by unit as they are now."""
    of_units = (login for unit in request.units for login in members.get(unit, ()))
    return tuple(login for login in dict.fromkeys((*request.people, *of_units)) if login != request.by)


def state(receipts: Iterable[Receipt], login: str, text: str) -> tuple[ReadState, Receipt | None]:
    """How far somebody is with a document whose present text is `text`, and the receipt that says so."""
    own = [one for one in receipts if one.login == login]
    for one in reversed(own):
        if one.text == text:
            return ReadState.READ, one
    return (ReadState.AGAIN, own[-1]) if own else (ReadState.WAITING, None)


def unread(
    requests: Iterable[Request],
    receipts: Sequence[Receipt],
    texts: Mapping[int, str],
    members: Mapping[str, Sequence[str]],
    today: date,
) -> tuple[Unread, ...]:
    """Who has still to read what, what is due first; documents without a present text in `texts` are left out."""
    found = []
    for request in requests:
        text = texts.get(request.document)
        if text is None:
            continue
        given = [one for one in receipts if one.document == request.document]
        for login in concerned(request, members):
            how, _ = state(given, login, text)
            if how is not ReadState.READ:
                days = (request.until - today).days
                found.append(Unread(request, login, days, is_again=how is ReadState.AGAIN))
    return tuple(sorted(found, key=lambda one: (one.request.until, one.request.id, one.login)))


def seconds_to_read(words: int) -> int:
    """How long a text is to be open on the page at least; less than anybody takes to read it."""
    return min(max(words // _WORDS_A_SECOND, _LEAST), _MOST)
