"""Web pages, XML files, books, pictures."""

import struct
from datetime import UTC, datetime

import pytest

from indexer.model.reading import Mark, Place
from tests.extract.conftest import Read, texts
from tests.extract.office import NAMES, packed, paragraph


def test_a_page_gives_what_people_see(read: Read) -> None:
    page = """<html><head><title> Thông  báo </title><meta name="Author" content="An"><script>bỏ()</script></head>
    <body><style>b{}</style><h1>Nghỉ&nbsp;lễ</h1><p>dòng
    một<br>dòng hai</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></body></html>"""
    reading = read("a.html", page.encode())
    assert reading.text() == "Nghỉ\xa0lễ\ndòng một\ndòng hai\na\tb\nc"
    assert (reading.properties.title, reading.properties.creator) == ("Thông báo", "An")


def test_word_2003_xml_is_read_like_a_document(read: Read) -> None:
    names = NAMES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.microsoft.com/office/word/2003/wordml",
    )
    said = '<o:DocumentProperties xmlns:o="urn:o"><o:Author>An</o:Author></o:DocumentProperties>'
    document = (
        f"<?xml version='1.0'?><w:wordDocument {names}>{said}<w:body>{paragraph('thân')}</w:body></w:wordDocument>"
    )
    reading = read("a.xml", document.encode())
    assert (reading.type, reading.text(), reading.properties.creator) == ("xml", "thân", "An")


def test_excel_2003_xml_is_read_like_a_workbook(read: Read) -> None:
    names = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    cells = (
        "<Cell><Data>a</Data><Comment ss:Author='An'><Data>ghi chú</Data></Comment></Cell><Cell><Data>1</Data></Cell>"
    )
    book = f"<Workbook {names}><Worksheet ss:Name='S'><Table><Row>{cells}</Row></Table></Worksheet></Workbook>"
    reading = read("a.xml", f"<?xml version='1.0'?>{book}".encode())
    assert texts(reading, Place.SHEET) == ["S\na\t1"]
    assert reading.marks == (Mark("commented", "An", None, 2),)


def test_a_book_is_read_in_its_order(read: Read) -> None:
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Sổ tay</dc:title></metadata>'
        '<manifest><item id="b" href="2.html"/><item id="a" href="1.html"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    book = packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfile full-path="O/p.opf"/></c>',
            "O/p.opf": package,
            "O/1.html": "<p>chương một</p>",
            "O/2.html": "<p>chương hai</p>",
        }
    )
    reading = read("a.epub", book)
    assert (reading.text(), reading.properties.title) == ("chương một\nchương hai", "Sổ tay")


def exif(order: str) -> bytes:
    values = [(0x013B, b"An\0\0"), (0x0132, b"2026:03:05 10:15:00\0")]
    start = 8 + 2 + 12 * len(values) + 4
    artist = struct.pack(order + "HHI4s", 0x013B, 2, 3, b"An\0\0")
    changed = struct.pack(order + "HHII", 0x0132, 2, 20, start)
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8)
    return head + struct.pack(order + "H", 2) + artist + changed + bytes(4) + values[1][1]


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_says_who_took_it_and_is_found_by_name(read: Read, order: str) -> None:
    block = b"Exif\0\0" + exif(order)
    frame = struct.pack(">BBHBHHB", 0xFF, 0xC0, 11, 8, 480, 640, 1) + bytes(3)
    photo = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(block) + 2) + block + frame + b"\xff\xd9"
    reading = read("họp.jpg", photo)
    assert (reading.type, reading.is_name_only, reading.notes) == ("jpg", True, ("pixels:640x480", "scanned:1"))
    assert reading.properties.creator == "An"
    assert reading.properties.modified_at == datetime(2026, 3, 5, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff\xe1\xff\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\x00\xff\xff\xff\xff"]
)
def test_a_broken_picture_is_still_found_by_name(read: Read, data: bytes) -> None:
    assert read("a.jpg", data).is_name_only


def test_unknown_types_are_found_by_name(read: Read) -> None:
    reading = read("bản vẽ.dwg", b"AC1015" + bytes(100))
    assert (reading.type, reading.is_name_only, reading.parts) == ("dwg", True, ())


def test_an_empty_file_is_a_text_without_words(read: Read) -> None:
    reading = read("trống.docx", b"")
    assert (reading.type, reading.is_name_only, reading.parts) == ("txt", False, ())
