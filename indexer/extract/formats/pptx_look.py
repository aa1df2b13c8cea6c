"""The look of a PowerPoint package: its slides as they are written, less what PowerPoint counts. Pure."""

import re

from indexer.extract.package import Package

_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml", re.I)
_VOLATILE = re.compile(
    rb' (?:dirty|err|smtClean|noProof|lang|altLang|xmlns:\w+|mc:Ignorable)="[^"]*"'
    rb"|<p14:(?:modId|creationId) [^>]*/>|<a16:creationId [^>]*/>|<\?xml[^>]*\?>"
)


def picture(package: Package) -> tuple[bytes, bytes]:
    """(core, fine); there is no core."""
    names = sorted((name for name in package.names if _SLIDE.fullmatch(name)), key=lambda name: (len(name), name))
    return b"", b"".join(_VOLATILE.sub(b"", package.read(name)) for name in names)
