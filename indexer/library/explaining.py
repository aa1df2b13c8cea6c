"""Why a document was found and where in it: for the hits of one page, from what the snippet saw. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.model.document import Document
from indexer.model.hit import Spot, Why
from indexer.model.reading import Place, Stretch
from indexer.search.highlight import Extract
from indexer.search.numbers import key_of, matches
from indexer.search.query import Field, Number, Phrase, Prefix, Query, Word, wanted
from indexer.search.spelling import bares, begins
from indexer.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a query wants, folded: words, beginnings of words, keys of numbers, and the fields it names."""

    words: frozenset[str]
    beginnings: frozenset[str]
    numbers: frozenset[str]
    number_words: frozenset[str]
    fields: frozenset[str]

    def is_in(self, held: frozenset[str]) -> bool:
        """Whether the words hold everything asked."""
        return self.words <= held and all(any(begins(word, each) for word in held) for each in self.beginnings)


def spot(stretches: Sequence[Stretch], extract: Extract) -> Spot | None:
    """The part of the document that the snippet's first match stands in; None for plain running text."""
    if extract.at is None or not stretches:
        return None
    at = bisect_right([one.start for one in stretches], extract.at) - 1
    found = stretches[max(at, 0)]
    return None if found.place is Place.BODY and not found.label else Spot(found.place, found.label)


def why(query: Query, document: Document, cited: Iterable[str], extract: Extract) -> tuple[Why, ...]:
    """The reasons, the strongest first; empty where nothing was asked for by words. `cited`: numbers in its text."""
    asked = _asked(query)
    found = {*_by_number(asked, document, cited), *_by_name(asked, document)}
    if asked.words or asked.beginnings:
        if asked.is_in(extract.words):
            found.add(Why.PHRASE if extract.is_phrase else Why.WORDS)
        elif not found and (extract.words or _is_named(asked, document)):
            found.add(Why.SOME_WORDS)
    elif asked.numbers and not found and extract.words:
        found.add(Why.WORDS)
    return tuple(reason for reason in Why if reason in found)


def _asked(query: Query) -> _Asked:
    leaves = tuple(wanted(query))
    plain = (leaf.text for leaf in leaves if isinstance(leaf, (Word, Phrase)))
    numbers = [leaf.text for leaf in leaves if isinstance(leaf, Number)]
    named = [leaf.value for leaf in leaves if isinstance(leaf, Field) and leaf.name == "number"]
    return _Asked(
        words=_folded(*plain),
        beginnings=frozenset(fold(leaf.text) for leaf in leaves if isinstance(leaf, Prefix)),
        numbers=frozenset(map(key_of, [*numbers, *named])),
        number_words=_folded(*numbers, *named),
        fields=frozenset(leaf.name for leaf in leaves if isinstance(leaf, Field)),
    )


def _by_number(asked: _Asked, document: Document, cited: Iterable[str]) -> set[Why]:
    if not asked.numbers:
        return set()
    own, others = document.header.number, {key_of(number) for number in cited}
    found = {Why.OWN_NUMBER} if own and _is_one_of(key_of(own), asked.numbers) else set()
    if any(_is_one_of(number, asked.numbers) for number in others - {key_of(own)}):
        found.add(Why.CITES_NUMBER)
    return found


def _by_name(asked: _Asked, document: Document) -> set[Why]:
    """Name, subject and people hold everything that was asked for, or were asked for by their field."""
    found = {Why.NAME} if "name" in asked.fields else set()
    found |= {Why.PERSON} if "person" in asked.fields else set()
    if not (asked.words or asked.beginnings):
        is_in_name = asked.number_words and asked.number_words <= _folded(document.name)
        return found | {Why.NAME} if is_in_name else found
    if asked.is_in(_folded(document.name)):
        found.add(Why.NAME)
    if asked.is_in(_folded(document.header.subject or document.properties.title)):
        found.add(Why.SUBJECT)
    people = (document.header.signer, *(person.name for person in document.people))
    if any(asked.is_in(_folded(name)) for name in people):
        found.add(Why.PERSON)
    return found


def _is_named(asked: _Asked, document: Document) -> bool:
    title = document.header.subject or document.properties.title
    return bool(asked.words & _folded(document.name, title))


def _is_one_of(number: str, wanted_numbers: frozenset[str]) -> bool:
    return any(matches(number, each) for each in wanted_numbers)


def _folded(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in bares(text))
