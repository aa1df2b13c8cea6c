from datetime import UTC, datetime

import pytest

from indexer.extract.formats.pdf_times import time_of
from indexer.model.reading import Place, Reason
from tests.extract.conftest import Read, Refuse


def pdf(*pages: str, info: str = "") -> bytes:
    """A PDF with these texts in Helvetica, one page each; "" is an empty page, " " one that is drawn on."""
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()]
    for number, text in enumerate(pages):
        drawn = f"BT /F 12 Tf 72 700 Td ({text}) Tj ET".encode("latin-1") if text.strip() else b""
        drawn += b"10 10 200 200 re f" if text == " " else b""
        font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 2 * number} 0 R"
            f" /Resources << /Font << /F {font} >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    objects.append(f"<< {info} >>".encode("latin-1"))
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    return made + head + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(made)


def test_pages_and_what_the_file_says_of_itself(read: Read) -> None:
    info = "/Title (Ke hoach) /Author (An) /Producer (May quet) /CreationDate (D:20260305101500+07'00')"
    reading = read("a.pdf", pdf("trang dau", "trang sau", info=info))
    assert [(part.place, part.label, part.text) for part in reading.parts] == [
        (Place.PAGE, "1", "trang dau"),
        (Place.PAGE, "2", "trang sau"),
    ]
    said = reading.properties
    assert (said.title, said.creator, said.application, said.pages) == ("Ke hoach", "An", "May quet", 2)
    assert said.created_at == datetime(2026, 3, 5, 3, 15, tzinfo=UTC)


def test_pages_without_text_are_noted_as_scanned(read: Read) -> None:
    reading = read("a.pdf", pdf(" ", "co chu", " ", " "))
    assert reading.notes == ("scanned:1,3-4",)
    assert [part.label for part in reading.parts] == ["2"]


def test_an_empty_page_is_no_scan(read: Read) -> None:
    assert read("a.pdf", pdf("", "co chu")).notes == ()


def test_old_vietnamese_fonts_in_a_pdf_are_decoded(read: Read) -> None:
    reading = read("a.pdf", pdf("Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do"))
    assert reading.text() == "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do"


def test_what_is_no_pdf_inside_is_damaged(refuse: Refuse) -> None:
    assert refuse("a.pdf", b"%PDF-1.4\n" + bytes(500)).reason is Reason.DAMAGED


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("D:20260305101500Z", datetime(2026, 3, 5, 10, 15, tzinfo=UTC)),
        ("D:20260305101500-05'30", datetime(2026, 3, 5, 15, 45, tzinfo=UTC)),
        ("20260305", datetime(2026, 3, 5, tzinfo=UTC)),
        ("D:20261305", None),
        ("hôm nay", None),
        ("", None),
    ],
)
def test_dates(text: str, at: datetime | None) -> None:
    assert time_of(text) == at
