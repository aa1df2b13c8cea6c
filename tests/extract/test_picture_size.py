"""How large pictures say they are, against those that Pillow writes."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from indexer.extract.formats.picture_size import frames_of, size_of
from tests.extract.conftest import Read


def picture(kind: str, size: tuple[int, int] = (640, 480), frames: int = 1, **options: object) -> bytes:
    out, image = io.BytesIO(), Image.new("L" if kind != "WEBP" else "RGB", size, 200)
    more = {"save_all": True, "append_images": [image] * (frames - 1)} if frames > 1 else {}
    image.save(out, kind, **more, **options)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_size(kind: str) -> None:
    assert size_of(picture(kind)) == (640, 480)
    assert frames_of(picture(kind)) == 1


def test_the_three_forms_of_webp() -> None:
    assert size_of(picture("WEBP", lossless=True)) == (640, 480)
    assert size_of(picture("WEBP", exif=b"Exif\0\0II*\0")) == (640, 480)


def test_pages_of_a_tiff_are_counted_and_noted(read: Read) -> None:
    assert frames_of(picture("TIFF", frames=3)) == 3
    assert "scanned:1-3" in read("a.tif", picture("TIFF", frames=3)).notes


def test_a_small_picture_is_no_page(read: Read) -> None:
    assert read("logo.png", picture("PNG", (200, 900))).notes == ("pixels:200x900",)


def test_a_chain_of_tiff_pages_that_bites_its_tail_ends() -> None:
    data = bytearray(picture("TIFF"))
    at = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[at : at + 2], "little")
    data[at + 2 + 12 * count :][:4] = b""
    data[at + 2 + 12 * count : at + 6 + 12 * count] = at.to_bytes(4, "little")
    assert frames_of(bytes(data)) == 1


@given(st.sampled_from([b"II*\0", b"MM\0*", b"\xff\xd8\xff", b"BM", b"RIFF....WEBPVP8 ", b"GIF89a"]), st.binary())
def test_nonsense_never_fails(head: bytes, rest: bytes) -> None:
    size_of(head + rest)
    assert frames_of(head + rest) >= 1
