"""Where the tone mark stands in a syllable, and spellings that are heard alike. For search keys; never for shown text.

The two styles differ in `oa oe uy` without a final consonant: old `hòa khỏe thúy`, new `hoà khoẻ thuý`.
"""

import re
import unicodedata

from indexer.vietnamese.syllable import TONE_MARKS, parse_syllable
from indexer.vietnamese.text import normalise

_VOWELS = re.compile("[aăâeêioôơuưy]+")
_TAKES_TONE = "ăâêôơ"
_STYLES_DIFFER = ("oa", "oe", "uy")
_Y_IS_I_AFTER = frozenset({"h", "k", "l", "m", "s", "t", "v", "qu"})
_WORD = re.compile(r"[^\W\d_]+")


def retone(text: str, *, new_style: bool = False) -> str:
    """The text with every tone mark in its place: `hòan` → `hoàn`, `qũy` → `quỹ`, `hoà` → `hòa`. Idempotent."""
    return _WORD.sub(lambda word: retone_word(word[0], new_style=new_style), normalise(text))


def retone_word(word: str, *, new_style: bool = False) -> str:
    """One word with its tone mark in place; what is no syllable comes back as it is."""
    syllable = parse_syllable(word)
    if syllable is None or not syllable.tone:
        return word
    placed = place_tone(syllable.onset, syllable.rime, syllable.tone, new_style=new_style)
    if len(placed) != len(word):
        return word
    return "".join(letter.upper() if old.isupper() else letter for letter, old in zip(placed, word, strict=True))


def spelling_key(word: str) -> str:
    """One key for the spellings of a syllable: tone in its old place, `kĩ` as `kỹ` is (i). Other words: lower case."""
    syllable = parse_syllable(word)
    if syllable is None:
        return word.lower()
    is_open_y = syllable.rime == "y" and syllable.onset in _Y_IS_I_AFTER
    return place_tone(syllable.onset, "i" if is_open_y else syllable.rime, syllable.tone)


def place_tone(onset: str, rime: str, tone: int, *, new_style: bool = False) -> str:
    """The lower-case syllable of the parts, its tone (0-5) where the style puts it."""
    if not tone:
        return onset + rime
    at = _bearer(rime, new_style) + 1
    return unicodedata.normalize("NFC", onset + rime[:at] + TONE_MARKS[tone - 1] + rime[at:])


def _bearer(rime: str, new_style: bool) -> int:
    """The index in a rime of the vowel that bears the tone."""
    match = _VOWELS.match(rime)
    vowels = match[0] if match else rime
    marked = [index for index, vowel in enumerate(vowels) if vowel in _TAKES_TONE]
    if marked:
        return marked[-1]
    if "ư" in vowels:
        return vowels.index("ư")
    if len(vowels) > 1 and len(vowels) < len(rime):
        return len(vowels) - 1
    if len(vowels) == 3:
        return 1
    return 1 if vowels in _STYLES_DIFFER and new_style else 0
