"""The readers as the configuration wants them."""

from indexer.config.tree import ExtractConfig
from indexer.extract import Limits
from indexer.extract.page_reader import PageLimits, PageReader
from indexer.extract.tesseract import find


def page_reader(extract: ExtractConfig) -> PageReader | None:
    """The reader of scanned pages; None where they are not wanted, or Tesseract or one of its languages is missing."""
    if extract.ocr == "off" or not set(extract.ocr_languages) <= find().languages:
        return None
    pages = PageLimits(extract.ocr_languages, extract.ocr_seconds, extract.ocr_megapixels)
    return PageReader(limits(extract), pages)


def limits(extract: ExtractConfig) -> Limits:
    """The configured limits in the readers' units."""
    return Limits(
        max_file_bytes=extract.max_file_mb << 20,
        seconds=extract.seconds,
        memory_bytes=extract.memory_mb << 20,
        max_text_chars=extract.max_text_mb << 20,
    )
