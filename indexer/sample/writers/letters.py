"""Word documents in the fonts before Unicode: .VnTime (TCVN3) and VNI-Times. Pure.

Toned capitals have no letters of their own in TCVN3: lines in capitals stand in .VnTimeH, which draws small letters so.
"""

from functools import cache

from indexer.sample.paper import About, Paper
from indexer.sample.writers.docx import Letters, docx
from indexer.vietnamese.legacy_tables import Encoding, bytes_of

_FONTS = {Encoding.TCVN3: (".VnTime", ".VnTimeH"), Encoding.VNI: ("VNI-Times", "VNI-Times")}


def docx_in_font(paper: Paper, about: About, *, encoding: str) -> bytes:
    """`encoding`: "tcvn3" or "vni". Other letters than Vietnamese ones stay what they are."""
    wanted = Encoding(encoding)
    table = _table(wanted)
    small, capitals = _FONTS[wanted]
    return docx(paper, about, Letters(lambda text: text.translate(table), small, capitals))


@cache
def _table(encoding: Encoding) -> dict[int, str]:
    return {ord(letter): run for letter, run in bytes_of(encoding).items()}
