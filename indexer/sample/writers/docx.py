"""Word documents: the layout of Decree 30/2020 with comments, tracked insertions and a footnote. Pure.

Source: ECMA-376 part 1. `Letters` says how text becomes letters of a font: Unicode, or one of the old encodings.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from indexer.sample.hours import VIETNAM
from indexer.sample.paper import About, Paper, Remark
from indexer.sample.writers import layout
from indexer.sample.writers.package import (
    HEAD,
    app_xml,
    content_types,
    core_xml,
    relations,
    root_relations,
    w3c,
    zip_of,
)

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


@dataclass(frozen=True, slots=True)
class Letters:
    """How text is written: the encoding of its letters, the fonts for small letters and for capitals."""

    encode: Callable[[str], str] = str
    font: str = "Times New Roman"
    capitals: str = "Times New Roman"


def dotx(paper: Paper, about: About) -> bytes:
    """A template: the same parts, one of them of another type."""
    return docx(paper, about, kind="template")


def docx(paper: Paper, about: About, letters: Letters | None = None, *, kind: str = "document") -> bytes:
    """A .docx; all its text in the given letters, its properties and comments always Unicode."""
    hand = _Hand(letters or Letters())
    body = hand.body(paper, about)
    parts = {
        "word__document": f"{_TYPE}{kind}.main+xml",
        "word__header1": f"{_TYPE}header+xml",
        "word__footer1": f"{_TYPE}footer+xml",
        "word__footnotes": f"{_TYPE}footnotes+xml",
        "word__comments": f"{_TYPE}comments+xml",
        "word__styles": f"{_TYPE}styles+xml",
    }
    members = [
        ("[Content_Types].xml", content_types(**parts)),
        ("_rels/.rels", root_relations("word/document.xml")),
        ("word/_rels/document.xml.rels", _DOCUMENT_RELATIONS),
        ("word/document.xml", f"{HEAD}<w:document {_W} {_R}><w:body>{body}{_SECTION}</w:body></w:document>"),
        ("word/styles.xml", hand.styles()),
        ("word/header1.xml", f"{HEAD}<w:hdr {_W}>{_PAGE_NUMBER}</w:hdr>"),
        ("word/footer1.xml", f"{HEAD}<w:ftr {_W}>{hand.paragraph(about.company, size=18, align='center')}</w:ftr>"),
        ("word/footnotes.xml", hand.footnotes(paper.footnote)),
        ("word/comments.xml", hand.comments(about.comments)),
        ("docProps/core.xml", core_xml(paper, about)),
        ("docProps/app.xml", app_xml(about, "Microsoft Office Word", words=len(" ".join(paper.paragraphs).split()))),
    ]
    return zip_of(members, about.modified)


_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_DOCUMENT_RELATIONS = relations(
    ("styles", "styles.xml"),
    ("header", "header1.xml"),
    ("footer", "footer1.xml"),
    ("footnotes", "footnotes.xml"),
    ("comments", "comments.xml"),
)
# margins of the decree: top and bottom 20 mm, left 30 mm, right 20 mm, on A4
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"'
    ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_PAGE_NUMBER = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


_HALF = (3800, 5271)  # the two columns, in twentieths of a point
_BODY = '<w:pPr><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>'
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


class _Hand:
    """Writes pieces of WordprocessingML in one kind of letters. Sizes are half points."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    def body(self, paper: Paper, about: About) -> str:
        parts = [self._opening(paper)] if paper.issuer else [self.paragraph(paper.subject, bold=True, align="center")]
        parts += [self.paragraph(f"Kính gửi: {one}", align="center") for one in paper.addressees]
        parts += [self.paragraph(text, align="both", indent=True) for text in paper.paragraphs]
        if about.comments and paper.paragraphs:
            parts[-1] = self._commented(paper.paragraphs[-1], len(about.comments))
        parts += [self._inserted(number, remark) for number, remark in enumerate(about.insertions)]
        if paper.footnote:
            parts.append(self._with_footnote("Số liệu chi tiết tại bảng sau"))
        if paper.table:
            parts.append(self._table(paper.table))
        if paper.recipients:
            parts.append(self._closing(paper))
        return "".join(parts)

    def paragraph(
        self,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        align: str = "left",
        size: int = 28,
        indent: bool = False,
    ) -> str:
        first = '<w:ind w:firstLine="567"/>' if indent else ""
        return f'<w:p><w:pPr>{first}<w:jc w:val="{align}"/></w:pPr>{self._run(text, bold, italic, size)}</w:p>'

    def _run(self, text: str, bold: bool = False, italic: bool = False, size: int = 28) -> str:
        marks = f"{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}"
        font = self._letters.capitals if text.isupper() else self._letters.font
        fonts = "" if font == "Times New Roman" else f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        encoded = escape(self._letters.encode(text))
        return (
            f'<w:r><w:rPr>{fonts}{marks}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{encoded}</w:t></w:r>'
        )

    def _opening(self, paper: Paper) -> str:
        letter, heading = layout.subject_lines(paper)
        left = [
            self.paragraph(paper.parent, align="center", size=24),
            self.paragraph(paper.issuer, bold=True, align="center", size=24),
            self.paragraph(layout.number_line(paper), align="center", size=26),
        ]
        if letter:
            left.append(self.paragraph(letter, align="center", size=24))
        if paper.secrecy:
            left.append(self.paragraph(paper.secrecy, bold=True, align="center"))
        right = [
            self.paragraph(layout.NATION, bold=True, align="center", size=24),
            self.paragraph(layout.MOTTO, bold=True, align="center", size=26),
            self.paragraph(paper.place_date, italic=True, align="center", size=26),
        ]
        head = _columns("".join(left), "".join(right))
        if not heading:
            return head
        lines = self.paragraph(heading, bold=True, align="center") + self.paragraph(
            paper.subject, bold=True, align="center"
        )
        return head + self.paragraph("") + lines

    def _closing(self, paper: Paper) -> str:
        left = self.paragraph("Nơi nhận:", bold=True, italic=True, size=24)
        left += "".join(self.paragraph(f"- {one}", size=22) for one in paper.recipients)
        titles = [line for line in (paper.capacity, paper.position) if line]
        right = "".join(self.paragraph(line, bold=True, align="center") for line in titles)
        right += self.paragraph("") * 3 + self.paragraph(paper.signer, bold=True, align="center")
        return _columns(left, right)

    def _commented(self, text: str, count: int) -> str:
        starts = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(count))
        ends = "".join(
            f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>' for n in range(count)
        )
        return f"<w:p>{_BODY}{starts}{self._run(text)}{ends}</w:p>"

    def _inserted(self, number: int, remark: Remark) -> str:
        who = f'w:id="{900 + number}" w:author="{escape(remark.author)}" w:date="{_by_the_clock(remark.at)}"'
        return f"<w:p><w:ins {who}>{self._run(remark.text)}</w:ins></w:p>"

    def _with_footnote(self, text: str) -> str:
        return f'<w:p>{self._run(text)}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> str:
        widths = layout.widths(rows, sum(_HALF))
        written = "".join(
            "<w:tr>"
            + "".join(
                _cell(width, self.paragraph(layout.shown(cell), bold=row is rows[0], size=24))
                for width, cell in zip(widths, row, strict=True)
            )
            + "</w:tr>"
            for row in rows
        )
        look = f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_EDGES}</w:tblBorders></w:tblPr>'
        after = self.paragraph("", size=12)  # two tables without a paragraph between would be one
        return f"<w:tbl>{look}{_grid(widths)}{written}</w:tbl>{after}"

    def styles(self) -> str:
        font = self._letters.font
        return (
            f'{HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"'
            f' w:cs="{font}"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
        )

    def footnotes(self, text: str) -> str:
        note = f'<w:footnote w:id="2">{self.paragraph(text, size=20)}</w:footnote>' if text else ""
        return f"{HEAD}<w:footnotes {_W}>{note}</w:footnotes>"

    def comments(self, comments: tuple[Remark, ...]) -> str:
        written = "".join(
            f'<w:comment w:id="{n}" w:author="{escape(one.author)}" w:date="{_by_the_clock(one.at)}">'
            f"{_IN_UNICODE.paragraph(one.text)}</w:comment>"
            for n, one in enumerate(comments)
        )
        return f"{HEAD}<w:comments {_W}>{written}</w:comments>"


def _by_the_clock(at: datetime) -> str:
    """Word writes the local time of comments and tracked changes, and a `Z` all the same."""
    return w3c(at + VIETNAM)


_IN_UNICODE = _Hand(Letters())  # Word's own panes never used the old fonts


def _columns(left: str, right: str) -> str:
    rows = f"<w:tr>{_cell(_HALF[0], left)}{_cell(_HALF[1], right)}</w:tr>"
    return f'<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr>{_grid(_HALF)}{rows}</w:tbl>'


def _grid(widths: tuple[int, ...]) -> str:
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
