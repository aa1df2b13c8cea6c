import struct
from datetime import UTC, datetime
from email.message import EmailMessage

from indexer.model.reading import Place
from tests.extract.compound import compound
from tests.extract.conftest import Read, texts
from tests.extract.office import docx, paragraph


def test_a_mail_with_an_attached_document(read: Read) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Góp ý dự thảo", "An <an@so.vn>", "binh@so.vn"
    mail["Date"] = "Thu, 05 Mar 2026 10:15:00 +0700"
    mail.set_content("Kính gửi anh Bình")
    mail.add_alternative("<p>Kính gửi anh <b>Bình</b></p>", subtype="html")
    mail.add_attachment(docx(paragraph("nội dung góp ý")), "application", "octet-stream", filename="góp ý.docx")

    reading = read("a.eml", mail.as_bytes())

    assert reading.type == "eml"
    assert texts(reading, Place.HEADER) == ["Góp ý dự thảo\nAn <an@so.vn>\nbinh@so.vn"]
    assert texts(reading, Place.BODY) == ["Kính gửi anh Bình"]
    assert texts(reading, Place.MEMBER) == ["góp ý.docx\nnội dung góp ý"]
    assert reading.properties.title == "Góp ý dự thảo"
    assert reading.properties.created_at == datetime(2026, 3, 5, 3, 15, tzinfo=UTC)


def test_a_body_that_is_only_html(read: Read) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["To"] = "x", "y"
    mail.set_content("<style>p{}</style><p>một</p><p>hai</p>", subtype="html")
    assert texts(read("a.eml", mail.as_bytes()), Place.BODY) == ["một\nhai"]


def test_a_head_in_raw_bytes_and_without_a_date(read: Read) -> None:
    reading = read("a.eml", "Subject: Giấy mời họp\nFrom: a\nDate: hôm qua\n\nthân".encode())
    assert reading.properties.title == "Giấy mời họp"
    assert reading.properties.created_at is None


def message(**streams: bytes) -> bytes:
    sent = int((datetime(2026, 3, 5, 3, 15, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
    fixed = bytes(32) + struct.pack("<HHIQ", 0x40, 0x39, 6, sent)
    named = {f"__substg1.0_{key}": content for key, content in streams.items()}
    return compound({"__properties_version1.0": fixed, **named})


def test_an_outlook_message(read: Read) -> None:
    reading = read(
        "a.msg",
        message(
            **{
                "0037001F": "Họp giao ban".encode("utf-16-le"),
                "0C1A001F": "An".encode("utf-16-le"),
                "0E04001F": "Bình".encode("utf-16-le"),
                "1000001F": "Mời dự họp".encode("utf-16-le"),
            }
        ),
    )
    assert reading.type == "msg"
    assert reading.text() == "Họp giao ban\nAn\nBình\n\nMời dự họp"
    assert reading.properties.created_at == datetime(2026, 3, 5, 3, 15, tzinfo=UTC)


def test_an_outlook_message_whose_body_is_only_rtf(read: Read) -> None:
    rtf = rb"{\rtf1\ansi noi dung}"
    packed = struct.pack("<III4s", len(rtf) + 12, len(rtf), 0x414C454D, bytes(4)) + rtf
    assert read("a.msg", message(**{"10090102": packed})).text() == "noi dung"
