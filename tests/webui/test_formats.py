from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from webui.formats import Formats
from webui.words import words

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2025, 7, 30, 14, 30, tzinfo=HANOI)
VI = Formats(words("vi"), HANOI, NOW.astimezone(UTC))
EN = Formats(words("en"), HANOI, NOW.astimezone(UTC))


def test_an_axis_names_days_and_months_in_each_language() -> None:
    day = date(2025, 7, 3)
    assert (VI.day_and_month(day), VI.month(day)) == ("03/07", "07/2025")
    assert (EN.day_and_month(day), EN.month(day)) == ("3 Jul", "Jul 2025")


def test_numbers() -> None:
    assert (VI.number(1011), VI.number(1234567), EN.number(1011)) == ("1.011", "1.234.567", "1,011")


@pytest.mark.parametrize(
    ("count", "vietnamese", "english"),
    [
        (0, "0 KB", "0 KB"),
        (1, "1 KB", "1 KB"),
        (12 * 1024, "12 KB", "12 KB"),
        (21_286_912, "20,3 MB", "20.3 MB"),
        (1 << 20, "1 MB", "1 MB"),
        (250 << 20, "250 MB", "250 MB"),
        (3 << 30, "3 GB", "3 GB"),
        (5 << 50, "5120 TB", "5120 TB"),
    ],
)
def test_sizes(count: int, vietnamese: str, english: str) -> None:
    assert (VI.size(count), EN.size(count)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("before", "vietnamese", "english"),
    [
        (timedelta(seconds=20), "vừa xong", "just now"),
        (timedelta(minutes=1), "1 phút trước", "1 minute ago"),
        (timedelta(minutes=59), "59 phút trước", "59 minutes ago"),
        (timedelta(hours=14), "14 giờ trước", "14 hours ago"),
        (timedelta(hours=15), "hôm qua", "yesterday"),  # 23:30 of the day before
        (timedelta(days=6), "6 ngày trước", "6 days ago"),
        (timedelta(days=31), "29/06/2025", "29 Jun 2025"),
        (timedelta(days=-400), "03/09/2026", "3 Sep 2026"),  # a camera's clock may be wrong
    ],
)
def test_how_long_ago(before: timedelta, vietnamese: str, english: str) -> None:
    assert (VI.ago(NOW - before), EN.ago(NOW - before)) == (vietnamese, english)


def test_days_are_those_of_the_office() -> None:
    late = datetime(2025, 7, 29, 18, 0, tzinfo=UTC)  # 1:00 of the 30th in Hà Nội
    assert VI.day_of(late) == date(2025, 7, 30)
    assert VI.moment(late) == "01:00"
    assert VI.exactly(late) == "01:00 30/07/2025"
    assert VI.moment(late - timedelta(hours=2)) == "23:00 29/07/2025"
