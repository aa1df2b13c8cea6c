"""Who left tracked changes and comments in a document, and when, in every format that tells."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from indexer.model.reading import Mark, Place
from tests.extract.conftest import Read, texts
from tests.extract.office import docx, packed, paragraph
from tests.extract.test_office_suite import SOFFICE, convert
from tests.extract.test_pdf import pdf

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
MORNING = datetime(2026, 3, 5, 8, tzinfo=UTC)
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
INFO = "<office:change-info><dc:creator>{}</dc:creator><dc:date>{}</dc:date></office:change-info>"


def with_parts(data: bytes, parts: dict[str, str], relations: dict[str, list[tuple[str, str]]]) -> bytes:
    """A package with more members; `relations`: rels member to (type, target)."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    for name, listed in relations.items():
        rels = members.get(name) or NO_RELATIONS
        assert isinstance(rels, bytes)
        made = "".join(
            f'<Relationship Id="m{number}" Type="{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(listed)
        )
        text = rels.decode()
        if "</Relationships>" not in text:
            text = text.replace("/>", "></Relationships>")
        members[name] = text.replace("</Relationships>", f"{made}</Relationships>")
    return packed({**members, **parts})


def test_word_comments_by_the_clock_on_the_wall_and_in_utc(read: Read) -> None:
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    comment = (
        '<w:comment w:id="{}" w:author="Chi" w:date="2026-03-05T{}:00:00Z">'
        f'<w:p {w14} w14:paraId="{{}}"><w:r><w:t>đề nghị sửa</w:t></w:r></w:p></w:comment>'
    )
    ids, more = f"{MICROSOFT}/word/2016/wordml/cid", f"{MICROSOFT}/word/2018/wordml/cex"
    data = docx(paragraph("thân"), {"comments": comment.format(0, 15, "0000000A") + comment.format(1, 16, "0000000B")})
    data = with_parts(
        data,
        {
            "word/commentsIds.xml": f'<c:commentsIds xmlns:c="{ids}"><c:commentId c:paraId="0000000A" c:durableId="7"/>'
            "</c:commentsIds>",
            "word/commentsExtensible.xml": f'<c:commentsExtensible xmlns:c="{more}">'
            '<c:commentExtensible c:durableId="7" c:dateUtc="2026-03-05T08:00:00Z"/></c:commentsExtensible>',
        },
        {
            "word/_rels/document.xml.rels": [
                (f"{MICROSOFT}/2016/09/relationships/commentsIds", "commentsIds.xml"),
                (f"{MICROSOFT}/2018/08/relationships/commentsExtensible", "commentsExtensible.xml"),
            ]
        },
    )
    assert read("a.docx", data).marks == (
        Mark("commented", "Chi", MORNING, 3),
        Mark("commented", "Chi", MORNING.replace(hour=16), 3, is_local=True),
    )


def test_threaded_comments_of_excel_name_their_people(read: Read) -> None:
    book, made = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "số"
    book.save(made)
    space = f"{MICROSOFT}/spreadsheetml/2018/threadedcomments"
    data = with_parts(
        made.getvalue(),
        {
            "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="{space}"><threadedComment ref="A1"'
            ' dT="2026-03-05T08:00:00.00" personId="{P}" id="{1}"><text>xem lại số</text></threadedComment>'
            "</ThreadedComments>",
            "xl/persons/person.xml": f'<personList xmlns="{space}"><person displayName="Lê Văn Bình" id="{{P}}"'
            ' userId="S::binh.lv@so.vn::1"/></personList>',
        },
        {
            "xl/worksheets/_rels/sheet1.xml.rels": [
                (f"{MICROSOFT}/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml")
            ],
            "xl/_rels/workbook.xml.rels": [(f"{MICROSOFT}/2017/10/relationships/person", "persons/person.xml")],
        },
    )
    assert read("a.xlsx", data).marks == (Mark("commented", "Lê Văn Bình", MORNING, 3),)


