"""Names of people as documents, accounts and letters write them. Pure.

`keys` compares two spellings of a full name, or two of an account name; it never guesses. Which person an account
(`an.nv`, `NVAn`) or a short name (`An`) stands for is a guess among known people: `match` makes it and says how sure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from indexer.vietnamese.accounts import account_of, computer_of
from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.mangled import readings
from indexer.vietnamese.nobody import is_machine
from indexer.vietnamese.syllable import without_tone
from indexer.vietnamese.text import fold, lower, words

_TWO_WORD_FAMILIES = frozenset(
    {("ton", "that"), ("ton", "nu"), ("cong", "tang"), ("huyen", "tang"), ("au", "duong"), ("tu", "ma"), ("gia", "cat")}
)
_FORMS_OF_ADDRESS = (
    "ông|bà|anh|chị|đồng chí|đ/c|đc|ths|th\\.s|pgs|gs|ts|bsck[i12]*|bs|ck[i12]+|ks|cn|ls|kts|ds|mr|mrs|ms"
)
_FORM_OF_ADDRESS = re.compile(rf"(?:(?:{_FORMS_OF_ADDRESS})(?:\.\s*|\s+))+", re.I)
_ASIDE = re.compile(r"\s*[(\[<].*$")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]@]+)[)\]]?\s*$")
_LONGEST = 200  # characters
_COUNTER = re.compile(r"(?<=\D)\d{1,3}$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """`family` may be two words (Tôn Thất); a lone word is the given name."""

    family: str
    middle: str
    given: str


@dataclass(frozen=True, slots=True)
class Known:
    """A person one may mean. `spellings`: other names, accounts and addresses known to be this person's."""

    name: str
    spellings: tuple[str, ...] = ()
    unit: str = ""


class Closeness(StrEnum):
    """Why a written name may stand for a person, the surest first."""

    SAME = "same"  # the same name or account
    LOGIN = "login"  # the account name one would make of the name
    SHORT = "short"  # the last words of the name, inside one unit


@dataclass(frozen=True, slots=True)
class Match:
    """Who may be meant; more than one where the writing does not tell them apart."""

    closeness: Closeness
    people: tuple[Known, ...]


def split(name: str) -> PersonName:
    """Family, middle and given name of a full name; forms of address and degrees are left out."""
    given_first, _, rest = _stated(name).partition(",")
    parts = f"{rest} {given_first}".split()
    if len(parts) < 2:
        return PersonName("", "", parts[0] if parts else "")
    count = 2 if len(parts) > 2 and (fold(parts[0]), fold(parts[1])) in _TWO_WORD_FAMILIES else 1
    return PersonName(" ".join(parts[:count]), " ".join(parts[count:-1]), parts[-1])


@lru_cache(maxsize=4096)  # every known person is asked for, for every name
def keys(name: str) -> frozenset[str]:
    """Keys that spellings of one name share: marks, case, blanks, forms of address, domain, mail server are left out.

    Empty for names that are nobody's. `Nguyễn Văn An`, `NGUYEN VAN AN`, `An, Nguyen Van` and `NguyÔn V¨n An` (TCVN3)
    share one; so do `an.nv`, `STC\\An.NV` and `an.nv@stc.example`; a full name and an account never do. The account of
    one computer (`PC-07\\an.nv`) is another one than that of the office and than that of the next computer.
    """
    if is_nobody(name):
        return frozenset()
    computer = _own_computer(name)
    if computer:
        return frozenset({f"{computer}\\{_joined(_stated(name))}"})
    return frozenset(key for reading in _readings(name) for key in _keys(_stated(reading)))


def is_nobody(name: str) -> bool:
    """Whether a name is no person's: an installation's default (Administrator, User), a program or a device."""
    if is_machine("".join(words(fold(_stated(name))))):
        return True
    return not computer_of(name) and is_machine(" ".join(words(fold(name))))


