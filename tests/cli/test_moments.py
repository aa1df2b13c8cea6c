"""Times as people type them."""

from datetime import UTC, datetime

import pytest

from indexer.cli import moments
from indexer.errors import UsageError

NOW = datetime(2026, 3, 31, 7, 0, tzinfo=UTC)
ZONE = "Asia/Ho_Chi_Minh"  # seven hours ahead of UTC


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7d", datetime(2026, 3, 24, 7, 0, tzinfo=UTC)),
        ("24h", datetime(2026, 3, 30, 7, 0, tzinfo=UTC)),
        ("30m", datetime(2026, 3, 31, 6, 30, tzinfo=UTC)),
        ("2w", datetime(2026, 3, 17, 7, 0, tzinfo=UTC)),
        ("2026-03-01", datetime(2026, 2, 28, 17, 0, tzinfo=UTC)),
        ("01/03/2026", datetime(2026, 2, 28, 17, 0, tzinfo=UTC)),
        ("1.3.2026", datetime(2026, 2, 28, 17, 0, tzinfo=UTC)),
        ("2026-03-01T08:30", datetime(2026, 3, 1, 1, 30, tzinfo=UTC)),
        ("2026-03-01 08:30:15", datetime(2026, 3, 1, 1, 30, 15, tzinfo=UTC)),
        ("2026-03-01T08:30:00Z", datetime(2026, 3, 1, 8, 30, tzinfo=UTC)),
        ("2026-03-01T08:30:00+02:00", datetime(2026, 3, 1, 6, 30, tzinfo=UTC)),
    ],
)
def test_since(text: str, expected: datetime) -> None:
    assert moments.since(text, zone=ZONE, now=NOW) == expected


def test_a_day_without_time_belongs_as_a_whole_to_until() -> None:
    assert moments.until("2026-03-01", zone=ZONE, now=NOW) == datetime(2026, 3, 1, 17, 0, tzinfo=UTC)
    assert moments.until("2026-03-01T00:00", zone=ZONE, now=NOW) == datetime(2026, 2, 28, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "yesterdayish", "7", "7y", "32/01/2026", "2026-13-01", "-7d", "٧d"])
def test_what_is_no_time_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UsageError, match="is not a time") as error:
        moments.since(text, zone=ZONE, now=NOW)
    assert "24h" in error.value.hint
