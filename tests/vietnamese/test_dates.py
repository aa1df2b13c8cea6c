from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.vietnamese.dates import date_in_name, find_dates

DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@given(DAYS)
def test_every_usual_way_to_write_a_day_is_read(day: date) -> None:
    for written in (
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"ngày {day.day:02d}/{day.month:02d}/{day.year}",
        f"ngày {day.day}.{day.month}.{day.year}",
        f"ngày {day.day}-{day.month}-{day.year % 100:02d}",
        f"{day.isoformat()}",
    ):
        assert find_dates(f"họp {written} tại trụ sở") == (day,), written


@given(st.dates(date(2000, 1, 1), date(2069, 12, 31)))
def test_eight_digits_in_a_name_are_a_day(day: date) -> None:
    assert date_in_name(f"Scan_{day:%Y%m%d}_0001.pdf") == day


@pytest.mark.parametrize(
    "text", ["ngày 31/4/2025", "ngày 29 tháng 2 năm 2023", "1.234.567", "10.0.0.1", "ngày   tháng   năm 2025"]
)
def test_what_is_no_day_gives_none(text: str) -> None:
    assert find_dates(text) == ()
