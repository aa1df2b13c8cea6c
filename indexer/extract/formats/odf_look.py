"""The look of an OpenDocument file, without its words. Pure. Source: OASIS OpenDocument 1.3, part 3.

Works on the bytes. Automatic styles are numbered anew with every save: each name stands for what its style says.
"""

import re
from hashlib import blake2b

from indexer.extract.package import Package

_CONTENT, _STYLES = "content.xml", "styles.xml"
_VOLATILE = re.compile(
    rb' (?:officeooo:(?:paragraph-)?rsid|xml:id|text:continue-list|text:id|draw:id|draw:z-index|xmlns:\w+)="[^"]*"'
    rb"|<text:(?:soft-page-break|bookmark[\w-]*)(?: [^>]*)?/>"
    rb"|<(?:table:shapes|office:forms|text:sequence-decls)[ >].*?</(?:table:shapes|office:forms|text:sequence-decls)>"
    rb"|(?<=<table:table-row) table:style-name=\"[^\"]*\"",
    re.S,
)
_STYLE = re.compile(rb'<style:style style:name="([^"]*)"([^>]*?)(?:/>|>(.*?)</style:style>)', re.S)
_NAMED = re.compile(rb'(?<=style-name=")([^"]*)(?=")')
_EMPHASIS = re.compile(
    rb" (fo:font-weight|fo:font-style|style:text-underline-style|style:text-line-through-style|fo:color"
    rb'|fo:background-color|style:text-position)="([^"]*)"'
)
_OFF = (b"normal", b"none", b"transparent", b"#000000", b"0% 100%")
_TOKEN = re.compile(
    rb"<(text:span|text:p|text:h|table:table-cell)((?: [^>]*?)?)(/?)>|</(text:span|text:p|text:h|table:table-cell)>"
    rb"|<[^>]*>|([^<]+)"
)
_OWN_STYLE = re.compile(rb' (?:text|table):style-name="([^"]*)"')
_SEEN = re.compile(rb' (?:fo:font-size|style:font-name|fo:text-align)="[^"]*"')
_ENTITY = re.compile(rb"&#?\w+;")


def picture(package: Package) -> tuple[bytes, bytes]:
    """(core, fine)"""
    content = package.read(_CONTENT)
    head, mark, body = content.partition(b"<office:body")
    own = {name: (said, inside) for name, said, inside in _STYLE.findall(_VOLATILE.sub(b"", head))}
    emphasis = {name: _emphasis(inside) for name, (_, inside) in own.items()}
    hashed = {name: _hashed(said + inside) for name, (said, inside) in own.items()}
    fine = _NAMED.sub(lambda found: hashed.get(found[1], found[1]), _VOLATILE.sub(b"", mark + body))
    styles = package.read(_STYLES) if _STYLES in package else b""
    return repr(_core(body, emphasis)).encode(), fine + repr(_styles(styles)).encode()


def _core(body: bytes, emphasis: dict[bytes, frozenset[bytes]]) -> list[tuple[list[bytes], int]]:
    """Letters in a row of the same emphasis; blanks have none."""
    found: list[tuple[list[bytes], int]] = []
    stack: list[frozenset[bytes]] = []
    nothing = frozenset[bytes]()
    for opened, said, is_empty, closed, text in _TOKEN.findall(body):
        if opened and not is_empty:
            own = _OWN_STYLE.search(said)
            stack.append(emphasis.get(own[1], nothing) if own else nothing)
        elif closed and stack:
            stack.pop()
        elif text and (letters := _letters(text)):
            shown = sorted(nothing.union(*stack))
            if found and found[-1][0] == shown:
                letters += found.pop()[1]
            found.append((shown, letters))
    return found


def _letters(text: bytes) -> int:
    """Bytes without blanks; a sign that XML must write by its name counts one."""
    return len(b"".join((_ENTITY.sub(b"x", text) if b"&" in text else text).split()))


def _emphasis(inside: bytes) -> frozenset[bytes]:
    return frozenset(name + b"=" + value for name, value in _EMPHASIS.findall(inside) if value not in _OFF)


def _styles(styles: bytes) -> list[tuple[bytes, ...]]:
    """Of each style what one sees first; programs add to the rest on every save."""
    return sorted(
        (name, *sorted(_emphasis(inside)), *_SEEN.findall(inside)) for name, _, inside in _STYLE.findall(styles)
    )


def _hashed(style: bytes) -> bytes:
    return blake2b(style, digest_size=6).hexdigest().encode()
