"""The obvious slow engine: looks at every document for every question. Tests compare other engines with it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.model.hit import Sort
from indexer.search import completion, correction, numbers, phrases
from indexer.search.analysis import Bags, analyse, pairs_of
from indexer.search.conditions import accepts, day_of, ordinals
from indexer.search.days import writings
from indexer.search.engine import Answer, Completions, IndexRow, Match, Request, Sample
from indexer.search.favour import favour
from indexer.search.likeness import LEAST, telling
from indexer.search.numbers import key_of, matches
from indexer.search.query import And, Everything, Field, Not, Number, Or, Period, Phrase, Prefix, Query, Range, Word
from indexer.search.ranking import K1, Term, bm25, days_in, scoring, terms
from indexer.search.relaxation import Relaxed, is_sentence, relax
from indexer.search.spelling import bare, bares, begins, twins
from indexer.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class _Document:
    row: IndexRow
    bags: Bags


class MemoryIndex:
    """Reader and Writer in one."""

    def __init__(self) -> None:
        self._held: dict[int, _Document] = {}
        self.generation = 0

    @property
    def documents(self) -> int:
        return len(self._held)

    def apply(self, rows: Sequence[IndexRow], removed: Sequence[int]) -> None:
        for id_ in removed:
            self._held.pop(id_, None)
        for row in rows:
            self._held[row.id] = _Document(row, analyse(row))
        self.generation += 1

    def search(self, request: Request) -> Answer:
        scope = self._scope(request.drives)
        found = _matching(request.query, scope)
        shown = [each for each in found if _is_chosen(each, request, None)]
        if request.among is not None:
            shown = [each for each in shown if each.row.id in request.among]
        scores = self._scores(request.query, shown)
        ranked = {each.row.id: scores[each.row.id] * _favour(each.row, request) for each in shown}
        shown.sort(key=lambda each: (-ranked[each.row.id], -each.row.modified, each.row.id))
        if request.sort is Sort.NEWEST:
            shown.sort(key=lambda each: (-each.row.modified, each.row.id))
        matches = [Match(each.row.id, ranked[each.row.id]) for each in shown]
        if request.is_folded:
            matches = _folded(shown, scores, request)
        page = matches[request.offset : request.offset + request.limit]
        facets = {name: _counts(name, found, request) for name in request.facets}
        return Answer(len(matches), tuple(page), facets)

    def similar(self, sample: Sample, drives: frozenset[str] | None, limit: int) -> tuple[Match, ...]:
        held = self._held.values()
        scope = self._scope(drives)
        weights = telling(sample, len(scope), lambda term: sum(_count(term, each) > 0 for each in scope))
        averages = self._averages()
        scores = {each.row.id: sum(weight * _gain(term, each, averages) for term, weight in weights) for each in held}
        least = LEAST * scores.get(sample.id, 0)
        alike = [each.row for each in scope if each.row.id != sample.id]
        alike = [row for row in alike if scores[row.id] > 0 and scores[row.id] >= least]
        alike.sort(key=lambda row: (-scores[row.id], -row.modified, row.id))
        return tuple(Match(row.id, scores[row.id]) for row in alike[:limit])

    def complete(self, text: str, drives: frozenset[str] | None, limit: int) -> Completions:
        finished, last = completion.split(text)
        newest = sorted(self._scope(drives), key=lambda each: (-each.row.modified, each.row.id))
        named = [each for each in newest if last and _is_named(each, finished, last)][: completion.CANDIDATES]
        labels = filter(None, (label for each in named for label in (each.row.name, each.row.title)))
        return Completions(
            _numbers_that_go_on(newest, text, limit),
            _phrases_that_go_on(newest, text, limit),
            completion.ordered(labels, text, limit),
        )

    def values(self, field: str, drives: frozenset[str] | None) -> dict[str, int]:
        return dict(Counter(value for each in self._scope(drives) for value in each.bags.keywords[field]))

    def correct(self, query: Query, drives: frozenset[str] | None, *, is_few: bool = True) -> str | None:
        scope = self._scope(drives)

        def count(field: str, term: str) -> int:
            return sum(term in (each.bags.uni if field == "uni" else each.bags.pair) for each in scope)

        def titles(pair: str) -> list[str]:
            fit = [each for each in scope if pair in each.bags.pair and set(pair.split()) <= set(each.bags.name)]
            fit.sort(key=lambda each: (-each.row.modified, each.row.id))
            return [label for each in fit[: completion.CANDIDATES] for label in (each.row.name, each.row.title)]

        return correction.correct(query, correction.Office(count, titles), is_few=is_few)

    def versions(self) -> dict[int, int]:
        return {id_: each.row.version for id_, each in self._held.items()}

    def refresh(self) -> bool:
        return False

    def tidy(self) -> bool:
        return False

    def purge(self, documents: Sequence[int]) -> bool:
        return False

    def close(self) -> None:
        self._held.clear()

    def _scope(self, drives: frozenset[str] | None) -> list[_Document]:
        return [each for each in self._held.values() if drives is None or each.row.drive in drives]

    def _scores(self, query: Query, found: list[_Document]) -> dict[int, float]:
        held = self._held.values()
        weights = scoring(terms(query), len(held), lambda term: sum(_count(term, each) > 0 for each in held))
        averages = self._averages()
        return {each.row.id: sum(weight * _gain(term, each, averages) for term, weight in weights) for each in found}

    def _averages(self) -> dict[str, float]:
        held = self._held.values()
        return {
            "uni": sum(each.bags.uni_length for each in held) / max(1, len(held)),
            "pair": sum(each.bags.pair_length for each in held) / max(1, len(held)),
        }


def _favour(row: IndexRow, request: Request) -> float:
    return favour(day_of(row), row.is_draft, request.today)


def _folded(shown: list[_Document], scores: dict[int, float], request: Request) -> list[Match]:
    families: dict[tuple[bool, int], list[IndexRow]] = {}
    for each in shown:
        families.setdefault((bool(each.row.family), each.row.family or each.row.id), []).append(each.row)
    found = []
    for members in families.values():
        members.sort(key=lambda row: (-row.standing, -row.modified, row.id))
        best = max(scores[row.id] for row in members) * _favour(members[0], request)
        found.append((members[0], Match(members[0].id, best, tuple(row.id for row in members[1:]))))
    is_newest = request.sort is Sort.NEWEST
    found.sort(key=lambda pair: (0 if is_newest else -pair[1].score, -pair[0].modified, pair[0].id))
    return [match for _, match in found]


def _matching(query: Query, scope: list[_Document]) -> list[_Document]:
    found = [each for each in scope if _holds(query, each)]
    if found and not is_sentence(query):
        return found
    relaxed = relax(query, len(scope), lambda part: sum(_holds(part, each) for each in scope))
    return [each for each in scope if _holds_enough(relaxed, each)] if relaxed else []


def _holds_enough(relaxed: Relaxed, document: _Document) -> bool:
    required = all(_holds(part, document) for part in relaxed.required)
    return required and sum(_holds(part, document) for part in relaxed.optional) >= relaxed.least


def _holds(query: Query, document: _Document) -> bool:
    return _TESTS[type(query)](query, document)


def _holds_word(query: Word, document: _Document) -> bool:
    return twins(query.text)[1] in document.bags.uni or any(_holds(other, document) for other in query.also)


def _holds_phrase(query: Phrase, document: _Document) -> bool:
    return all(pair in document.bags.pair for pair in pairs_of(query.text))


def _holds_number(query: Number, document: _Document) -> bool:
    return _has_number(query.text, document) or all(each in document.bags.uni for each in bares(query.text))


def _has_number(wanted: str, document: _Document) -> bool:
    return any(matches(number, key_of(wanted)) for number in document.bags.number)


def _holds_field(query: Field, document: _Document) -> bool:
    if query.name == "number":
        return _has_number(query.value, document)
    if query.name == "name":
        return all(word in document.bags.name for word in bares(query.value))
    return any(map(accepts(query.name, query.value, query.also), document.bags.keywords[query.name]))


def _holds_period(query: Period, document: _Document) -> bool:
    bags = document.bags
    return _holds_range(query, document) or any(
        all(term in (bags.pair if " " in term else bags.uni) for term in group)
        for group in writings(query.text, (query.since, query.until))
    )


def _holds_range(query: Range | Period, document: _Document) -> bool:
    first, last = ordinals(query.since, query.until)
    return first <= day_of(document.row) <= last


_TESTS: dict[type, Callable[..., bool]] = {
    Everything: lambda query, document: True,
    Word: _holds_word,
    Prefix: lambda query, document: _count(Term("uni", query.text, 1, is_beginning=True), document) > 0,
    Phrase: _holds_phrase,
    Number: _holds_number,
    Field: _holds_field,
    Range: _holds_range,
    Period: _holds_period,
    Not: lambda query, document: not _holds(query.part, document),
    And: lambda query, document: all(_holds(part, document) for part in query.parts),
    Or: lambda query, document: any(_holds(part, document) for part in query.parts),
}


def _count(term: Term, document: _Document) -> int:
    if term.field == "number":
        return sum(count for number, count in document.bags.number.items() if matches(number, term.text))
    if term.field == "day":
        first, last = ordinals(*days_in(term.text))
        return int(first <= day_of(document.row) <= last)
    bag = document.bags.uni if term.field == "uni" else document.bags.pair
    if term.is_beginning:
        fit = (each for each in bag if each.startswith(term.text) and fold(each) == each)
        return sum(bag.get(each, 0) for each in {*fit, bare(term.text)})
    return bag.get(term.text, 0)


def _gain(term: Term, document: _Document, averages: dict[str, float]) -> float:
    count = _count(term, document)
    if term.field in ("number", "day"):
        return count * (K1 + 1) / (count + K1)
    length = document.bags.uni_length if term.field == "uni" else document.bags.pair_length
    return bm25(count, length, averages[term.field] or 1)


def _is_chosen(document: _Document, request: Request, left_out: str | None) -> bool:
    return all(
        not values or name == left_out or not set(values).isdisjoint(document.bags.keywords[name])
        for name, values in request.chosen.items()
    )


def _counts(name: str, found: list[_Document], request: Request) -> dict[str, int]:
    works: dict[str, set[tuple[bool, int]]] = {}
    for each in found:
        if _is_chosen(each, request, name):
            is_family = request.is_folded and each.row.family != 0
            for value in each.bags.keywords[name]:
                works.setdefault(value, set()).add((is_family, each.row.family if is_family else each.row.id))
    return {value: len(held) for value, held in works.items()}


def _is_named(document: _Document, finished: tuple[str, ...], last: str) -> bool:
    name = document.bags.name
    return all(word in name for word in finished) and any(begins(word, last) for word in name)


def _numbers_that_go_on(newest: list[_Document], text: str, limit: int) -> tuple[str, ...]:
    typed = numbers.typed(text)
    found: dict[str, tuple[str, int, str]] = {}
    for each in newest:
        own = key_of(each.row.numbers[0]) if each.row.numbers else ""
        if typed and own and numbers.goes_on(own, *typed):
            found.setdefault(own, (own, each.row.modified, each.row.numbers[0]))
    shortest = sorted(found)[: completion.NUMBERS]
    return completion.ordered_numbers((found[key] for key in shortest), typed[0], limit) if typed else ()


def _phrases_that_go_on(newest: list[_Document], text: str, limit: int) -> tuple[str, ...]:
    begins = completion.beginnings(text)
    terms = Counter(term[1:] for each in newest for term in each.bags.phrase if term[1:].startswith(begins))
    offered = phrases.best(dict(terms), 2 * limit)
    titles = [each.row.title for each in newest]
    found = [next(filter(None, (phrases.written(title, phrase) for title in titles))) for phrase in offered]
    return completion.ordered(found, text, limit)
