"""What every engine must do; run over each of them."""

from datetime import date

import pytest

from indexer.model.hit import Sort
from indexer.search.engine import Completions
from indexer.search.parser import parse
from tests.search.conftest import Engine
from tests.search.corpus import START, ask, row


def found(engine: Engine, text: str, **fields: object) -> list[int]:
    engine.reader.refresh()
    return [match.id for match in engine.reader.search(ask(text, **fields)).matches]


@pytest.fixture
def stocked(engine: Engine) -> Engine:
    engine.writer.apply(
        [
            row(1, "Quyết toán dự án hoàn thành", numbers=("123/QĐ-UBND",), name="báo cáo quyết toán.docx"),
            row(2, "quyet toan ngân sách", unit="Phòng Tài chính - Kế hoạch", tasks=("NV-1", "NV-2")),
            row(3, "quyền toàn dân, xã Hòa Bình", people=("Trần Thị Búp",), kind="Báo cáo"),
            row(4, "căn cứ Quyết định số 123/QĐ-UBND", numbers=("", "123/QĐ-UBND"), modified=START + 9),
            row(5, "Hoà giải ở cơ sở", drive="mật", path="Hồ sơ/Năm 2024/hoà giải.docx", type="pdf"),
        ],
        [],
    )
    return engine


def test_all_words_must_match_with_or_without_marks(stocked: Engine) -> None:
    assert sorted(found(stocked, "quyet toan")) == [1, 2]
    assert sorted(found(stocked, "QUYẾT TOÁN")) == [1, 2]


def test_typed_marks_rank_their_own_spelling_first(stocked: Engine) -> None:
    assert found(stocked, "quyết toán")[0] == 1
    assert found(stocked, "toàn")[0] == 3


def test_title_and_name_count_more_than_the_text(engine: Engine) -> None:
    filler = " ".join(f"chữ{at}" for at in range(40))
    engine.writer.apply([row(1, f"ngân {filler}", modified=START + 9), row(2, filler, title="ngân")], [])
    assert found(engine, "ngân") == [2, 1]


def test_old_and_new_tone_placement_are_one_word(stocked: Engine) -> None:
    assert sorted(found(stocked, "hoà")) == sorted(found(stocked, "hòa")) == [3, 5]
    assert found(stocked, "hoà") == found(stocked, "hòa")


def test_y_and_i_are_one_word_in_texts_phrases_names_and_beginnings(engine: Engine) -> None:
    names = ("Kĩ thuật quản lí.docx", "khác.docx")
    engine.writer.apply([row(1, "công ti Mĩ, qui định kĩ thuật", name=names[0]), row(2, "công tác", name=names[1])], [])
    for text in ("công ty mỹ", "cong ty my", '"quy định kỹ thuật"', "ten:kỹ", "quy*", "ky*", "quý OR ky"):
        assert found(engine, text) == [1], text
    for typed in ("kỹ th", "kỹ", "quan ly", "ki thuat quan ly"):
        assert engine.reader.complete(typed, None, 5).names == (names[0],), typed


def test_abbreviations_and_long_forms_find_each_other(engine: Engine) -> None:
    texts = ("UBND xã họp", "Ủy ban nhân dân xã họp", "ban dân nhân uỷ xã", "QLNS xã", "quản lí ngân sách xã")
    engine.writer.apply([row(id_, text) for id_, text in enumerate(texts, 1)], [])
    assert sorted(found(engine, "ubnd xã")) == [1, 2]
    assert found(engine, "ủy ban nhân dân họp") == [2, 1]
    assert found(engine, "uy ban nhan dan vắng")[:1] == [2]
    assert sorted(found(engine, "qlns")) == [4, 5]
    assert found(engine, "quan ly ngan sach") == [5, 4]
    assert 2 in found(engine, "xã -ubnd")


def test_of_like_matches_recent_and_finished_ones_come_a_little_first(engine: Engine) -> None:
    year, text = 365 * 86_400, "quyết toán dự án"
    old, new = row(1, text, modified=START - 3 * year), row(2, text, modified=START)
    draft, better = row(3, text, modified=START, is_draft=True), row(4, f"{text} {text}", modified=START - 3 * year)
    engine.writer.apply([old, new, draft, better], [])
    today = date(2024, 1, 2)
    assert found(engine, text, today=today)[1:] == [2, 3, 1]
    assert found(engine, text, today=today)[0] == 4
    scores = {match.id: match.score for match in engine.reader.search(ask(text, today=today)).matches}
    plain = {match.id: match.score for match in engine.reader.search(ask(text)).matches}
    assert all(0.97 <= scores[id_] / plain[id_] <= 1.031 for id_ in scores)
    assert plain[1] == plain[2] > plain[3] > 0.979 * plain[2]


