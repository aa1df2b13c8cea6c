"""Did you mean: a word nobody wrote, or hardly anybody, becomes a near one that many did, with its marks. Pure.

Candidates are one edit away (Norvig, "How to Write a Spelling Corrector"), or the same keys typed with the Telex
keyboard off; the best goes with its neighbours most often. A word whose marks nobody put so, though many have its
letters (`bân` for `bàn`, `ban`), gets the marks that are usual beside its neighbours.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from indexer.search.query import And, Or, Query, Word
from indexer.search.spelling import bare as term_of
from indexer.search.spelling import placed, spelling, twins
from indexer.vietnamese.text import fold, lower, normalise, words


@dataclass(frozen=True, slots=True)
class Office:
    """What the documents of the scope say. `count`: (index field, term) -> in how many of them it is; `titles`: folded
    neighbours -> some newest titles and names that may have them."""

    count: Callable[[str, str], int]
    titles: Callable[[str], Iterable[str]]


MORE_OFTEN = 20
"""A word that some have is doubted only where a near one is with its neighbours so many times as often."""

_BARE = "abcdefghijklmnopqrstuvwxyz"
_MARKED = _BARE + "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_DOUBLED = re.compile(r"([aeod])\1")
_TONE_KEY = re.compile(r"(?<=[aeiouy])([a-z]{0,2})[sfrxj]\Z")
_LIKE = {bare: "".join(letter for letter in _MARKED if fold(letter) == bare) for bare in _BARE}
_LONGEST_SYLLABLE = 7
_MOST, _NEARLY_ALL = 0.5, 0.9
_TONES = ("àằầèềìòồờùừỳ", "áắấéếíóốớúứý", "ảẳẩẻểỉỏổởủửỷ", "ãẵẫẽễĩõỗỡũữỹ", "ạặậẹệịọộợụựỵ")
_TONED = frozenset("".join(_TONES))


@dataclass(frozen=True, slots=True)
class _Beside:
    """The words before and after, and whether words that are there may be doubted."""

    before: Query | None
    after: Query | None
    is_few: bool

    def pairs(self, word: str) -> Iterator[str]:
        if isinstance(self.before, Word):
            yield f"{twins(self.before.text)[1]} {twins(word)[1]}"
        if isinstance(self.after, Word):
            yield f"{twins(word)[1]} {twins(self.after.text)[1]}"


def correct(query: Query, office: Office, *, is_few: bool) -> str | None:
    """The corrected query as text; None where nothing is better. `is_few`: hardly anything was found, so words that
    some documents have are doubted too."""
    better = _better(query, office, _Beside(None, None, is_few))
    return None if str(better) == str(query) else str(_marked(better, office, _Beside(None, None, is_few)))


def _better(query: Query, office: Office, beside: _Beside) -> Query:
    return _each(query, beside, lambda word, around: _word(word, office, around))


def _marked(query: Query, office: Office, beside: _Beside) -> Query:
    """The query with usual marks on its words, where somebody wrote marks at all."""

    def marked(word: Word, around: _Beside) -> Word:
        return word if word.marked or not word.text.isalpha() else _spelt(word.text, office, around) or word

    return _each(query, beside, marked)


def _each(query: Query, beside: _Beside, change: Callable[[Word, _Beside], Word]) -> Query:
    """The query with each word changed, knowing its neighbours: a changed one is the better neighbour for the next."""
    if isinstance(query, Word):
        return change(query, beside)
    if isinstance(query, And):
        parts: list[Query] = []
        for at, part in enumerate(query.parts):
            after = query.parts[at + 1] if at + 1 < len(query.parts) else None
            parts.append(_each(part, _Beside(parts[-1] if parts else None, after, beside.is_few), change))
        return And(tuple(parts))
    if isinstance(query, Or):
        return Or(tuple(_each(part, _Beside(None, None, beside.is_few), change) for part in query.parts))
    return query


def _word(word: Word, office: Office, beside: _Beside) -> Word:
    bare = fold(word.text)
    if len(bare) < 2 or not bare.isalpha():
        return word
    is_spelt = not word.marked or office.count("uni", spelling(word.text)) > 0
    if is_spelt and not beside.is_few:
        return word
    held = office.count("uni", term_of(bare))
    company = _company(bare, office, beside) if held else 0
    if held and not is_spelt and (company or not any(beside.pairs(bare))):
        plain = Word(bare, marked=False) if company else word
        return _spelt(bare, office, beside) or plain
    company = _company(bare, office, beside) if held else 0
    fit: list[tuple[int, int, str]] = []
    for candidate in _near(word):
        if holding := office.count("uni", twins(candidate)[0]):
            together = _company(candidate, office, beside)
            if not held or together >= MORE_OFTEN * (company + 1):
                fit.append((together, holding, candidate))
    if not fit:
        return _spelt(bare, office, beside) or word if held and not is_spelt else word
    best = max(fit)[2]
    return Word(best, marked=fold(best) != best)


def _company(candidate: str, office: Office, beside: _Beside) -> int:
    return sum(office.count("pair", pair) for pair in beside.pairs(candidate))


def _spelt(bare: str, office: Office, beside: _Beside) -> Word | None:
    """These letters with the marks they bear beside their neighbours in titles; else with those that nearly all
    documents write. None where nobody writes marks."""
    pairs = list(beside.pairs(bare))
    for pair in pairs:
        if found := _in_titles(bare, pair, office.titles(pair)):
            return Word(found, marked=fold(found) != found)
    if len(bare) > _LONGEST_SYLLABLE:
        return None
    best, spelt = max(
        ((office.count("uni", spelling(each)), each) for each in sorted(_spellings(bare))), default=(0, "")
    )
    share = _NEARLY_ALL if pairs else _MOST
    return Word(spelt, marked=True) if best and best >= share * office.count("uni", term_of(bare)) else None


def _in_titles(bare: str, pair: str, titles: Iterable[str]) -> str | None:
    """The most frequent spelling of a word where it stands in the pair."""
    place, found = int(pair.split(" ")[0] != term_of(bare)), Counter[str]()
    for title in titles:
        for neighbours in pairwise(words(lower(normalise(title)))):
            if " ".join(twins(word)[1] for word in neighbours) == pair:
                found[neighbours[place]] += 1
    return max(found, key=lambda each: (found[each], each)) if found else None


def _spellings(bare: str) -> Iterator[str]:
    """All marks a syllable can bear: any shape on its vowels and its d, at most one tone."""
    made = [""]
    for letter in bare:
        made = [begun + each for begun in made for each in _LIKE.get(letter, letter) if _tones(begun + each) < 2]
    return (each for each in made if each != bare and placed(each) == each)


def _tones(text: str) -> int:
    return sum(letter in _TONED for letter in text)


def _near(word: Word) -> list[str]:
    if word.marked:
        return sorted({*_edits(word.text, _MARKED), *_edits(fold(word.text), _BARE)})
    return sorted({*_edits(word.text, _BARE), _untyped(word.text)} - {word.text})


def _untyped(text: str) -> str:
    """What Telex keys would have written, folded: `quyeets` is quyet, `dduwowngf` is duong."""
    return _TONE_KEY.sub(r"\1", _DOUBLED.sub(r"\1", text.replace("w", "")))


def _edits(text: str, letters: str) -> Iterator[str]:
    for at in range(len(text) + 1):
        left, right = text[:at], text[at:]
        yield from (left + letter + right for letter in letters)
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in letters)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
