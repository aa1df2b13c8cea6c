"""What one piece of evidence says, in words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from indexer.model.event import Evidence
from webui.formats import Formats
from webui.why import sentence
from webui.words import words

NOW = datetime(2026, 3, 5, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "detail", "end"),
    [("vi", "12 words", ", 12 từ"), ("vi", "1 word", ", 1 từ"), ("en", "1 word", ", 1 word"), ("vi", "", "")],
)
def test_the_words_of_marks_are_counted_in_the_readers_language(language: str, detail: str, end: str) -> None:
    formats = Formats(words(language), ZoneInfo("Asia/Ho_Chi_Minh"), NOW)
    said = sentence(Evidence("mark.inserted", "An", NOW, detail=detail), formats)
    assert said == sentence(Evidence("mark.inserted", "An", NOW), formats) + end