def test_decomposed_query_finds_composed_text(stocked: Engine) -> None:
    assert found(stocked, "quye\u0302\u0301t toa\u0301n") == found(stocked, "quyết toán")


def test_phrases_keep_to_neighbours(stocked: Engine) -> None:
    assert found(stocked, '"dự án hoàn thành"') == [1]
    assert found(stocked, '"án dự"') == []


def test_lines_of_a_page_go_on_but_paragraphs_do_not(engine: Engine) -> None:
    engine.writer.apply([row(1, "về quyết\ntoán dự án.\nNgân sách"), row(2, "án. Điều\n\nngân hàng")], [])
    assert found(engine, '"quyết toán"') == [1]
    assert found(engine, '"án ngân"') == []


def test_numbers_whole_begun_and_in_words(stocked: Engine) -> None:
    assert found(stocked, "123/QĐ-UBND") == [1, 4]
    assert found(stocked, "so:123") == [1, 4]
    assert found(stocked, "QĐ 123")[0] == 1
    assert found(stocked, "so:12") == []


def test_a_question_without_full_match_is_relaxed(stocked: Engine) -> None:
    assert found(stocked, "quyết toán dự án ở đâu vậy")[0] == 1
    assert found(stocked, "quyết toán vậy loai:Công-văn") == []
    assert 3 not in found(stocked, "hoà giải vậy -dân")


def test_of_a_sentence_a_third_of_the_words_is_enough(engine: Engine) -> None:
    long = "ai ở đâu làm gì khi nào " * 30 + "được nghỉ thai sản bao lâu"
    engine.writer.apply([row(1, long), row(2, "nghỉ thai sản, được nghỉ sáu tháng"), row(3, "khi nào làm gì")], [])
    assert sorted(found(engine, "ai được nghỉ thai sản khi nào")) == [1, 2]
    assert found(engine, "được nghỉ ai") == [1]


def test_without_or_and_beginnings(stocked: Engine) -> None:
    assert found(stocked, "toán -dự") == [2, 3]
    assert sorted(found(stocked, "giải OR ngân")) == [2, 5]
    assert sorted(found(stocked, "quy*")) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('phong:"tài chính"', [2]),
        ("phong:tckh", [2]),
        ("phong:tc", []),
        ("nhiemvu:nv-1", [2]),
        ("nhiemvu:nv", []),
        ("nguoi:búp", [3]),
        ("loai:bc", [3]),
        ("ten:báo", [1]),
        ("duoi:.PDF", [5]),
        ("type:word", [4, 1, 2, 3]),
        ("đuôi:ảnh", []),
        ("kind:report", [3]),
        ('thumuc:"hồ sơ/năm 2024"', [5]),
        ('thumuc:"năm 2024"', [5]),
        ("den:31/12/2023", []),
    ],
)
def test_conditions(stocked: Engine, condition: str, expected: list[int]) -> None:
    assert found(stocked, condition) == expected


def test_days_are_days_of_vietnam(engine: Engine) -> None:
    engine.writer.apply([row(1, modified=START - 1), row(2, modified=START), row(3, modified=START + 86_400)], [])
    assert found(engine, "ngay:1/1/2024") == [2]
    assert found(engine, "tu:1/1/2024") == [3, 2]
    assert found(engine, "den:2023") == [1]


def test_days_are_those_a_document_bears_where_it_bears_one(engine: Engine) -> None:
    engine.writer.apply([row(1, issued_on=date(2023, 5, 6), modified=START), row(2, modified=START)], [])
    assert found(engine, "ngay:5/2023") == [1]
    assert found(engine, "ngay:2024") == [2]


