"""Documents about the same thing, over every engine."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.search import IndexRow, Sample, open_reader, open_writer
from indexer.search.memory import MemoryIndex
from tests.search.conftest import Engine
from tests.search.corpus import row, rows

BRIDGE = "Quyết toán dự án cầu Tân Hưng, chủ đầu tư Ban quản lý"
FILLER = [f"Nghỉ lễ và trực cơ quan tuần {word}" for word in ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy")]


@pytest.fixture
def stocked(engine: Engine) -> Engine:
    engine.writer.apply(
        [
            row(1, BRIDGE, title="quyết toán cầu Tân Hưng"),
            row(2, "Thẩm tra quyết toán dự án cầu Tân Hưng hoàn thành", title="thẩm tra"),
            row(3, "quyet toan du an cau Tan Hung", drive="mật"),
            row(4, "Dự toán chi thường xuyên của trường học", numbers=("", "77/QĐ-UBND")),
            row(5, "Mua sắm thiết bị phòng họp", numbers=("77/QĐ-UBND",)),
            *(row(10 + place, text) for place, text in enumerate(FILLER)),
        ],
        [],
    )
    engine.reader.refresh()
    return engine


def alike(engine: Engine, sample: Sample, drives: frozenset[str] | None = None, limit: int = 8) -> list[int]:
    return [match.id for match in engine.reader.similar(sample, drives, limit)]


def test_the_same_matter_is_found_with_and_without_marks(stocked: Engine) -> None:
    assert sorted(alike(stocked, Sample(1, "quyết toán cầu Tân Hưng", BRIDGE))) == [2, 3]


def test_the_scope_stands_inside(stocked: Engine) -> None:
    assert alike(stocked, Sample(1, "", BRIDGE), frozenset({"chung"})) == [2]
    assert alike(stocked, Sample(1, "", BRIDGE), frozenset()) == []


def test_who_cites_the_same_numbers_is_alike(stocked: Engine) -> None:
    assert alike(stocked, Sample(4, "", "Dự toán chi thường xuyên của trường học", ("", "77/QĐ-UBND")))[0] == 5


def test_one_of_its_own_kind_has_no_like(stocked: Engine) -> None:
    assert alike(stocked, Sample(99, "", "zeta omega")) == []
    assert alike(stocked, Sample(99, "", "")) == []


def test_the_limit_holds(stocked: Engine) -> None:
    assert len(alike(stocked, Sample(10, "", FILLER[0]), limit=3)) == 3


def test_an_empty_index_knows_none(engine: Engine) -> None:
    assert engine.reader.similar(Sample(1, "quyết toán", BRIDGE), None, 8) == ()


@settings(max_examples=25, deadline=None)
@given(rows(least=1), st.integers(0, 24), st.sampled_from([None, frozenset({"chung"})]))
def test_both_engines_agree(
    tmp_path_factory: pytest.TempPathFactory, found: list[IndexRow], place: int, drives: frozenset[str] | None
) -> None:
    one = found[place % len(found)]
    sample = Sample(one.id, f"{one.title}\n{one.name}", one.text, one.numbers)
    folder: Path = tmp_path_factory.mktemp("alike") / "index"
    slow = MemoryIndex()
    slow.apply(found, [])
    writer = open_writer(folder)
    writer.apply(found, [])
    reader = open_reader(folder)
    expected = {match.id: match.score for match in slow.similar(sample, drives, 100)}
    answered = {match.id: match.score for match in reader.similar(sample, drives, 100)}
    reader.close()
    writer.close()
    for id in expected.keys() ^ answered.keys():  # on the edge of being alike, a rounded length may decide
        assert (expected | answered)[id] == pytest.approx(min((expected | answered).values()), rel=0.2)
    for id in expected.keys() & answered.keys():
        assert answered[id] == pytest.approx(expected[id], rel=0.1)
