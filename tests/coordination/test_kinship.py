"""Which documents are states of one work: measured on papers of one form, side by side in the same folders."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import pytest

from indexer.coordination.kinship import contradict, grouped, kinship
from indexer.coordination.sketch import alike, sketch
from indexer.coordination.tracing import keys_of
from indexer.model.trace import Sketch, Trace
from tests.coordination.papers import HEAD, Paper, office_papers, traces

TEXT = HEAD.format(number="      ", symbol="BC", date="    ", month=3, year=2026) + (
    "BÁO CÁO\nTình hình quyết toán dự án cầu Hòa Nghĩa\n\nTổng mức đầu tư 12.345 triệu đồng, đã thanh toán 9.876 triệu"
    " đồng cho Công ty Xây dựng Minh Phát, còn lại 2.469 triệu đồng. Chủ đầu tư là Ban Quản lý dự án khu vực 1, do ông"
    " Nguyễn Văn Bình phụ trách; hồ sơ nộp ngày 12/02/2026, thẩm tra xong ngày 20/02/2026 theo quy định."
)


def pairs(groups: Iterable[tuple[Trace, ...]]) -> set[tuple[int, int]]:
    return {(one.id, other.id) for group in groups for one, other in combinations(sorted(group, key=_id), 2)}


def _id(trace: Trace) -> int:
    return trace.id


def of(*papers: tuple[str, str]) -> list[Trace]:
    return traces([Paper("", path, text) for path, text in papers])


@pytest.mark.parametrize("seed", [1, 2, 11, 12])
def test_papers_of_one_form_stay_apart_and_their_drafts_together(seed: int) -> None:
    papers = office_papers(seed)
    found = pairs(grouped(traces(papers)))
    numbered = list(enumerate(papers, start=1))
    wanted = {(one, other) for (one, mine), (other, theirs) in combinations(numbered, 2) if mine.work == theirs.work}
    assert found <= wanted  # nobody is hidden under another work
    assert len(found) > 0.9 * len(wanted)


def test_kin_have_keys_in_common() -> None:
    papers = traces(office_papers(3))
    keys = {trace.id: keys_of(trace, "chung") for trace in papers}
    for group in grouped(papers):
        for one, other in combinations(group, 2):
            if kinship(one, other):
                mine, theirs = keys[one.id], keys[other.id]
                assert set(mine.name) & set(theirs.name) or len(set(mine.text) & set(theirs.text)) > 1


def test_no_key_is_shared_between_drives() -> None:
    [trace] = of(("A/Báo cáo quyết toán.docx", TEXT))
    assert not set(keys_of(trace, "chung").all) & set(keys_of(trace, "riêng").all)


def test_two_numbers_are_two_works_however_alike() -> None:
    one, other = of(
        ("A/Báo cáo cầu (bản cuối).docx", TEXT.replace("Số:       ", "Số: 12")),
        ("A/Báo cáo cầu.docx", TEXT.replace("Số:       ", "Số: 13")),
    )
    assert contradict(one, other) and kinship(one, other) == 0


def test_a_blank_draft_of_two_numbered_ones_never_brings_them_together() -> None:
    papers = of(
        ("A/Báo cáo cầu.docx", TEXT.replace("Số:       ", "Số: 12")),
        ("A/Dự thảo báo cáo cầu.docx", TEXT),
        ("A/Báo cáo cầu (bản cuối).docx", TEXT.replace("Số:       ", "Số: 13")),
    )
    assert all(len(group) == 2 for group in grouped(papers))


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("A/Dự thảo lần 3 - Báo cáo quyết toán cầu.docx", "A/BC quyet toan cau (ban cuoi).docx", True),
        ("A/Báo cáo quyết toán cầu.docx", "B/Khác/Báo cáo quyết toán cầu - Copy.docx", True),
        (
            "A/Báo cáo quyết toán cầu.docx",
            "A/05-TTr thanh toan goi thau.pdf",
            True,
        ),  # the text is the same, word by word
        ("A/Báo cáo tháng 3.docx", "A/Báo cáo tháng 4.docx", False),
        ("A/Biểu 1 thu chi.docx", "A/Biểu 2 thu chi.docx", False),
        ("A/Thư gửi kho bạc.eml", "A/Thư gửi kho bạc (2).eml", False),
        ("A/Tờ trình quyết toán cầu.txt", "A/Quyết định quyết toán cầu.txt", True),  # headers of both say report
    ],
)
def test_the_same_text_under_two_names(one: str, other: str, together: bool) -> None:
    assert bool(kinship(*of((one, TEXT), (other, TEXT)))) is together


def test_an_empty_form_under_two_names_is_two_works() -> None:
    blank = "Họ và tên ........ Đơn vị ........ tự đánh giá mức độ hoàn thành nhiệm vụ của bản thân trong năm qua " * 2
    one, other = of(("A/Phiếu đánh giá An.docx", blank), ("A/Phiếu đánh giá Bình.docx", blank))
    assert kinship(one, other) == 0
    assert kinship(replace(one, content=b"1"), replace(other, content=b"1")) == 0


def test_the_same_bytes_under_names_that_say_nothing_are_several_works() -> None:
    one, other = of(("A/a.txt", "như nhau"), ("A/b.txt", "như nhau"))
    assert kinship(replace(one, content=b"1"), replace(other, content=b"1")) == 0


def test_a_scan_without_text_belongs_to_the_document_of_its_name() -> None:
    document, scan, elsewhere = of(
        ("A/Báo cáo quyết toán cầu.docx", TEXT),
        ("A/Báo cáo quyết toán cầu (đã ký).pdf", ""),
        ("B/Báo cáo quyết toán cầu.pdf", ""),
    )
    assert kinship(document, scan) > 0
    assert kinship(document, elsewhere) == kinship(scan, elsewhere) == 0


def test_a_sketch_estimates_the_share_of_common_words() -> None:
    words = [f"chu{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(600)]
    half = alike(sketch(" ".join(words[:400])), sketch(" ".join(words[200:])))
    assert 0.15 < half.words < 0.55  # 200 of 600
    assert alike(sketch(" ".join(words)), sketch(" ".join(words).upper())).words == 1


def test_a_sketch_comes_back_from_its_bytes() -> None:
    found = sketch(TEXT)
    assert found.length and found.words and found.figures and found.names
    assert Sketch.from_bytes(found.to_bytes()) == found
    assert Sketch.from_bytes(Sketch().to_bytes()) == Sketch()
