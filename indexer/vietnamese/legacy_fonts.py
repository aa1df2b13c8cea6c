"""Font names that stand for an encoding before Unicode. A name is a hint: the text has to agree.

Decree 30/2020's own file lists .VnTime and is Unicode; fonts of today have names much like the old ones (SVN-…, UTM …).
"""

import re
from dataclasses import dataclass

from indexer.vietnamese.legacy_tables import Encoding


@dataclass(frozen=True, slots=True)
class Hint:
    """`draws_capitals`: the font shows small letters as capitals (.VnTimeH)."""

    encoding: Encoding
    draws_capitals: bool = False


_UNICODE_FONTS = re.compile(r"(?:UVN|UTM|SVN-|UVnTime|Vn?Unicode|VNI-Unicode)", re.I)
_PDF_SUBSET = re.compile(r"^/?(?:[A-Z]{6}\+)?")
_HINTS: tuple[tuple[re.Pattern[str], Hint], ...] = (
    (re.compile(r"\.?Vn[A-Z].*?H(?:[ ,-]?(?:Bold|Italic|BoldItalic))?$"), Hint(Encoding.TCVN3, draws_capitals=True)),
    (
        re.compile(
            r"(?:\.Vn[A-Z]|\.?Vn(?:Time|Arial|Avant|Book|Centu|Courier|Helv|South|Univ|Tekni|Stamp|Shell|Vogue|Myst|Mono"
            r"|Koala|Lucida|Linus|Memo|Park|Present|Revue|Tifani|Aristote|Baham|Black|Bodoni|Clarend|Commerc|Cooper"
            r"|Exotic|Free|Gothic|Arabia|Harlow|Hely|Kent))"
        ),
        Hint(Encoding.TCVN3),
    ),
    (re.compile(r"ABC[ -](?:Sans|Serif)", re.I), Hint(Encoding.TCVN3)),
    (re.compile(r"VNI[- ]", re.I), Hint(Encoding.VNI)),
    (re.compile(r"VPS[ -]", re.I), Hint(Encoding.VPS)),
    (re.compile(r"VI[ -](?:Times|Arial|Courier)", re.I), Hint(Encoding.VISCII)),
    (re.compile(r"SVN(?!-)[a-z]", re.I), Hint(Encoding.VIETWARE_F)),
    (re.compile(r"VN(?:times|arial|courier|centaur|book|univ|lucida)", re.I), Hint(Encoding.VIETWARE_X)),
)


def font_hint(font: str) -> Hint | None:
    """What a font's name (`.VnTimeH`, `ABCDEE+VNI-Times`, `VNI-Times;Times New Roman`) says of its encoding."""
    name = _PDF_SUBSET.sub("", font.strip()).split(";")[0].replace("#20", " ").strip()
    if not name or _UNICODE_FONTS.match(name):
        return None
    return next((hint for pattern, hint in _HINTS if pattern.match(name)), None)
