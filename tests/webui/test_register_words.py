import pytest

from indexer.model.reading import Reason
from indexer.model.register import RegisterState, RegisterStatus, RowFault, Why
from webui import register_words
from webui.words import LANGUAGES, words


def faulty(why: Why, value: str = "", hint: str = "", *, code: str = "QT-01", is_taken: bool = False) -> RowFault:
    return RowFault(12, code, "Thẩm tra", "lead", value, why, hint, is_taken)


def test_an_unknown_unit_says_what_may_be_meant() -> None:
    said = register_words.fault(faulty(Why.UNKNOWN_UNIT, "Phong Ngan sac", "Phòng Ngân sách"), words("vi"))
    assert said == "Không có đơn vị nào tên “Phong Ngan sac”. Có phải là “Phòng Ngân sách”?"
    assert register_words.fault(faulty(Why.DUPLICATE, "QT-01", "7"), words("vi")) == "Mã trùng với dòng 7."


def test_a_row_is_named_as_the_spreadsheet_counts_with_its_code_where_it_has_one() -> None:
    assert register_words.place(faulty(Why.NO_LEAD), words("vi")) == "Dòng 12 (QT-01)"
    assert register_words.place(faulty(Why.NO_LEAD, code=""), words("en")) == "Row 12"
    taken, refused = (register_words.worth(faulty(Why.NO_LEAD, is_taken=one), words("vi")) for one in (True, False))
    assert "vẫn được nhận" in taken and "chưa được nhận" in refused


def test_what_keeps_the_file_from_being_read_is_told_in_words() -> None:
    status = RegisterStatus("chung", "Theo dõi.xlsx", RegisterState.UNREADABLE, Reason.ENCRYPTED.value)
    said = register_words.state(status, words("vi"))
    assert "Có mật khẩu." in said and "encrypted" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_and_state_has_a_whole_sentence(language: str) -> None:
    spoken = words("vi" if language == "vi" else "en")
    said = [register_words.fault(faulty(why, "giá trị", "9"), spoken) for why in Why]
    said += [register_words.state(RegisterStatus("d", "p", state, "3"), spoken) for state in RegisterState]
    assert not [one for one in said if "{" in one or not one.strip()]


def test_values_of_the_spreadsheet_are_never_taken_for_arguments() -> None:
    assert "{hint}" in register_words.fault(faulty(Why.WRONG_DATE, "{hint} {row}", "9"), words("vi"))
