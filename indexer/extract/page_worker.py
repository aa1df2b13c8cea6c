"""The child process that reads scanned pages: one request a line on standard input, one reply a line on its output.

Run as `python -m indexer.extract.page_worker MEMORY_BYTES SECONDS MAX_FILE_BYTES MAX_CHARS SECONDS_READING MEGAPIXELS
LANGUAGE...`. The file of the last request stays open: the next page is likely one of the same.
"""

import ctypes
import gc
import os
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium

from indexer.errors import RefusedError
from indexer.extract.after import cleaned
from indexer.extract.confine import confine, cpu_bound, peak_bytes
from indexer.extract.formats.picture_size import size_of
from indexer.extract.opening import content_of
from indexer.extract.page_wire import PageRequest, PageText, reply_line, request_of
from indexer.extract.raster import drawn
from indexer.extract.tesseract import Found, find, recognise
from indexer.extract.tesseract_words import Words, words_of
from indexer.extract.worker import PEAK_EACH, READY, own_output
from indexer.model.reading import Reason

DPI, FINE_DPI = 300, 600
_SURE, _VERY_SURE = 75, 90  # confidence above which a second look at double density is not worth its time
_FIRST_LOOK = 0.4  # share of the time that it may take
_FEW, _ENOUGH = 3, 20  # words of a page that make the one or the other enough
_IDLE_IO = {"x86_64": 251, "aarch64": 30}  # number of ioprio_set
_IDLE_CLASS = 3 << 13
_BLANK = Words(confidence=100)


@dataclass(slots=True)
class Reader:
    """Keeps the last file open."""

    found: Found
    languages: Sequence[str]
    seconds: float
    max_file: int
    megapixels: float
    _hash: bytes = b""
    _data: bytes = b""
    _document: Any = field(default=None)

    def read(self, request: PageRequest) -> PageText:
        """Raises RefusedError; pdfium.PdfiumError where a page is damaged."""
        until = time.monotonic() + self.seconds
        self._open(request)
        if request.type == "pdf":
            words = self._pdf_page(request.page, until)
        else:
            if not _fits(self._data, self.megapixels):
                raise RefusedError(Reason.TOO_LARGE, "pixels")
            words = self._words(self._data, until, page=request.page)
        return PageText(cleaned(words.text), words.confidence)

    def _open(self, request: PageRequest) -> None:
        if self._hash == request.hash:
            return
        if self._document is not None:
            self._document.close()
        self._hash, self._data, self._document = b"", b"", None
        content = content_of(request.path, self.max_file)
        if content.hash != request.hash:
            raise RefusedError(Reason.VANISHED, "another content")
        self._document = pdfium.PdfDocument(content.data) if request.type == "pdf" else None
        self._hash, self._data = content.hash, content.data

    def _pdf_page(self, page: int, until: float) -> Words:
        """Small print at the usual density is specks that take for ever; at the double one they are letters."""
        first = self._look(page, DPI, until - self.seconds * (1 - _FIRST_LOOK))
        if isinstance(first, Words) and _is_sure(first):
            return first
        looks = (first, self._look(page, FINE_DPI, until))
        read = [each for each in looks if isinstance(each, Words)]
        if isinstance(first, RefusedError) and not any(each.count for each in read):
            raise first
        return max(read, key=lambda each: each.count * each.confidence)

    def _look(self, page: int, dpi: int, until: float) -> Words | RefusedError:
        picture = drawn(self._document, page, dpi=dpi, megapixels=self.megapixels)
        if not picture:
            return _BLANK
        try:
            return self._words(picture, until, dpi=dpi)
        except RefusedError as error:
            return error

    def _words(self, picture: bytes, until: float, *, page: int = 1, dpi: int = 0) -> Words:
        left = max(0.01, until - time.monotonic())
        return words_of(recognise(self.found, picture, self.languages, seconds=left, page=page, dpi=dpi))


def main(arguments: list[str]) -> None:
    memory, limit, max_file, _, seconds, megapixels, *languages = arguments
    replies = own_output()
    reader = Reader(find(), languages, float(seconds), int(max_file), float(megapixels))
    confine(int(memory))
    _yield_to_everyone()
    gc.freeze()
    replies.write(READY)
    replies.flush()
    for line in sys.stdin.buffer:
        cpu_bound(float(limit))
        replies.write(reply_line(_outcome(reader, request_of(line))))
        replies.flush()
        if peak_bytes() > PEAK_EACH:
            return


def _outcome(reader: Reader, request: PageRequest) -> PageText:
    try:
        return reader.read(request)
    except RefusedError as error:
        return PageText("", fault=error.reason)
    except MemoryError:
        return PageText("", fault=Reason.TOO_MUCH_MEMORY)
    except (pdfium.PdfiumError, OSError, ValueError):
        return PageText("", fault=Reason.DAMAGED)


def _is_sure(words: Words) -> bool:
    if words.count < _ENOUGH:
        return words == _BLANK or (words.confidence >= _VERY_SURE and words.count >= _FEW)
    return words.confidence >= _SURE


def _fits(data: bytes, megapixels: float) -> bool:
    size = size_of(data)
    return size is None or size[0] * size[1] <= megapixels * 1e6


def _yield_to_everyone() -> None:
    """The last in line for processor and disk."""
    if hasattr(os, "nice"):
        os.nice(19)
    number = _IDLE_IO.get(platform.machine())
    if sys.platform == "linux" and number is not None:
        ctypes.CDLL(None).syscall(number, 1, 0, _IDLE_CLASS)


if __name__ == "__main__":
    main(sys.argv[1:])
