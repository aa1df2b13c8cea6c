import pytest

from indexer.extract.sniff import ending_of, sniffed
from tests.extract.compound import compound
from tests.extract.office import docx, packed, paragraph

ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.doc", docx(paragraph("x")), "docx"),  # what people rename by hand
        ("a.docx", b"%PDF-1.4\n", "pdf"),
        ("a.doc", b"{\\rtf1}", "rtf"),
        ("a.doc", b"<html><body>x</body></html>", "html"),
        ("a.doc", compound({"WordDocument": b"x"}), "doc"),
        ("a.dot", compound({"WordDocument": b"x"}), "dot"),
        ("a.xlsx", compound({"EncryptedPackage": b"x"}), "ooxml-encrypted"),
        ("a.bin", compound({"Book": b"x"}), "xls"),
        ("Thumbs.db", compound({"Catalog": b"x"}), "db"),
        ("a.zip", packed(ODT), "odt"),
        ("a.jar", packed({"META-INF/MANIFEST.MF": "x"}), "jar"),
        ("a", packed({"a.txt": "x"}), "zip"),
        ("a.docx", b"PK\3\4" + bytes(50), "docx"),  # broken: by its name, the reader says how
        ("a.txt", "Quyết định".encode(), "txt"),
        ("a.txt", "Quyết định".encode("utf-16"), "txt"),
        ("a.csv", b"a;b\n", "csv"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, ""),
        ("a.dwg", b"AC1015\x00\x00\x01", "dwg"),
        ("a.eml", b"From: a\r\nTo: b\r\n\r\nx", "eml"),
        ("a", b"Received: x\n y\nSubject: b\n\nx", "eml"),
        ("a.txt", b"From: today we: work\n", "txt"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "jpg"),
        ("a.pdf", b"", "txt"),
        ("a.p7s", b"0\x82\x10\x00%PDF-", "p7s"),
        ("a.xml", b"<?xml version='1.0'?><a/>", "xml"),
        ("a.md", b"\xef\xbb\xbf# x", "md"),
    ],
)
def test_the_content_decides(name: str, data: bytes, kind: str) -> None:
    assert sniffed(name, data) == kind


@pytest.mark.parametrize(
    ("name", "ending"), [("a.DOCX", "docx"), ("a", ""), ("v1.2 bản cuối", ""), (".bashrc", "bashrc")]
)
def test_endings(name: str, ending: str) -> None:
    assert ending_of(name) == ending
