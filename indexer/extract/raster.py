"""A page of a PDF as a grey picture (PGM), drawn by PDFium."""

import math
from typing import Any

import numpy as np

_POINTS = 72  # a PDF's units per inch
DARK = 128
_LEAST_INK = 0.0002  # share of dark points of a page that has anything on it: a line of print has 0.002


def drawn(document: Any, page: int, *, dpi: int, megapixels: float) -> bytes:
    """The page (counted from 1) at `dpi`, or at as much as `megapixels` allow; b"" where it is blank.

    Raises pdfium.PdfiumError where the page cannot be loaded.
    """
    loaded = document[page - 1]
    try:
        width, height = loaded.get_size()
        bitmap = loaded.render(scale=_scale(width, height, dpi, megapixels), grayscale=True)
        try:
            points = np.ascontiguousarray(bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width])
            if np.count_nonzero(points < DARK) < _LEAST_INK * points.size:
                return b""
            return b"P5\n%d %d\n255\n%b" % (bitmap.width, bitmap.height, points.tobytes())
        finally:
            bitmap.close()
    finally:
        loaded.close()


def _scale(width: float, height: float, dpi: int, megapixels: float) -> float:
    """Points per unit. A page may claim to be kilometres wide."""
    area = max(width, 1.0) * max(height, 1.0)
    return min(dpi / _POINTS, math.sqrt(megapixels * 1e6 / area))