@lru_cache(maxsize=4096)
def logins(name: str) -> tuple[str, ...]:
    """Account names one would make of a full name, the most usual first, without dots (`annv`, `nvan`, …)."""
    parts = split(name)
    before = [fold(word) for word in f"{parts.family} {parts.middle}".split()]
    given = fold(parts.given)
    if not before or not given:
        return (given,) if given else ()
    initials = "".join(word[0] for word in before)
    whole = "".join(before)
    made = (
        given + initials,
        initials + given,
        given + initials[0],
        initials[0] + given,
        whole + given,
        given + whole,
        before[0] + given,
        given + before[0],
        before[-1] + given,
    )
    return tuple(dict.fromkeys(made))


def match(name: str, people: Iterable[Known], unit: str = "") -> Match | None:
    """Who a written name stands for among known people. A short name (`An`, `Văn An`) counts inside `unit` only."""
    wanted = keys(name)
    if not wanted:
        return None
    known = tuple(people)
    for closeness, found in (
        (Closeness.SAME, _same(name, wanted, known)),
        (Closeness.LOGIN, _by_login(name, known)),
        (Closeness.SHORT, _by_short_name(name, known, unit)),
    ):
        if found:
            return Match(closeness, found)
    return None


def aside(name: str) -> str:
    """What stands in brackets behind a name (`Nguyễn Văn An (VP)`); "" for nothing or a mail address."""
    found = _IN_BRACKETS.search(clean(name[:_LONGEST]))
    return found[1].strip() if found else ""


def _same(name: str, wanted: frozenset[str], people: tuple[Known, ...]) -> tuple[Known, ...]:
    """Those with a spelling in common; where several, those written with the same marks."""
    stated = [_stated(reading) for reading in _readings(name)]

    def is_meant(text: str) -> bool:
        return bool(wanted & keys(text)) and any(_agree(one, _stated(text)) for one in stated)

    found = tuple(person for person in people if any(map(is_meant, (person.name, *person.spellings))))
    written = {lower(one) for one in stated}
    exact = tuple(person for person in found if lower(_stated(person.name)) in written)
    return exact or found


def _agree(one: str, other: str) -> bool:
    """Whether marks do not tell two writings apart: who writes marks means them (`Ân` is not `An`)."""
    if one.isascii() or other.isascii():
        return True
    return sorted(map(without_tone, words(lower(one)))) == sorted(map(without_tone, words(lower(other))))


def _by_login(name: str, people: tuple[Known, ...]) -> tuple[Known, ...]:
    stated = _stated(name)
    if " " in stated or _own_computer(name):
        return ()
    numbered = _joined(stated)
    account = _COUNTER.sub("", numbered)
    if account != numbered and any(account in keys(text) for person in people for text in person.spellings):
        return ()  # the number was given because somebody else has the account without it
    ranked = [(logins(person.name).index(account), person) for person in people if account in logins(person.name)[:-1]]
    best = min((rank for rank, _ in ranked), default=0)
    return tuple(person for rank, person in ranked if rank == best)


def _by_short_name(name: str, people: tuple[Known, ...], unit: str) -> tuple[Known, ...]:
    wanted = words(fold(_stated(name)))
    if not unit or not wanted:
        return ()
    return tuple(
        person
        for person in people
        if person.unit == unit and words(fold(_stated(person.name)))[-len(wanted) :] == wanted
    )


def _readings(name: str) -> tuple[str, ...]:
    """Before anything is cleaned: U+00AD is the letter ư of TCVN3."""
    return readings(_ASIDE.sub("", name[:_LONGEST]).strip() or name[:_LONGEST])


def _keys(stated: str) -> tuple[str, ...]:
    given, comma, rest = stated.partition(",")
    return tuple(filter(None, (_joined(stated), _joined(rest + given) if comma else "")))


def _own_computer(name: str) -> str:
    """The computer whose own account a name is; "" for other names, full names among them."""
    return "" if " " in _stated(name) else computer_of(name)


def _stated(name: str) -> str:
    """The name itself: without domain, mail server, what stands in brackets, forms of address and the like."""
    written = " ".join(clean(name[:_LONGEST]).split())
    text = _ASIDE.sub("", written) or written.strip(" ()[]<>")
    if not _FORM_OF_ADDRESS.match(text):
        text = account_of(text)
    text = text.rpartition("\\")[2].partition("@")[0]
    return _FORM_OF_ADDRESS.sub("", text, count=1).strip(" .,;:-_")


def _joined(text: str) -> str:
    return "".join(words(fold(text)))
