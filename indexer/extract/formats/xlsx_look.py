"""The look of an Excel package: how each cell is set, and its formulas. Pure. Source: ECMA-376 part 1, chapter 18.

Works on the bytes. Numbers of styles change with every save: each stands for what it says.
"""

import re
from hashlib import blake2b

from indexer.extract.package import Package

_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml", re.I)
_STYLES = "xl/styles.xml"
_CELL = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"(?: s="(\d{1,6})")?[^/>]*>')
_FORMULA = re.compile(rb"<f(?: [^>]*)?>[^<]+</f>")
_MERGED = re.compile(rb'<mergeCell ref="[^"]*"/>')
_FORMAT = re.compile(rb"<xf ([^>]*?)(?:/>|>(.*?)</xf>)", re.S)
_NUMBER = re.compile(rb'<numFmt (?=[^>]*numFmtId="(\d+)")(?=[^>]*formatCode="([^"]*)")')
_EMPHASIS = re.compile(rb"<(b|i|u|strike)(?: val=\"([^\"]*)\")?/>")
_PATTERN = re.compile(rb'patternType="(?!none|gray125)\w')
_OFF = (b"0", b"false", b"none")
_PARTS = (("fonts", "font"), ("fills", "fill"), ("borders", "border"))

Setting = tuple[bytes, bytes]  # what stands out of a cell, all that is said of it


def picture(package: Package) -> tuple[bytes, bytes]:
    """(core, fine)"""
    settings = _settings(package.read(_STYLES)) if _STYLES in package else []
    numbers = {b"%d" % number: setting for number, setting in enumerate(settings)} | {b"": _first(settings)}
    standing_out = {number: core for number, (core, _) in numbers.items() if core}
    said = {number: _hashed(fine) for number, (_, fine) in numbers.items()}
    core, fine = [], []
    for name in sorted((name for name in package.names if _SHEET.fullmatch(name)), key=lambda name: (len(name), name)):
        sheet = package.read(name)
        cells = _CELL.findall(sheet)
        if standing_out:
            core += [place + standing_out[number] for place, number in cells if number in standing_out]
        core.append(b"/")
        fine += [place + said.get(number, b"") for place, number in cells]
        fine += [*_FORMULA.findall(sheet), *_MERGED.findall(sheet), b"/"]
    return b" ".join(core), b" ".join(fine)


def _first(settings: list[Setting]) -> Setting:
    return settings[0] if settings else (b"", b"")


def _hashed(said: bytes) -> bytes:
    return blake2b(said, digest_size=6).digest()


def _settings(styles: bytes) -> list[Setting]:
    """Of each number in `cellXfs`."""
    numbers = dict(_NUMBER.findall(styles))
    fonts, fills, borders = (
        re.findall(rb"<%b(?:/>| */>|(?: [^>]*)?>.*?</%b>)" % (one.encode(), one.encode()), _inside(styles, many), re.S)
        for many, one in _PARTS
    )
    found = []
    for said, more in _FORMAT.findall(_inside(styles, "cellXfs")):
        font, fill, border = (
            listed[at] if (at := _number(said, name)) < len(listed) else b""
            for listed, name in ((fonts, b"fontId"), (fills, b"fillId"), (borders, b"borderId"))
        )
        code = str(_number(said, b"numFmtId")).encode()
        emphasis = sorted(tag for tag, value in _EMPHASIS.findall(font) if value not in _OFF)
        core = b",".join(emphasis) + (b",fill" if _PATTERN.search(fill) else b"")
        found.append((core, b"|".join((font, fill, border, numbers.get(code, code), more))))
    return found


def _inside(styles: bytes, name: str) -> bytes:
    found = re.search(rb"<%b(?: [^>]*)?>(.*?)</%b>" % (name.encode(), name.encode()), styles, re.S)
    return found[1] if found else b""


def _number(said: bytes, name: bytes) -> int:
    found = re.search(rb'%b="(\d{1,6})"' % name, said)
    return int(found[1]) if found else 0
