"""How much of a text a change touched. Pure.

Counts words, not places: a paragraph that only moved adds and removes nothing.
"""

from collections import Counter

from indexer.vietnamese.text import lower, words


def word_count(text: str) -> int:
    """How many words `changed_words` would count as added if there had been nothing before."""
    return len(words(text))


def changed_words(before: str, after: str) -> tuple[int, int]:
    """(words added, words removed) between two texts, marks and all, capitals ignored."""
    if before == after:
        return (0, 0)
    old, new = Counter(words(lower(before))), Counter(words(lower(after)))
    return ((new - old).total(), (old - new).total())
