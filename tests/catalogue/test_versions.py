"""Former texts on a real SQLite file."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.catalogue import Catalogue, open_catalogue
from indexer.catalogue.versions import MOST, MOST_BYTES, _difference, _restored
from indexer.model.document import Document
from indexer.model.entry import Entry
from indexer.model.family import Version

T0 = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
texts = st.lists(st.sampled_from(["a", "b", "ộ", "\n", "\ud800", "một hai ba "])).map("".join)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    found = open_catalogue(tmp_path / "state")
    found.files.add("chung", b"a.docx", Entry(10, 1, 2, 3, 0, b"h"), b"")
    found.documents.put(Document(1, "chung", b"a.docx", "a.docx", "a.docx", "docx", 10, T0), text="nay", cited=())
    return found


def keep(catalogue: Catalogue, text: str, days: int = 0) -> int:
    return catalogue.versions.keep(1, text, at=T0 + timedelta(days=days), person="An", words=len(text.split()))


def test_former_texts_come_back_whole_oldest_first(catalogue: Catalogue) -> None:
    said = ["Điều 1. Cũ\nĐiều 2", "Điều 1. Mới\nĐiều 2\nĐiều 3", "hoàn toàn khác", ""]
    assert [keep(catalogue, text, day) for day, text in enumerate(said)] == [1, 2, 3, 4]
    assert [catalogue.versions.text(1, number) for number in (1, 2, 3, 4)] == said
    assert catalogue.versions.of(1)[1] == Version(1, 2, T0 + timedelta(days=1), "An", 7)


def test_only_the_newest_are_kept_and_numbers_stay(catalogue: Catalogue) -> None:
    for number in range(MOST + 5):
        keep(catalogue, f"bản thứ {number}")
    assert [one.number for one in catalogue.versions.of(1)] == list(range(6, MOST + 6))
    assert catalogue.versions.text(1, 6) == "bản thứ 5"
    assert catalogue.versions.text(1, 5) is None
    assert keep(catalogue, "thêm") == MOST + 6


def test_their_bytes_are_bounded(catalogue: Catalogue) -> None:
    rng = random.Random(1)
    for _ in range(5):
        keep(catalogue, rng.randbytes(MOST_BYTES // 3).hex())
    assert 0 < len(catalogue.versions.of(1)) < 5


def test_nothing_is_left_of_what_is_forgotten(catalogue: Catalogue) -> None:
    keep(catalogue, "bí mật")
    catalogue.versions.forget(1)
    assert catalogue.versions.of(1) == () and catalogue.versions.text(1, 1) is None


def test_an_unknown_version_has_no_text(catalogue: Catalogue) -> None:
    keep(catalogue, "một")
    assert catalogue.versions.text(1, 2) is None and catalogue.versions.text(2, 1) is None


def test_a_small_edit_of_a_long_text_costs_little(catalogue: Catalogue) -> None:
    rng = random.Random(2)
    lines = [f"Khoản {rng.random()} của {rng.random()}" for _ in range(2000)]
    edited = [*lines[:900], "Thêm một dòng", *lines[901:]]
    assert len(_difference("\n".join(lines), "\n".join(edited))) < 200


@settings(max_examples=200)
@given(texts, texts)
def test_a_text_is_made_again_of_the_newer_one(text: str, newer: str) -> None:
    assert _restored(_difference(text, newer), newer) == text
