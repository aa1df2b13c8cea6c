"""Did you mean; run over each engine."""

import pytest

from indexer.search.parser import parse
from tests.search.conftest import Engine
from tests.search.corpus import row


@pytest.fixture
def stocked(engine: Engine) -> Engine:
    papers = [f"Quyết toán dự án hoàn thành, ngân sách tỉnh, ủy ban nhân dân số {at}" for at in range(45)]
    rows = [row(id_, text, title=text) for id_, text in enumerate(papers, 1)]
    rows += [row(50 + at, "toàn dân, sơ đồ ban cán sự") for at in range(30)]
    rows += [row(90, "quyet tan tai day"), row(91, "tuyệt mật", drive="mật"), row(92, "quyền tán thành")]
    engine.writer.apply(rows, [])
    engine.reader.refresh()
    return engine


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("quyet tón", "quyết toán"),
        ("quyet taon", "quyết toán"),
        ("quyeets toán", "quyết toán"),
        ("quyet tan", "quyết toán"),  # somebody wrote so, but hardly
        ("uỷ bân", "uỷ ban"),
        ("uy bân nhân dân", "ủy ban nhân dân"),
        ("quyet tón xong", "quyết toán xong"),
        ("ngân sáhc", "ngân sách"),
        ("quyet toan", None),
        ("toàn dân", None),
        ("toan", None),
        ("uỷ ban", None),
        ("xyzxyz", None),
        ("tuyệu", "tuyệt"),
        ("ngân -sáhc", None),
    ],
)
def test_did_you_mean(stocked: Engine, typed: str, better: str | None) -> None:
    assert stocked.reader.correct(parse(typed).query, None) == better


def test_where_much_was_found_only_marks_nobody_puts_so_are_doubted(stocked: Engine) -> None:
    assert stocked.reader.correct(parse("quyet tan").query, None, is_few=False) is None
    assert stocked.reader.correct(parse("quyêt toán").query, None, is_few=False) == "quyết toán"


def test_nothing_hidden_is_meant(stocked: Engine) -> None:
    scope = frozenset({"chung"})
    assert stocked.reader.correct(parse("tuyệu").query, scope) is None
    assert "tuyệt" not in (stocked.reader.correct(parse("tuyêt mật").query, scope) or "")
    assert stocked.reader.correct(parse("tuyêt mật").query, None) == "tuyệt mật"
