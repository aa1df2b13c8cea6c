"""What a hit says of itself: its state, who signed, how it was read, where and why it matched. Pure."""

from collections.abc import Sequence

from indexer.model.hit import Hit, Spot, Why
from webui.words import Words

_LEGACY = {"tcvn3": "TCVN3", "vni": "VNI", "viqr": "VIQR"}
_UNBROKEN = "\u00a0"  # a name stays on one line
_URGENT = "urgent"
_DRAFT = "draft"


def badges(hit: Hit, words: Words) -> list[tuple[str, str]]:
    """(kind, text): how urgent it is, and whether it is a draft."""
    found = [(_URGENT, hit.urgency.capitalize())] if hit.urgency else []
    return [*found, (_DRAFT, words("search.draft"))] if hit.is_draft else found


def signed(hit: Hit, words: Words) -> list[str]:
    """`UBND tỉnh`, `KT. Người Một ký`, as far as they are known."""
    name = " ".join(filter(None, (hit.capacity, hit.signer))) if hit.signer else ""
    return list(filter(None, (hit.issuer, words("search.signed", name=name).replace(" ", _UNBROKEN) if name else "")))


def place(spot: Spot | None, words: Words) -> str:
    """Where in the document its piece of text stands; "" for running text."""
    if spot is None:
        return ""
    key = f"place.{spot.place.value}"
    named = f"{key}_named"
    if spot.label and named in words:
        return words(named, label=spot.label)
    return words(key) if key in words else ""


def reasons(why: Sequence[Why], words: Words) -> list[str]:
    """Why it was found, the strongest first."""
    return [words(f"why.{reason.value}") for reason in why]


def notes(found: Sequence[str], words: Words) -> list[str]:
    """How its text came to be, where it was not simply read."""
    said = []
    for note in found:
        kind, _, detail = note.partition(":")
        if kind == "legacy":
            said.append(words("search.note_legacy", encoding=_LEGACY.get(detail, detail.upper())))
        elif kind == "ocr":
            said.append(words("search.note_ocr"))
    return list(dict.fromkeys(said))