@pytest.mark.parametrize("is_new", [False, True])
def test_comments_of_powerpoint_old_and_new(read: Read, is_new: bool) -> None:
    show, made = Presentation(), io.BytesIO()
    show.slides.add_slide(show.slide_layouts[5]).shapes.title.text = "Bìa"
    show.save(made)
    old, new = "http://schemas.openxmlformats.org/presentationml/2006/main", f"{MICROSOFT}/powerpoint/2018/8/main"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    if is_new:
        parts = {
            "ppt/comments/modernComment_1.xml": f'<c:cmLst xmlns:c="{new}" xmlns:a="{drawing}"><c:cm id="{{1}}"'
            ' authorId="{A}" created="2026-03-05T08:00:00.000"><c:txBody><a:p><a:r><a:t>sửa số liệu</a:t></a:r></a:p>'
            "</c:txBody></c:cm></c:cmLst>",
            "ppt/authors.xml": f'<c:authorLst xmlns:c="{new}"><c:author id="{{A}}" name="Chi"/></c:authorLst>',
        }
        kinds = (f"{MICROSOFT}/2018/10/relationships/comments", f"{MICROSOFT}/2018/10/relationships/authors")
        targets = ("../comments/modernComment_1.xml", "authors.xml")
    else:
        parts = {
            "ppt/comments/comment1.xml": f'<p:cmLst xmlns:p="{old}"><p:cm authorId="0" dt="2026-03-05T08:00:00.000"'
            ' idx="1"><p:text>sửa số liệu</p:text></p:cm></p:cmLst>',
            "ppt/commentAuthors.xml": f'<p:cmAuthorLst xmlns:p="{old}"><p:cmAuthor id="0" name="Chi"/></p:cmAuthorLst>',
        }
        kinds = (f"{OFFICE}/comments", f"{OFFICE}/commentAuthors")
        targets = ("../comments/comment1.xml", "commentAuthors.xml")
    data = with_parts(
        made.getvalue(),
        parts,
        {
            "ppt/slides/_rels/slide1.xml.rels": [(kinds[0], targets[0])],
            "ppt/_rels/presentation.xml.rels": [(kinds[1], targets[1])],
        },
    )
    assert read("a.pptx", data).marks == (Mark("commented", "Chi", MORNING, 3, is_local=not is_new),)


def test_tracked_changes_and_comments_of_an_open_sheet(read: Read) -> None:
    said = INFO.format("An", "2026-03-05T08:00:00.123456789")
    changed = f"<table:cell-content-change>{said}</table:cell-content-change>"
    deleted = f"<table:deletion>{INFO.format('Bình', '2026-03-05T09:00:00')}</table:deletion>"
    by = "<dc:creator>Chi</dc:creator><dc:date>2026-03-05T08:00:00Z</dc:date>"
    note = f"<office:annotation>{by}<text:p>xem lại</text:p>"
    content = (
        f"<office:document-content {ODF}><office:body><office:spreadsheet>"
        f"<table:tracked-changes>{changed}{deleted}</table:tracked-changes>"
        '<table:table table:name="Chi"><table:table-row><table:table-cell office:value-type="string">'
        f"{note}</office:annotation><text:p>số</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    data = packed({"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": "<m/>"}, zipfile.ZIP_STORED)
    marks = read("a.ods", data).marks
    found = [(one.kind, one.author, one.at and one.at.hour, one.words, one.is_local) for one in marks]
    assert found == [
        ("commented", "Chi", 8, 2, False),
        ("inserted", "An", 8, 0, True),
        ("deleted", "Bình", 9, 0, True),
    ]


def test_notes_on_a_pdf_page_and_not_its_links(read: Read) -> None:
    note = "<< /Type /Annot /Subtype /{} /Rect [9 9 99 99] /T (Bui Chi) /M (D:20260305150000+07'00') /Contents ({}) >>"
    many = " ".join(note.format(kind, words) for kind, words in (("Text", "xem lai so"), ("Link", "khong")))
    data = pdf("trang dau", "trang sau").replace(b"/Contents 6 0 R", f"/Contents 6 0 R /Annots [{many}]".encode())
    reading = read("a.pdf", data)
    assert reading.marks == (Mark("commented", "Bui Chi", MORNING, 3),)
    assert [(part.place, part.label, part.text) for part in reading.parts] == [
        (Place.PAGE, "1", "trang dau"),
        (Place.PAGE, "2", "trang sau"),
        (Place.COMMENT, "2", "xem lai so"),
    ]


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice (soffice) is not on this machine")
def test_comments_of_old_word_files_have_their_time(read: Read, tmp_path: Path) -> None:
    comment = f'<w:comment w:id="0" w:author="Chi" w:date="2026-03-05T08:05:00Z">{paragraph("đề nghị sửa")}</w:comment>'
    anchor = '<w:p><w:r><w:t>thân</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    (tmp_path / "a.docx").write_bytes(docx(anchor, {"comments": comment}))
    convert(tmp_path, "a.docx", "doc")
    reading = read("a.doc", (tmp_path / "a.doc").read_bytes())
    assert reading.marks == (Mark("commented", "Chi", MORNING.replace(minute=5), 0, is_local=True),)
    assert "đề nghị sửa" in "".join(texts(reading, Place.COMMENT))
