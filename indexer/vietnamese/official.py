"""All that an official document says of itself: its header, marks, signer and filing. Pure."""

from dataclasses import dataclass, field

from indexer.model.document import Header
from indexer.vietnamese.header import read_top
from indexer.vietnamese.marks import circulation_mark, secrecy_mark, urgency_mark
from indexer.vietnamese.recipients import Filing, find_filing
from indexer.vietnamese.signature import Signer, find_signer


@dataclass(frozen=True, slots=True)
class OfficialHeader:
    """`parent` is the office above the issuer; marks are Vietnamese words or ""; signer and filing may be missing."""

    header: Header = field(default_factory=Header)
    parent: str = ""
    place: str = ""
    is_draft: bool = False
    secrecy: str = ""
    urgency: str = ""
    circulation: str = ""
    signer: Signer | None = None
    filing: Filing | None = None


def read_official(text: str) -> OfficialHeader:
    """What a whole document says. Without an official header only the marks are looked for."""
    top = read_top(text)
    is_official = top.header != Header()
    return OfficialHeader(
        header=top.header,
        parent=top.parent,
        place=top.place,
        is_draft=top.is_draft,
        secrecy=secrecy_mark(text),
        urgency=urgency_mark(text),
        circulation=circulation_mark(text),
        signer=find_signer(text) if is_official else None,
        filing=find_filing(text) if is_official else None,
    )
