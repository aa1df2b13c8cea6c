"""Cells of big sheets, padding, noise of scans: time must grow with the length only."""

import time
from collections.abc import Callable

import pytest

from indexer.vietnamese.assignments import find_assignments
from indexer.vietnamese.dates import find_dates
from indexer.vietnamese.deadlines import find_deadlines
from indexer.vietnamese.filenames import read_filename
from indexer.vietnamese.filing import find_filing
from indexer.vietnamese.header import read_header
from indexer.vietnamese.legacy import convert
from indexer.vietnamese.marks import secrecy_mark
from indexer.vietnamese.names import Known, match
from indexer.vietnamese.numbers import find_numbers, number_key
from indexer.vietnamese.official import read_official
from indexer.vietnamese.recipients import find_recipients
from indexer.vietnamese.signature import find_signer
from indexer.vietnamese.tones import retone

LENGTH = 40_000
SECONDS = 2.0  # each takes under 0.1 s; a pattern that goes back over the text takes minutes

SEEDS = (
    "Số: ", " ", "Số: \n", "ngày 1 tháng ", "1", "QĐ-", "12/", "1-", "KT. ", "KT. A\n", "GIÁM ĐỐC\n", "GS.", "(",
    "V/v ", "M A T ", "|", "é", "®¸ ", "a-", "CỘNG HÒA   ", "Luật ", "1 AB/", "1.111.", "Lưu: ", "x@", ".", "\n",
    "giao so a chu tri ", "trong 5 ngay ",
)  # fmt: skip


def match_someone(text: str) -> object:
    return match(text, [Known("Nguyễn Văn An")])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "read",
    [read_official, find_recipients, read_header, find_numbers, number_key, convert, secrecy_mark, find_dates,
     read_filename, find_signer, find_filing,
     retone, match_someone, find_assignments, find_deadlines],
)  # fmt: skip
def test_hostile_text_is_read_in_time(read: Callable[[str], object], seed: str) -> None:
    text = "Số" + seed * (LENGTH // len(seed)) + "/QĐ-UBND!"
    started = time.perf_counter()
    read(text)
    assert time.perf_counter() - started < SECONDS