def test_days_in_plain_words_find_papers_of_these_days_and_papers_that_name_them(engine: Engine) -> None:
    later = START + 200 * 86_400
    engine.writer.apply(
        [
            row(1, "báo cáo giải ngân tháng 01 năm 2024", issued_on=date(2024, 2, 4)),
            row(2, "báo cáo giải ngân", issued_on=date(2024, 1, 30), modified=later),
            row(3, "báo cáo giải ngân", name="BC T1-2024.docx", modified=later),
            row(4, "báo cáo giải ngân, tháng sau sẽ có, 1 bản, 2024", issued_on=date(2024, 5, 4)),
            row(5, "dự án khác", issued_on=date(2024, 1, 30)),
        ],
        [],
    )
    assert sorted(found(engine, "báo cáo tháng 1/2024")) == [1, 2, 3]
    assert found(engine, "bao cao thang 1 nam 2024")[-1] == 2
    assert sorted(found(engine, "-(tháng 1/2024)")) == [4]


def test_of_like_papers_those_of_the_named_days_come_first(engine: Engine) -> None:
    papers = [row(id_, "báo cáo quý 1 năm 2024", issued_on=date(2023, 6, id_)) for id_ in range(1, 20)]
    engine.writer.apply([*papers, row(20, "báo cáo quý 1 năm 2024", issued_on=date(2024, 2, 2))], [])
    assert found(engine, "báo cáo quý 1/2024")[0] == 20


def test_everything_newest_first(stocked: Engine) -> None:
    assert found(stocked, "") == [4, 1, 2, 3, 5]
    assert found(stocked, "quyet", sort=Sort.NEWEST)[0] == 4


def test_pages_make_up_the_whole(stocked: Engine) -> None:
    whole = found(stocked, "quyet")
    assert [found(stocked, "quyet", limit=1, offset=at)[0] for at in range(len(whole))] == whole


def test_facets_leave_their_own_choice_out(stocked: Engine) -> None:
    stocked.reader.refresh()
    answer = stocked.reader.search(ask("", chosen={"type": ("pdf",), "task": ()}))
    assert answer.total == 1
    assert answer.facets["type"] == {"docx": 4, "pdf": 1}
    assert answer.facets["task"] == {}


def test_a_document_counts_once_for_each_of_its_tasks(stocked: Engine) -> None:
    stocked.reader.refresh()
    assert stocked.reader.search(ask("ngân sách")).facets["task"] == {"NV-1": 1, "NV-2": 1}


def test_replaced_and_removed_documents(stocked: Engine) -> None:
    stocked.writer.apply([row(1, "khác hẳn", version=2)], [2, 77])
    assert found(stocked, "quyet toan") == [3, 4]
    assert found(stocked, "khác hẳn") == [1]
    assert stocked.reader.versions() == {1: 2, 3: 1, 4: 1, 5: 1}
    assert stocked.reader.documents == 4


def test_repeating_a_commit_changes_nothing(stocked: Engine) -> None:
    for _ in range(3):
        stocked.writer.apply([row(6, "mới tinh"), row(6, "mới nhất")], [5])
    assert found(stocked, "mới") == [6]
    assert found(stocked, "tinh") == []
    assert found(stocked, "giải") == []


def test_nothing_leaks_out_of_the_scope(stocked: Engine) -> None:
    stocked.writer.apply([row(9, "bí mật tuyệt đối", drive="mật", name="tuyệt mật.docx", unit="Phòng Mật")], [])
    scope = frozenset({"chung"})
    assert found(stocked, "hoà", drives=scope) == [3]
    for text in ("", "mật", "mật hoà bình", "tuyet*", "-quyết"):
        answer = stocked.reader.search(ask(text, drives=scope))
        assert not {match.id for match in answer.matches} & {5, 9}
        assert "Phòng Mật" not in answer.facets["unit"]
        assert "pdf" not in answer.facets["type"]
    assert stocked.reader.complete("tuyệt", scope, 9) == Completions()
    assert stocked.reader.correct(parse("tuyệu").query, scope) is None
    assert stocked.reader.correct(parse("tuyệu").query, None) == "tuyệt"
    assert stocked.reader.search(ask("", drives=frozenset())).total == 0


def test_among_some_documents_only_those_are_answered_and_facets_count_all(stocked: Engine) -> None:
    stocked.reader.refresh()
    answer = stocked.reader.search(ask("quyet toan", among=frozenset({2, 99})))
    assert (answer.total, [match.id for match in answer.matches]) == (1, [2])
    assert answer.facets == stocked.reader.search(ask("quyet toan")).facets
    assert found(stocked, "quyet toan", among=frozenset()) == []
