"""The look of a Word package, without its words. Pure. Source: ECMA-376 part 1, chapter 17.

Works on the bytes: a tree of a large document costs more than its whole reading. Word renames its revision ids, breaks
runs where it found a spelling mistake or a page ended, and joins them again: all that is taken out.
"""

import re
from functools import lru_cache

from indexer.extract.package import Package

_BODY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml", re.I)
_STYLES = "word/styles.xml"
_VOLATILE = re.compile(
    rb' (?:w:rsid\w*|w14:(?:paraId|textId)|xmlns:\w+|mc:Ignorable)="[^"]*"'
    rb"|<w:(?:proofErr|lastRenderedPageBreak|noProof|lang|bookmarkStart|bookmarkEnd)(?: [^>]*)?/>"
    rb"|<\?xml[^>]*\?>"
)
_RUN = re.compile(rb"(</w:t></w:r>)?<w:r>(<w:rPr>.*?</w:rPr>)?(<w:t(?: xml:space=\"preserve\")?>)?", re.S)
_WORDS = re.compile(rb"(<w:(?:t|delText|instrText)(?: [^>]*)?>)[^<]*")
_TOKEN = re.compile(rb"(<w:r(?: [^>]*)?>)|<w:rPr>(.*?)</w:rPr>|<w:t(?: [^>]*)?>([^<]*)</w:t>|(</w:r>)", re.S)
_EMPHASIS = re.compile(
    rb"<w:(b|i|u|strike|dstrike|color|highlight|vertAlign|caps|smallCaps)(?=[ />])(?: w:val=\"([^\"]*)\")?"
)
_OFF = (b"0", b"false", b"off", b"none", b"auto", b"000000", b"baseline")
_ENTITY = re.compile(rb"&#?\w+;")
_USED = re.compile(rb'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"')
_NAME = re.compile(rb'[^>]*?w:styleId="([^"]*)"')
_SIZE = re.compile(rb'<w:(sz|jc) w:val="([^"]*)"/>|<w:rFonts [^>]*?w:ascii="([^"]*)"')


def picture(package: Package) -> tuple[bytes, bytes]:
    """(core, fine)"""
    bodies = [package.read(name) for name in sorted(package.names) if _BODY.fullmatch(name)]
    styles = package.read(_STYLES) if _STYLES in package else b""
    used = {name for body in bodies for name in _USED.findall(body)}
    return repr([_core(body) for body in bodies[:1]]).encode(), b"".join(
        [*sorted(map(_fine, bodies)), repr(_styles(styles, used)).encode()]
    )


def _core(body: bytes) -> list[tuple[bytes, int]]:
    """Letters in a row of the same emphasis; blanks have none."""
    found: list[tuple[bytes, int]] = []
    emphasis, is_run = b"", False
    for start, properties, text, end in _TOKEN.findall(body):
        if start:
            emphasis, is_run = b"", True
        elif end:
            is_run = False
        elif properties and is_run:
            emphasis = _emphasis(properties)
        elif letters := _letters(text):
            if found and found[-1][0] == emphasis:
                letters += found.pop()[1]
            found.append((emphasis, letters))
    return found


def _letters(text: bytes) -> int:
    """Bytes without blanks; a sign that XML must write by its name counts one."""
    return len(b"".join((_ENTITY.sub(b"x", text) if b"&" in text else text).split()))


@lru_cache(256)
def _emphasis(properties: bytes) -> bytes:
    now = properties.partition(b"<w:rPrChange")[0]
    return repr(sorted({pair for pair in _EMPHASIS.findall(now) if pair[1].lower() not in _OFF})).encode()


def _fine(body: bytes) -> bytes:
    bare = _VOLATILE.sub(b"", body).replace(b"<w:rPr></w:rPr>", b"").replace(b"<w:rPr/>", b"")
    last = b""

    def joined(found: re.Match[bytes]) -> bytes:
        nonlocal last
        properties = found[2] or b""
        is_same = bool(found[1]) and bool(found[3]) and properties == last
        last = properties
        return b"" if is_same else (found[1] or b"") + b"<w:r>" + properties + (b"<w:t>" if found[3] else b"")

    return re.sub(rb"(<w:t)(?: [^>]*)?>", rb"\1>", _RUN.sub(joined, bare))


def _styles(styles: bytes, used: set[bytes]) -> list[tuple[bytes, ...]]:
    """Of each style of the text what one sees first; programs add to the rest, and drop others, on every save."""
    return sorted(
        (name[1], _emphasis(inside), *(b"".join(found) for found in _SIZE.findall(inside)))
        for inside in styles.split(b"<w:style ")[1:]
        if (name := _NAME.match(inside)) and name[1] in used
    )
