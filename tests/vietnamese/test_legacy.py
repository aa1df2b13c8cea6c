import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.vietnamese.legacy import convert, decode, detect, undo_adobe_standard
from indexer.vietnamese.legacy_fonts import font_hint
from indexer.vietnamese.legacy_tables import Encoding, bytes_of

TEXT = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\n"
    "Về việc phê duyệt quyết toán dự án hoàn thành: đường giao thông nông thôn xã Hòa An"
)
TABLED = [encoding for encoding in Encoding if encoding is not Encoding.WINDOWS_1258]
ONE_BYTE_FOR_TWO = {Encoding.BK_HCM1: {"Ụ", "Ỵ"}}  # the encoding itself writes Ụ as Ặ and Ỵ as Ị
OF_TWO_CHARACTERS = [Encoding.VNI, Encoding.BK_HCM2, Encoding.VIETWARE_X]  # capitals have bytes of their own


def written(text: str, encoding: Encoding) -> str:
    """The text as a reader of today shows it: each letter's bytes as Latin characters."""
    return "".join(bytes_of(encoding).get(letter, letter) for letter in text)


@pytest.mark.parametrize("encoding", TABLED)
def test_each_of_the_134_letters_comes_back(encoding: Encoding) -> None:
    letters = list(bytes_of(encoding))
    assert len(letters) == 134
    back = {letter: decode(written(letter, encoding), encoding) for letter in letters}
    wrong = {letter for letter, shown in back.items() if shown.lower() != letter.lower()}
    assert wrong == ONE_BYTE_FOR_TWO.get(encoding, set())
    exact = letters if encoding in OF_TWO_CHARACTERS else [letter for letter in letters if letter.islower()]
    assert [letter for letter in exact if back[letter] != letter] == []


@pytest.mark.parametrize("encoding", TABLED)
def test_running_text_is_detected_and_comes_back_whole(encoding: Encoding) -> None:
    assert detect(written(TEXT, encoding)) is encoding
    assert convert(written(TEXT, encoding)) == TEXT


def test_windows_1258_with_its_tone_letters_apart() -> None:
    assert decode("Cô\xf2ng ho\xcca", Encoding.WINDOWS_1258) == "Cộng hòa"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        "Plain ASCII, 100 %",
        "Café crème à la carte, déjà vu, naïve façade",
        "Größe über Straße, Öl für München, schöne Grüße aus Köln",
        "Temperature 25 °C ± 2, © 2020 Müller® – § 5 µm",
        "The filter holds 5 µ in air and 7 µ in water, so the µ scale of this whole report runs up to 9 µ at most",
        "ông bà cha mẹ có hai con trai và ba con gái",
        "Báo cáo “tháng 10” – § 5, 25 °C, ½ ngày, ® và ©",
    ],
)
def test_unicode_and_foreign_texts_are_left_alone(text: str) -> None:
    assert convert(text) is None
    assert detect(text) is None


@given(st.text())
def test_what_is_converted_once_is_not_converted_again(text: str) -> None:
    converted = convert(text)
    assert converted is None or convert(converted) is None


def test_a_font_that_draws_capitals_raises_the_text() -> None:
    assert convert("b¶n tù kiÓm ®iÓm", ".VnTimeH") == "BẢN TỰ KIỂM ĐIỂM"


def test_a_short_run_needs_its_font() -> None:
    assert convert("Tê tr×nh") is None
    assert convert("Tê tr×nh", ".VnTime") == "Tờ trình"


def test_a_legacy_font_over_unicode_text_is_not_believed() -> None:
    assert convert(TEXT, ".VnTime") is None
    assert convert(TEXT, "VNI-Times") is None


def test_capitals_typed_with_caps_lock_are_raised() -> None:
    assert convert("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM") == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_hyphens_that_a_pdf_made_of_the_letter_u_horn() -> None:
    assert convert("Ph-¬ng ¸n båi th-êng gi¶i phãng mÆt b»ng") == "Phương án bồi thường giải phóng mặt bằng"


def test_hyphens_stay_where_the_letter_is_whole() -> None:
    assert convert("c«ng ty mÑ-c«ng ty con vµ ph\xad¬ng ¸n") == "công ty mẹ-công ty con và phương án"


def test_only_the_old_lines_of_a_mixed_text_are_converted() -> None:
    old = "KÝnh göi: Së Tµi chÝnh tØnh, ®Ò nghÞ phª duyÖt quyÕt to¸n"
    mixed = f"Kính gửi: Sở Tài chính, đề nghị phê duyệt\n{old}\nEnglish line"
    assert convert(mixed) == (
        "Kính gửi: Sở Tài chính, đề nghị phê duyệt\n"
        "Kính gửi: Sở Tài chính tỉnh, đề nghị phê duyệt quyết toán\nEnglish line"
    )


def test_dashes_and_quotes_survive_conversion() -> None:
    assert convert("“KÝnh göi” – Së Tµi chÝnh tØnh…") == "“Kính gửi” – Sở Tài chính tỉnh…"


def test_adobe_standard_characters_are_bytes_again() -> None:
    assert convert(undo_adobe_standard("C¤n cł Ph›‹ng"), ".VnTime") == "Căn cứ Phương"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        ("ABCDEF+.VnArial", Encoding.TCVN3),
        ("VNI-Times;Times New Roman", Encoding.VNI),
        ("VPS Times", Encoding.VPS),
        ("Times New Roman", None),
        ("SVN-Gilroy", None),
        ("UTM Avo", None),
        ("VNI-Unicode", None),
        ("", None),
    ],
)
def test_font_names(font: str, encoding: Encoding | None) -> None:
    hint = font_hint(font)
    assert (hint.encoding if hint else None) is encoding
