"""Names of people as documents, accounts and letters write them. Pure.

`keys` compares two spellings of a full name, or two of an account name; it never guesses. Which person an account
(`an.nv`, `NVAn`) or a short name (`An`) stands for is a guess among known people: `match` makes it and says how sure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.nobody import is_machine
from indexer.vietnamese.text import fold, lower, words

_TWO_WORD_FAMILIES = frozenset(
    {("ton", "that"), ("ton", "nu"), ("cong", "tang"), ("huyen", "tang"), ("au", "duong"), ("tu", "ma"), ("gia", "cat")}
)
_FORMS_OF_ADDRESS = (
    "ông|bà|anh|chị|đồng chí|đ/c|đc|ths|th\\.s|pgs|gs|ts|bsck[i12]*|bs|ck[i12]+|ks|cn|ls|kts|ds|mr|mrs|ms"
)
_FORM_OF_ADDRESS = re.compile(rf"(?:(?:{_FORMS_OF_ADDRESS})(?:\.\s*|\s+))+", re.I)
_WITH_SLASH = re.compile(r"[\w.-]+/[\w.-]+")
_ASIDE = re.compile(r"\s*[(\[<].*$")
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


def keys(name: str) -> frozenset[str]:
    """Keys that spellings of one name share: marks, case, blanks, forms of address, domain, mail server are left out.

    Empty for names that are nobody's. `Nguyễn Văn An`, `NGUYEN VAN AN` and `An, Nguyen Van` share one; so do `an.nv`,
    `STC\\An.NV` and `an.nv@stc.example`; a full name and an account never do.
    """
    if is_nobody(name):
        return frozenset()
    stated = _stated(name)
    joined = _joined(stated)
    given, comma, rest = stated.partition(",")
    return frozenset(filter(None, (joined, _joined(rest + given) if comma else "")))


def is_nobody(name: str) -> bool:
    """Whether a name is no person's: an installation's default (Administrator, User), a program or a device."""
    return is_machine("".join(words(fold(_stated(name))))) or is_machine(" ".join(words(fold(name))))


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


def _same(name: str, wanted: frozenset[str], people: tuple[Known, ...]) -> tuple[Known, ...]:
    """Those with a spelling in common; where several, those written with the same marks."""
    found = tuple(person for person in people if any(wanted & keys(text) for text in (person.name, *person.spellings)))
    exact = tuple(person for person in found if lower(_stated(person.name)) == lower(_stated(name)))
    return exact or found


def _by_login(name: str, people: tuple[Known, ...]) -> tuple[Known, ...]:
    stated = _stated(name)
    if " " in stated:
        return ()
    account = _COUNTER.sub("", _joined(stated))
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


def _stated(name: str) -> str:
    """The name itself: without domain, mail server, what stands in brackets, forms of address and the like."""
    written = " ".join(clean(name[:_LONGEST]).split())
    text = _ASIDE.sub("", written) or written.strip(" ()[]<>")
    if _WITH_SLASH.fullmatch(text) and not _FORM_OF_ADDRESS.match(text):
        text = text.replace("/", "\\")
    text = text.rpartition("\\")[2].partition("@")[0]
    return _FORM_OF_ADDRESS.sub("", text, count=1).strip(" .,;:-_")


def _joined(text: str) -> str:
    return "".join(words(fold(text)))
