"""Scans made by code: print in a real font, drawn, blurred, tilted, speckled; as pictures and PDFs."""

import io
import re
import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from indexer.extract.tesseract import find
from indexer.vietnamese.text import fold, lower

FONT = Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")
needs_tesseract = pytest.mark.skipif(
    not FONT.exists() or shutil.which("tesseract") is None or "vie" not in find().languages,
    reason="needs tesseract-ocr, tesseract-ocr-vie and fonts-noto-core",
)

LETTER = """ỦY BAN NHÂN DÂN TỈNH
Số: 123/QĐ-UBND
Đà Lạt, ngày 12 tháng 3 năm 2024
QUYẾT ĐỊNH
Về việc phê duyệt quyết toán vốn đầu tư dự án hoàn thành
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị định số 99/2021/NĐ-CP của Chính phủ quy định về quản lý,
thanh toán, quyết toán dự án sử dụng vốn đầu tư công;
Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 456/TTr-STC.
Điều 1. Phê duyệt quyết toán dự án: Nâng cấp, cải tạo đường vào khu sản xuất.
Điều 2. Trách nhiệm của chủ đầu tư và các đơn vị liên quan trong việc thực hiện
các thủ tục tất toán tài khoản dự án."""


def page(
    text: str = LETTER, *, dpi: int = 200, points: float = 13, tilt: float = 0, speckle: float = 14
) -> Image.Image:
    """An A4 page as a scanner gives it: grey, blurred, speckled; `tilt` in degrees against the clock."""
    width, height = round(8.27 * dpi), round(11.69 * dpi)
    picture = Image.new("L", (width, height), 255)
    font = ImageFont.truetype(str(FONT), round(points / 72 * dpi))
    ImageDraw.Draw(picture).multiline_text((0.09 * width, 0.06 * height), text, 0, font, spacing=0.4 * font.size)
    picture = picture.rotate(tilt, Image.Resampling.BICUBIC, expand=tilt % 90 == 0, fillcolor=255)
    grey = np.asarray(picture.filter(ImageFilter.GaussianBlur(dpi / 500))) * 0.85 + 25
    noise = np.random.default_rng(7).normal(0, speckle, grey.shape)
    return Image.fromarray((grey + noise).clip(0, 255).astype("uint8"))


def saved(pictures: list[Image.Image], kind: str, dpi: int = 200) -> bytes:
    """As a file; more than one picture only in TIFF and PDF."""
    out, more = io.BytesIO(), {"save_all": True, "append_images": pictures[1:]} if kind in ("TIFF", "PDF") else {}
    density = {"resolution": dpi} if kind == "PDF" else {"dpi": (dpi, dpi)} if kind != "WEBP" else {}
    pictures[0].save(out, kind, **more, **density)  # type: ignore[arg-type]
    return out.getvalue()


def recall(found: str, wanted: str = LETTER, *, marks: bool = True) -> float:
    """The share of the wanted words that were found, with or without their marks."""
    form = lower if marks else fold
    asked, there = (Counter(re.findall(r"\w+", form(text))) for text in (wanted, found))
    return (asked & there).total() / asked.total()
