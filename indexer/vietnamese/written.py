"""The syllables that people really write, beyond those that could be spelt. Pure but for its own table.

The table holds what stands at least five times (ten, where a syllable begins with a vowel) in 20,000 articles of law.
"""

from functools import cache, lru_cache
from pathlib import Path

from indexer.vietnamese.syllable import is_syllable
from indexer.vietnamese.tones import spelling_key

_TABLE = Path(__file__).with_name("written.txt")
_VOWELS = frozenset("aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ")


@lru_cache(maxsize=65536)
def is_written(word: str) -> bool:
    """Whether the syllable is in use, in any style of tone marks and of letters."""
    return is_syllable(word) and spelling_key(word.lower()) in _written()


@lru_cache(maxsize=65536)
def may_stand_alone(word: str) -> bool:
    """Whether this may be a whole syllable: `quy` may and `ủy`, but not `Th`, `ết` or `ố`.

    One that begins with a vowel has to be known: most pieces of a torn syllable begin so.
    """
    return is_written(word) if word[:1].lower() in _VOWELS else is_syllable(word)


@cache
def _written() -> frozenset[str]:
    return frozenset(_TABLE.read_text(encoding="utf-8").split())
