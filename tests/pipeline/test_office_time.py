"""Times that programs write as the clock on the wall shows them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from indexer.model.reading import Mark, Properties, Reading
from indexer.pipeline.office_time import in_utc

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)  # as it was written
FIVE = datetime(2026, 3, 5, 5, tzinfo=UTC)  # noon in Hanoi
WORD, LIBRE = "Microsoft Office Word", "LibreOffice/7.4.7.2$Linux_X86_64"


def reading(type: str, application: str) -> Reading:
    properties = Properties(application=application, modified_at=NOON)
    marks = (Mark("inserted", "An", NOON, 1, is_local=True), Mark("inserted", "An", NOON, 1), Mark("commented", "An"))
    return Reading(type, properties=properties, marks=marks)


@pytest.mark.parametrize(
    ("type", "application", "modified_at"),
    [
        ("docx", WORD, NOON),
        ("docx", LIBRE, FIVE),
        ("xlsx", LIBRE, FIVE),
        ("odt", LIBRE, FIVE),
        ("ods", "", FIVE),
        ("odt", "MicrosoftOffice/16.0 MicrosoftWord", NOON),
        ("rtf", "", FIVE),
        ("doc", LIBRE, NOON),
        ("pdf", LIBRE, NOON),
    ],
)
def test_whose_times_are_local(type: str, application: str, modified_at: datetime) -> None:
    found = in_utc(reading(type, application), HANOI, FIVE)
    assert found.properties.modified_at == modified_at
    assert found.marks == (Mark("inserted", "An", FIVE, 1), Mark("inserted", "An", NOON, 1), Mark("commented", "An"))


@pytest.mark.parametrize("type", ["docx", "odt"])
def test_a_machine_whose_clock_shows_utc_is_known_by_the_files_own_time(type: str) -> None:
    found = in_utc(reading(type, LIBRE), HANOI, NOON + timedelta(seconds=1))
    assert found.properties.modified_at == NOON
    assert found.marks[0] == Mark("inserted", "An", NOON, 1)
