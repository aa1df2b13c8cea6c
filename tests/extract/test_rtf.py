from datetime import UTC, datetime

import pytest

from indexer.extract.formats.rtf_compressed import inflated
from indexer.model.reading import Place, Reason
from tests.extract.conftest import Read, Refuse, texts

FONTS = r"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fnil\fcharset0 .VnTime;}{\f2\fcharset163{\*\falt x}Arial;}}"


def rtf(inside: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + inside + "}").encode("latin-1")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r"Quy\u7871?t \u273?\u7883?nh", "Quyết định"),
        (r"{\uc2 \u7871??X}", "ếX"),
        (r"{\uc0 \u7871 X}", "ếX"),
        (r"{\f2 e\'ecm}", "ém"),  # Windows-1258: a letter and its tone apart
        (r"caf\'e9", "café"),
        (r"a\tab b\par c\line d", "a\tb\nc\nd"),
        (r"\trowd a\cell b\cell\row c", "a\tb\nc"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt chỗ}}", None),
        (r"gi\u7919?{\deleted bo} het", "giữ het"),
        (r"{\pict\wmetafile8 00ff00ff}sau", "sau"),
        (r"\{a\}\\b\~c\_d", "{a}\\b\xa0c-d"),
        (r"{\*\unknownword bo}con", "con"),
        ("tr\\bin4 {{}}sau", "trsau"),
    ],
)
def test_words_of_the_format(read: Read, inside: str, text: str | None) -> None:
    body = texts(read("a.rtf", rtf(inside.encode("cp1252", "ignore").decode("latin-1"))), Place.BODY)
    assert body == [text if text is not None else "ch"]


def test_headers_notes_and_text_boxes_have_their_own_places_behind_the_body(read: Read) -> None:
    reading = read(
        "a.rtf",
        rtf(
            r"{\header dau\par}{\footer cuoi\par}than{\footnote ghi chu}"
            r"{\*\annotation y kien}"
            r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt hop\par}}{\shprslt{\*\do{\dptxbxtext hop}}}}"
        ),
    )
    assert {part.place: part.text for part in reading.parts} == {
        Place.BODY: "than",
        Place.HEADER: "dau",
        Place.FOOTER: "cuoi",
        Place.NOTE: "ghi chu",
        Place.COMMENT: "y kien",
        Place.TEXT_BOX: "hop",
    }
    assert reading.parts[0].place is Place.BODY


def test_what_the_file_says_of_itself(read: Read) -> None:
    info = r"{\info{\title K\u7871? ho\u7841?ch}{\author Giang}{\operator Hoa}{\creatim\yr2026\mo3\dy5\hr9\min30}}"
    properties = read("a.rtf", rtf(info + "x")).properties
    assert (properties.title, properties.creator, properties.last_modified_by) == ("Kế hoạch", "Giang", "Hoa")
    assert properties.created_at == datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


def test_bytes_in_an_old_font_are_decoded(read: Read) -> None:
    old = "Céng hßa x· héi chñ nghÜa ViÖt Nam".encode("cp1252")
    escaped = "".join(chr(byte) if byte < 128 else f"\\'{byte:02x}" for byte in old)
    assert read("a.rtf", rtf(r"{\f1 " + escaped + "}")).text() == "Cộng hòa xã hội chủ nghĩa Việt Nam"


def test_groups_nested_beyond_reason_are_refused(refuse: Refuse) -> None:
    assert refuse("a.rtf", b"{\\rtf1" + b"{" * 100_000).reason is Reason.BOMB


def test_compressed_rtf_of_outlook() -> None:
    # The example of MS-OXRTFCP 3.2.2: a run that copies from what it is just writing.
    crossing = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert inflated(crossing) == rb"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert inflated(crossing[:20]) == inflated(crossing)[: len(inflated(crossing[:20]))]
