"""How much like written Vietnamese a text is: tells a good reading of a scan from a bad one. Pure."""

import re

from indexer.vietnamese.syllable import is_syllable
from indexer.vietnamese.text import normalise

LEAST = 0.55  # below it a text is no Vietnamese, or badly read: good text has 0.8, one without marks 0.4
_WORD = re.compile(r"[^\W\d_]{2,}")
_WORDS_JUDGED = 2_000


def legibility(text: str) -> float:
    """0 (nothing of it) to 1: half for words that are syllables, half for those that bear marks as well."""
    found = _WORD.findall(normalise(text))[:_WORDS_JUDGED]
    if not found:
        return 0.0
    syllables = [word for word in found if is_syllable(word)]
    marked = sum(not word.isascii() for word in syllables)
    return (len(syllables) + marked) / (2 * len(found))
