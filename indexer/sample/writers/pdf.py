"""Text PDFs: pages, the glyphs they use, what the file says of itself. Pure. Source: PDF 32000-1:2008."""

import zlib
from datetime import datetime

from indexer.sample.paper import About, Paper
from indexer.sample.writers.pdf_font import CODES, Face, glyph
from indexer.sample.writers.pdf_page import HEIGHT, WIDTH, pages


def pdf(paper: Paper, about: About) -> bytes:
    typeset = pages(paper)
    file = _File()
    info = file.add(_info(paper, about))
    fonts = b" ".join(
        b"/%s %d 0 R" % (face.name.encode(), _font(file, face, letters)) for face, letters in typeset.letters.items()
    )
    tree = file.reserve()
    leaves = [file.add(_page(file.add(_stream(one)), tree, fonts)) for one in typeset.streams]
    kids = b" ".join(b"%d 0 R" % leaf for leaf in leaves)
    file.fill(tree, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(leaves)))
    root = file.add(b"<< /Type /Catalog /Pages %d 0 R /Lang (vi-VN) >>" % tree)
    return file.closed(root, info)


class _File:
    """Numbered objects, then the table of where they begin."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        return self.add(b"")

    def add(self, content: bytes) -> int:
        self._objects.append(content)
        return len(self._objects)

    def fill(self, number: int, content: bytes) -> None:
        self._objects[number - 1] = content

    def closed(self, root: int, info: int) -> bytes:
        out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, content in enumerate(self._objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        start, count = len(out), len(places) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
        out += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
            count,
            root,
            info,
            start,
        )
        return bytes(out)


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data, 1)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _page(content: int, tree: int, fonts: bytes) -> bytes:
    return (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] /Resources << /Font << %s >> >> /Contents %d 0 R >>"
    ) % (tree, WIDTH, HEIGHT, fonts, content)


def _font(file: _File, face: Face, shown: set[str]) -> int:
    """A Type 3 font of the letters shown, glyphs named after their codes."""
    letters = sorted((shown & CODES.keys()) | {"?", " "}, key=CODES.__getitem__)
    unicode_map = file.add(_stream(_to_unicode(letters)))
    base = file.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /%s >>" % face.base.encode())
    codes = [CODES[letter] for letter in letters]
    drawings = {code: file.add(_drawing(face, letter)) for code, letter in zip(codes, letters, strict=True)}
    widths = {code: face.widths[letter] for code, letter in zip(codes, letters, strict=True)}
    first, last = codes[0], codes[-1]
    differences = " ".join(f"{code} /g{code}" for code in codes)
    procedures = " ".join(f"/g{code} {number} 0 R" for code, number in drawings.items())
    spaced = " ".join(str(widths.get(code, 0)) for code in range(first, last + 1))
    return file.add(
        (
            f"<< /Type /Font /Subtype /Type3 /Name /{face.name} /FontBBox [-50 -260 1050 950]"
            f" /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar {first} /LastChar {last} /Widths [{spaced}]"
            f" /Encoding << /Type /Encoding /Differences [{differences}] >> /CharProcs << {procedures} >>"
            f" /Resources << /Font << /F {base} 0 R >> >> /ToUnicode {unicode_map} 0 R >>"
        ).encode()
    )


def _drawing(face: Face, letter: str) -> bytes:
    drawn = glyph(face, letter)
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)


def _to_unicode(letters: list[str]) -> bytes:
    """The CMap that says which letter a code is, a hundred to a block as the format wants."""
    blocks = (letters[start : start + 100] for start in range(0, len(letters), 100))
    rows = "\n".join(
        f"{len(block)} beginbfchar\n"
        + "\n".join(f"<{CODES[letter]:02x}> <{ord(letter):04x}>" for letter in block)
        + "\nendbfchar"
        for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Vietnamese def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <ff>\nendcodespacerange\n{rows}\nendcmap\nend\nend"
    ).encode()


def _info(paper: Paper, about: About) -> bytes:
    return b"<< /Title %s /Author %s /Creator %s /CreationDate (%s) /ModDate (%s) >>" % (
        _text(paper.subject),
        _text(about.creator),
        _text("Microsoft Word"),
        _date(about.created),
        _date(about.modified),
    )


def _text(text: str) -> bytes:
    return b"<feff%s>" % text.encode("utf-16-be").hex().encode()


def _date(at: datetime) -> bytes:
    return at.strftime("D:%Y%m%d%H%M%SZ").encode()
