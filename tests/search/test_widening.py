from indexer.search.parser import parse
from indexer.search.query import And, Not, Phrase, Query, Word


def also(query: Query) -> list[tuple[str, ...]]:
    parts = query.parts if isinstance(query, And) else (query,)
    return [tuple(other.text for other in part.also) for part in parts if isinstance(part, Word)]


def test_an_abbreviation_is_looked_for_as_its_long_form_too() -> None:
    word = parse("UBND").query
    assert isinstance(word, Word)
    assert word.also == (Phrase("ủy ban nhân dân"),)
    assert also(parse("hdnd xã").query) == [("hội đồng nhân dân",), ()]


def test_each_word_of_a_long_form_may_be_the_abbreviation() -> None:
    assert also(parse("báo cáo quan li ngan sach").query) == [(), (), *[("qlns",)] * 4]
    assert also(parse("uỷ ban nhân dân").query) == [("ubnd",)] * 4


def test_marks_that_are_typed_must_be_those_of_the_long_form() -> None:
    assert also(parse("quán lý ngân sách").query) == [()] * 4


def test_what_may_be_too_many_things_is_left_alone() -> None:
    assert also(parse("CT TT TU đã").query) == [()] * 4


def test_quoted_and_excluded_words_are_left_alone() -> None:
    assert parse('"quản lý ngân sách"').query == Phrase("quản lý ngân sách")
    without = parse("-UBND").query
    assert isinstance(without, Not)
    assert also(without.part) == [()]


def test_what_stands_beside_is_no_part_of_what_was_typed() -> None:
    assert str(parse("UBND tỉnh").query) == "ubnd tỉnh"
    assert parse("UBND").query == Word("ubnd", marked=False)
