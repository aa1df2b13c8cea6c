"""The Vietnamese syllable: onset, rime and tone. Tells Vietnamese text from text in another encoding. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Combining marks of the five written tones in the order of the dictionary: huyền, hỏi, ngã, sắc, nặng.
TONE_MARKS = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_TONES = {mark: tone for tone, mark in enumerate(TONE_MARKS, start=1)}

_ONSETS = re.compile("ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx]|")
_RIMES_WRITTEN = """a ai ao au ay am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc âu ây âm ân âng âp ât âc
    e eo em en eng ep et ec ê êu êm ên êng ênh êp êt êc êch i ia iu im in ing inh ip it ich iêu iêm iên iêng iêp iêt iêc
    o oi om on ong op ot oc oa oai oao oay oam oan oang oanh oap oat oac oach oăm oăn oăng oăp oăt oăc oe oeo oem oen
    oet oong ooc ô ôi ôm ôn ông ôp ôt ôc ôông ơ ơi ơm ơn ơp ơt u ua ui um un ung up ut uc uê uêch uênh uên uơ uy uya
    uyu uyn uynh uyp uyt uych uyên uyêt uôi uôm uôn uông uôt uôc uân uâng uây uât ư ưa ưi ưu ưm ưn ưng ưt ưc ươi ươu
    ươm ươn ương ươp ươt ươc y yêu yêm yên yêng yêt yt ynh
"""
_AFTER_QU_WRITTEN = """a ai ao au ay am an ang anh at ac ach ăm ăn ăng ăp ăt ăc âu ây ân âng ât e eo en et ê êu ên
    ênh êt êch i in it ich inh y yên yêt yêu ynh yt yp ych ơ ơi ơn ôc ôi iên iêt
"""
_RIMES = frozenset(_RIMES_WRITTEN.split())
_RIMES_AFTER_QU = frozenset(_AFTER_QU_WRITTEN.split())
_ALLOWED_FIRST = {"gh": "eêi", "ngh": "eêi", "k": "eêiyu"}
_STOPS = ("c", "ch", "p", "t")
_SHARP_AND_HEAVY = (4, 5)
_LONGEST = 7
_GI = "gi"


@dataclass(frozen=True, slots=True)
class Syllable:
    """`tone` 0 (level) to 5 (nặng); onset and rime are lower case without tone mark."""

    onset: str
    rime: str
    tone: int


@lru_cache(maxsize=65536)
def parse_syllable(word: str) -> Syllable | None:
    """The parts of one written word, or None where no syllable is spelt so. A misplaced tone (`hòan`) is read."""
    if len(word) > 2 * _LONGEST:
        return None
    bare, tone = without_tone(word)
    if not bare or len(bare) > _LONGEST or tone < 0:
        return None
    parts = _parts(bare)
    if parts is None or (parts[1].endswith(_STOPS) and tone not in _SHARP_AND_HEAVY):
        return None
    return Syllable(*parts, tone)


def is_syllable(word: str) -> bool:
    return parse_syllable(word) is not None


def without_tone(word: str) -> tuple[str, int]:
    """The lower-case word without its tone mark, and the tone; -1 where it bears two."""
    tones = [0]
    kept = []
    for character in unicodedata.normalize("NFD", word.lower()):
        tone = _TONES.get(character)
        if tone is None:
            kept.append(character)
        else:
            tones.append(tone)
    return unicodedata.normalize("NFC", "".join(kept)), tones[-1] if len(tones) <= 2 else -1


def _parts(bare: str) -> tuple[str, str] | None:
    if bare == _GI:
        return "g", "i"
    match = _ONSETS.match(bare)
    onset = match[0] if match else ""
    for length in range(len(onset), -1, -1):  # "gi" may be g + i…, "qu" never q
        if _fits(bare[:length], bare[length:]):
            return bare[:length], bare[length:]
    return None


def _fits(onset: str, rime: str) -> bool:
    if onset == "qu":
        return rime in _RIMES_AFTER_QU
    if onset and _ONSETS.fullmatch(onset) is None:
        return False
    return rime in _RIMES and rime[0] in _ALLOWED_FIRST.get(onset, rime)
