"""What every engine offers while somebody types; run over each of them."""

import pytest

from tests.search.conftest import Engine
from tests.search.corpus import START, row


def test_completions_that_begin_so_come_first_then_the_newest(engine: Engine) -> None:
    names = ("tờ trình kế hoạch.docx", "kế hoạch cũ.docx", "kế hoạch mới.docx")
    for id_, name in enumerate(names, 1):
        engine.writer.apply([row(id_, name=name, modified=START + (9 if id_ == 3 else -id_))], [])
    engine.reader.refresh()
    assert engine.reader.complete("ke ho", None, 5).names == (names[2], names[1], names[0])
    assert engine.reader.complete("ke ho", None, 1).names == (names[2],)


def test_completions_hold_every_word(engine: Engine) -> None:
    engine.writer.apply([row(1, "quyết toán", name="báo cáo quyết toán.docx"), row(2, "báo cáo", name="khác.docx")], [])
    engine.reader.refresh()
    assert engine.reader.complete("quyet to", None, 5).names == ("báo cáo quyết toán.docx",)
    assert engine.reader.complete("báo", None, 5).names == ("báo cáo quyết toán.docx",)
    assert engine.reader.complete("cáo báo", None, 5).names == ("báo cáo quyết toán.docx",)
    assert engine.reader.complete("  ", None, 5).names == ()


@pytest.fixture
def titled(engine: Engine) -> Engine:
    titles = ["Quyết toán dự án hoàn thành cầu A"] * 3 + ["QUYẾT TOÁN NGÂN SÁCH XÃ"] * 2 + ["Phê duyệt quyết toán"]
    rows = [row(id_, title=title, numbers=(f"{id_}2/QĐ-UBND",)) for id_, title in enumerate(titles, 1)]
    rows += [row(7, title="quy tắc mật", drive="mật", numbers=("12/QĐ-MẬT", "999/BC-X"), tasks=("NV-1",))]
    rows += [row(8, title="quy tắc mật", drive="mật", people=("Trần Thị Búp",))]
    rows += [row(9, title="một lần thôi"), row(10, title="một lần thôi", drive="mật")]
    engine.writer.apply(rows, [])
    engine.reader.refresh()
    return engine


def test_phrases_of_several_subjects_are_offered_whole_and_with_their_marks(titled: Engine) -> None:
    scope = frozenset({"chung"})
    for typed in ("quy", "quyet to", "Quyết toán"):
        phrases = titled.reader.complete(typed, scope, 5).phrases
        assert phrases == ("quyết toán", "quyết toán dự án hoàn thành", "quyết toán ngân sách xã")[: len(phrases)]
        assert len(phrases) == 3
    assert titled.reader.complete("quyet toan du an", scope, 5).phrases == ("quyết toán dự án hoàn thành",)
    assert titled.reader.complete("phe duyet", scope, 5).phrases == ()
    assert titled.reader.complete("quy", None, 5).phrases[1:3] == ("quyết toán dự án hoàn thành", "quy tắc mật")


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("12", ("12/QĐ-UBND",)),
        ("số 2", ("22/QĐ-UBND",)),
        ("qd 3", ("32/QĐ-UBND",)),
        ("QĐ số 32", ("32/QĐ-UBND",)),
        ("42/qđ-u", ("42/QĐ-UBND",)),
        ("bc 4", ()),
        ("99", ()),
        ("cầu 12", ()),
    ],
)
def test_numbers_go_on(titled: Engine, typed: str, numbers: tuple[str, ...]) -> None:
    assert titled.reader.complete(typed, frozenset({"chung"}), 5).numbers == numbers


def test_only_own_numbers_are_offered_and_the_very_number_comes_first(engine: Engine) -> None:
    engine.writer.apply(
        [
            row(1, numbers=("120/QĐ-UBND",), modified=START + 9),
            row(2, numbers=("12/BC-STC",)),
            row(3, numbers=("12/QĐ-UBND",), modified=START + 1),
            row(4, numbers=("", "129/KH-X")),
        ],
        [],
    )
    engine.reader.refresh()
    assert engine.reader.complete("12", None, 5).numbers == ("12/QĐ-UBND", "12/BC-STC", "120/QĐ-UBND")


def test_nothing_hidden_is_offered_while_typing(titled: Engine) -> None:
    for typed in ("quy tac", "12/qd-m", "mật", "quy", "12"):
        assert "mật" not in repr(titled.reader.complete(typed, frozenset({"chung"}), 50)).lower()
        assert "mật" in repr(titled.reader.complete(typed, None, 50)).lower()
    assert titled.reader.complete("một", None, 5).phrases == ("một lần thôi",)
    assert titled.reader.complete("một", frozenset({"chung"}), 5).phrases == ()  # not as often as all would say
    assert titled.reader.values("task", frozenset({"chung"})) == {}
    assert titled.reader.values("person", None) == {"Trần Thị Búp": 1}
