"""All that an official document says of itself: its header, marks, signer, recipients and filing. Pure."""

from dataclasses import dataclass, field, replace

from indexer.model.document import Header
from indexer.vietnamese.filing import Filing, find_filing
from indexer.vietnamese.header import Top, read_top
from indexer.vietnamese.marks import circulation_mark, secrecy_mark, urgency_mark
from indexer.vietnamese.recipients import find_recipients
from indexer.vietnamese.signature import Signer, find_signer


@dataclass(frozen=True, slots=True)
class OfficialHeader:
    """`parent` is the office above the issuer; marks are Vietnamese words or ""; signer and filing may be missing."""

    header: Header = field(default_factory=Header)
    parent: str = ""
    secrecy: str = ""
    circulation: str = ""
    signer: Signer | None = None
    filing: Filing | None = None


def read_official(text: str) -> OfficialHeader:
    """What a whole document says. Without an official header only the marks are looked for."""
    top = read_top(text)
    if top.header == Header():
        return OfficialHeader(secrecy=secrecy_mark(text), circulation=circulation_mark(text))
    signer = find_signer(text)
    header = _whole(text, top, signer)
    return OfficialHeader(header, top.parent, secrecy_mark(text), circulation_mark(text), signer, find_filing(text))


def read_whole_header(text: str) -> Header:
    """The header alone, with what the end of the document adds to it; empty where it is no official document."""
    top = read_top(text)
    return _whole(text, top, find_signer(text)) if top.header != Header() else top.header


def _whole(text: str, top: Top, signer: Signer | None) -> Header:
    return replace(
        top.header,
        place=top.place,
        signer=signer.name if signer else "",
        position=signer.position if signer else "",
        capacity=signer.capacity.value if signer else "",
        recipients=find_recipients(text),
        urgency=urgency_mark(text),
        is_draft=top.is_draft,
    )
