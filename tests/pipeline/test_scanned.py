"""A reading and what was read on its scanned pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.catalogue.scans import ScannedPage
from indexer.model.pages import from_ranges, pages_noted, to_ranges
from indexer.model.reading import Part, Place, Reading
from indexer.pipeline.scanned import pages_to_read, with_scans

GOOD = "Căn cứ Luật Tổ chức chính quyền địa phương ngày mười chín tháng sáu"
BAD = "C6n cri Lu4t T6 chric chinh quy6n dia phuong ngiy mudi chin th6ng s6u"
ENGLISH = "The quick brown fox jumps over the lazy dog and runs away"


def pdf(*pages: str, notes: tuple[str, ...] = ()) -> Reading:
    parts = (Part(Place.PAGE, text, str(number)) for number, text in enumerate(pages, 1))
    return Reading("pdf", tuple(part for part in parts if part.text), notes=notes)


def read(text: str, fault: str = "") -> ScannedPage:
    return ScannedPage(text, 90, fault)


def test_pages_without_text_and_pages_badly_read_before_are_read() -> None:
    reading = pdf(GOOD, "", BAD, GOOD, notes=("scanned:2", "pictured:3-4"))
    assert pages_to_read(reading, 50) == (2, 3)
    assert pages_to_read(reading, 1) == (2,)
    assert pages_to_read(pdf(GOOD, BAD), 50) == ()  # no picture behind it: nothing there to read


def test_each_page_is_a_part_of_its_own_in_its_place() -> None:
    merged = with_scans(
        pdf(GOOD, "", "", notes=("scanned:2-3", "legacy:vni")), {2: read("trang hai"), 3: read("", "x")}
    )
    assert [(part.label, part.text) for part in merged.parts] == [("1", GOOD), ("2", "trang hai")]
    assert merged.notes == ("legacy:vni", "ocr:2", "scanned:3")


def test_the_better_of_two_readings_stays() -> None:
    bad, good, foreign = pdf(BAD, notes=("pictured:1",)), pdf(GOOD, notes=("pictured:1",)), pdf(ENGLISH)
    assert with_scans(bad, {1: read(GOOD)}).text() == GOOD
    assert with_scans(bad, {1: read(GOOD)}).notes == ("ocr:1",)
    assert with_scans(good, {1: read(BAD)}).text() == GOOD
    assert with_scans(foreign, {1: read("Thc quick brown f0x jumps over thc lazy dog")}).text() == ENGLISH


def test_a_signature_over_a_scan_stays() -> None:
    merged = with_scans(pdf("Ký bởi: Sở Tài chính", notes=("scanned:1",)), {1: read(GOOD)})
    assert merged.text() == f"{GOOD}\nKý bởi: Sở Tài chính"


def test_a_picture_has_text_then() -> None:
    picture = Reading("jpg", is_name_only=True, notes=("pixels:9x9", "scanned:1"))
    assert with_scans(picture, {}) == picture
    merged = with_scans(picture, {1: read(GOOD)})
    assert (merged.text(), merged.is_name_only, merged.notes) == (GOOD, False, ("pixels:9x9", "ocr:1"))
    nothing_on_it = with_scans(picture, {1: read("")})
    assert (nothing_on_it.is_name_only, nothing_on_it.notes) == (True, ("pixels:9x9",))


@given(st.sets(st.integers(1, 60)))
def test_ranges_come_back(pages: set[int]) -> None:
    assert set(from_ranges(to_ranges(pages))) == pages
    assert pages_noted(("x:9", f"scanned:{to_ranges(pages)}"), "scanned") == tuple(sorted(pages))


def test_ranges_are_short() -> None:
    assert to_ranges([4, 1, 2, 3, 7]) == "1-4,7"
    with pytest.raises(ValueError):
        from_ranges("one")
