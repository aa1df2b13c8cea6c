"""What a save really changed."""

import random
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.coordination.middles import middles
from indexer.coordination.remarks import evidence_of, new_marks
from indexer.coordination.substance import State, Substance, changed_words, substance_of, substance_of_new
from indexer.model.event import Evidence, Extent, Nature
from indexer.model.reading import Mark, Part, Place, Reading, Stretch

HANOI = timezone(timedelta(hours=7))
SAVED = datetime(2026, 3, 5, 9, 30, tzinfo=HANOI)
LETTER = "Số: 12/STC-NS\nHà Nội, ngày {} tháng {} năm 2026\nBáo cáo kết quả thực hiện dự toán quý I.\nHạn nộp: {}"
lines = st.lists(st.sampled_from(["", "a", "b", "Sở Tài chính", "một hai ba", "bốn năm sáu"])).map("\n".join)


def text(body: str, *, look: str = "", marks: tuple[Mark, ...] = ()) -> State:
    return State(body, (), marks, look)


def parts(*found: tuple[Place, str, str], marks: tuple[Mark, ...] = (), look: str = "") -> State:
    reading = Reading("x", tuple(Part(place, body, label) for place, label, body in found))
    return State(reading.text(), reading.stretches(), marks, look)


def sheet(*rows: str, name: str = "Chi") -> State:
    return parts((Place.SHEET, name, "\n".join([name, *rows])))


def show(*slides: str) -> State:
    return parts(*((Place.SLIDE, str(number), body) for number, body in enumerate(slides, 1)))


def commented(body: str, comment: str, *marks: Mark) -> State:
    return parts((Place.BODY, "", body), (Place.COMMENT, "", comment), marks=marks)


def nature(before: State, after: State) -> Nature:
    return substance_of(before, after, saved_at=SAVED).nature


def extent(before: State, after: State) -> Extent:
    return substance_of(before, after, saved_at=SAVED).extent


def mark(kind: str, author: str, words: int, minute: int = 0) -> Mark:
    return Mark(kind, author, datetime(2026, 3, 5, 2, minute, tzinfo=UTC), words)


OPINION = mark("commented", "Lê Văn Bình", 4)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (text("một hai"), text("một ba"), Nature.EDITED),
        (text(""), text("một"), Nature.EDITED),
        (text("một hai", look="a.word.f"), text("một hai", look="a.word.f"), Nature.RESAVED),
        (text("một hai", look="a.word.f"), text("một hai", look="a.word.g"), Nature.FORMATTED),
        (text("một hai", look="a.word.f"), text("một hai", look="a.libreoffice.g"), Nature.RESAVED),
        (text("một hai", look="a.word.f"), text("một hai", look="b.libreoffice.g"), Nature.FORMATTED),
        (text("một hai", look=""), text("một hai", look="a.word.g"), Nature.RESAVED),
        (text("một hai"), text("một   hai\n"), Nature.RESAVED),
        (text("một hai"), commented("một hai", "xem lại chỗ này", OPINION), Nature.REMARKED),
        (commented("một hai", "xem lại", OPINION), commented("một hai", "xem kỹ", OPINION), Nature.REMARKED),
        (commented("một hai", "xem lại", OPINION), commented("một ba", "xem kỹ", OPINION), Nature.EDITED),
        (text("một hai", marks=(mark("inserted", "An", 1),)), text("một hai"), Nature.REMARKED),
        (text("", look="a.word.f"), text("", look="a.word.g"), Nature.FORMATTED),
        (text(""), text(""), Nature.UNKNOWN),
        (State(is_whole=False), text("một"), Nature.UNKNOWN),
        (text("một"), State(is_whole=False), Nature.UNKNOWN),
    ],
)
def test_what_kind_of_change_it_was(before: State, after: State, expected: Nature) -> None:
    assert nature(before, after) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (LETTER.format("04", "3", "20/3"), LETTER.format("05", "3", "20/3"), Nature.RESAVED),
        (LETTER.format("  ", "  ", "20/3"), LETTER.format("05", "3", "20/3"), Nature.EDITED),
        (LETTER.format("04", "3", "20/3/2026"), LETTER.format("04", "3", "25/3/2026"), Nature.EDITED),
        (LETTER.format("04", "3", "20/3/2026"), LETTER.format("05", "3", "25/3/2026"), Nature.EDITED),
        ("Ngày in: 04/03/2026 16:20", "Ngày in: 05/03/2026 09:28", Nature.RESAVED),
        ("Ngày in: 2026-02-28", "Ngày in: 2026-03-05", Nature.RESAVED),
        ("Họp lúc 14:00 ngày 05/03/2026", "Họp lúc 15:30 ngày 05/03/2026", Nature.EDITED),
        ("Họp lúc 14:00 ngày 04/03/2026", "Họp lúc 14:00 ngày 05/03/2026 tại Sở", Nature.EDITED),
        ("Đạt 12/15 chỉ tiêu", "Đạt 13/15 chỉ tiêu", Nature.EDITED),
        ("Ngày 32/13/2026", "Ngày 33/13/2026", Nature.EDITED),
    ],
)
def test_a_date_that_keeps_itself_up_to_date_is_no_work(before: str, after: str, expected: Nature) -> None:
    assert nature(text(before), text(after)) is expected


def test_a_paragraph_that_moved_is_neither_added_nor_removed() -> None:
    before = "Điều 1. Phạm vi điều chỉnh\nĐiều 2. Đối tượng áp dụng\nĐiều 3. Giải thích từ ngữ\nHết"
    after = "Điều 2. Đối tượng áp dụng\nĐiều 3. Giải thích từ ngữ\nĐiều 1. Phạm vi điều chỉnh\nHết"
    found = substance_of(text(before), text(after), saved_at=SAVED)
    assert (found.words_added, found.words_removed, found.extent.words_moved) == (0, 0, 6)


def test_a_moved_paragraph_beside_new_words() -> None:
    before = "một hai ba bốn\nnăm sáu bảy\ntám chín mười"
    after = "năm sáu bảy\nthêm vào đây\ntám chín mười\nmột hai ba bốn"
    found = substance_of(text(before), text(after), saved_at=SAVED)
    assert (found.words_added, found.words_removed, found.extent.words_moved) == (3, 0, 4)


def test_short_lines_that_recur_have_not_moved() -> None:
    assert extent(text("x\n-\na b c d"), text("-\nx\ne f g h")).words_moved == 0


ROWS = [f"{number}\tCông trình {number}\t{number * 1000}\t{number % 7}" for number in range(1, 60)]


@pytest.mark.parametrize(
    ("after", "cells"),
    [
        (["0\tMới\t5", *ROWS], 3),  # a row above: those below stay as they are
        (ROWS[1:], 4),
        ([ROWS[0], "2\tCông trình 2\t2500\t2", *ROWS[2:]], 1),
        ([ROWS[0], "2\tCông trình 2\t2000\t2\tghi chú", *ROWS[2:]], 1),
        ([ROWS[0], "2\tCông trình 2", *ROWS[2:]], 2),
        (ROWS[::-1], 0),  # sorted otherwise
        ([*ROWS[30:], *ROWS[:30]], 0),
        ([f"{row}\tx" for row in ROWS], len(ROWS)),  # a column more
        ([*ROWS[:9], "a\tb", "10\tCông trình 10\t1\t3", *ROWS[10:]], 3),
    ],
)
def test_cells_of_a_sheet(after: list[str], cells: int) -> None:
    assert extent(sheet(*ROWS), sheet(*after)).cells == cells


def test_a_sheet_more_is_all_its_cells_and_a_renamed_one_none() -> None:
    two = parts((Place.SHEET, "Chi", "Chi\na\tb"), (Place.SHEET, "Thu", "Thu\nc\td\te"))
    assert extent(sheet("a\tb"), two).cells == 3
    assert extent(two, sheet("a\tb")).cells == 3
    assert extent(sheet("a\tb"), sheet("a\tb", name="Chi 2026")).cells == 0


def test_text_has_neither_cells_nor_slides() -> None:
    assert extent(text("a"), text("b")) == Extent(words_moved=0)


@pytest.mark.parametrize(
    ("after", "slides"),
    [
        (("Bìa", "Kết quả", "Mới", "Kiến nghị"), 1),
        (("Mới", "Bìa", "Kết quả", "Kiến nghị"), 1),
        (("Bìa", "Kiến nghị"), 1),
        (("Bìa", "Kết quả năm", "Kiến nghị sửa"), 2),
        (("Kiến nghị", "Bìa", "Kết quả"), 0),
    ],
)
def test_slides(after: tuple[str, ...], slides: int) -> None:
    assert extent(show("Bìa", "Kết quả", "Kiến nghị"), show(*after)).slides == slides


def test_notes_belong_to_their_slide() -> None:
    before = parts((Place.SLIDE, "1", "Bìa"), (Place.SLIDE_NOTE, "1", "nói chậm"), (Place.SLIDE, "2", "Hết"))
    after = parts((Place.SLIDE, "1", "Bìa"), (Place.SLIDE_NOTE, "1", "nói nhanh"), (Place.SLIDE, "2", "Hết"))
    assert extent(before, after).slides == 1


def test_a_new_file_brings_all_its_words_and_a_copy_none() -> None:
    made = substance_of_new(text("một hai ba"), is_copy=False)
    assert (made.nature, made.words_added, made.words_removed) == (Nature.EDITED, 3, 0)
    copied = substance_of_new(text("một hai ba"), is_copy=True)
    assert (copied.nature, copied.words_added) == (Nature.COPIED, None)
    assert substance_of_new(State(), is_copy=False).nature is Nature.UNKNOWN


def test_only_new_marks_are_evidence() -> None:
    old, grown = mark("inserted", "An", 3), mark("inserted", "An", 8)
    found = new_marks([old, OPINION], [grown, OPINION, mark("deleted", "Bình", 1, 7)])
    assert found == (mark("inserted", "An", 5), mark("deleted", "Bình", 1, 7))
    assert new_marks([grown], [old]) == ()


def test_marks_of_one_hand_are_one_piece_of_evidence_the_latest_first() -> None:
    at = datetime(2026, 3, 5, 2, 9, tzinfo=UTC)
    found = evidence_of(
        [OPINION, mark("inserted", "An", 3), mark("inserted", "An", 9, 9), mark("inserted", " ", 5), Mark("x", "C")]
    )
    assert found == (
        Evidence("mark.inserted", "An", at, detail="12 words"),
        Evidence("mark.commented", "Lê Văn Bình", OPINION.at, detail="4 words"),
        Evidence("mark.x", "C", None),
    )


@given(lines, lines)
def test_the_middles_stand_between_the_same_ends(before: str, after: str) -> None:
    old, new = middles(before, after)
    assert any(
        before == before[:head] + old + tail and after == before[:head] + new + tail
        for head in range(len(before) + 1)
        for tail in [before[head + len(old) :]]
    )
    assert changed_words(before, after) == changed_words(f"đầu\n{before}\ncuối", f"đầu\n{after}\ncuối")


@given(lines, lines)
def test_what_is_added_less_what_is_removed_is_what_there_is_more(before: str, after: str) -> None:
    added, removed = changed_words(before, after)
    assert added - removed == len(after.split()) - len(before.split())


def test_fifty_pages_take_a_twentieth_of_a_second() -> None:
    rng = random.Random(1)
    syllables = ("quyết", "toán", "dự", "án", "cầu", "đường", "ngân", "sách", "tỉnh", "báo", "cáo", "kết", "quả")
    before = [" ".join(rng.choices(syllables, k=40)) + f" {rng.randrange(1000)}." for _ in range(600)]
    after = [line.replace("cầu", "cống") if rng.random() < 0.3 else line for line in before if rng.random() < 0.95]
    rng.shuffle(after)
    found, seconds = timed(text("\n".join(before)), text("\n".join(after)))
    assert found.words_added
    assert seconds < 0.25  # 0.04 s on a quiet machine


def test_fifty_thousand_cells_take_a_third_of_a_second() -> None:
    rng = random.Random(2)
    before = ["\t".join(str(rng.randrange(10_000)) for _ in range(10)) for _ in range(5_000)]
    recalculated = [row.rpartition("\t")[0] + f"\t{rng.randrange(10_000)}x" for row in before]
    shifted = [row for row in recalculated if rng.random() < 0.98]
    for after in (recalculated, shifted, [f"x\t{row}" for row in before], ["\t".join("ab") * 10] * 4_000):
        found, seconds = timed(sheet(*before), sheet(*after))
        assert found.extent.cells
        assert seconds < 1.5  # 0.3 s on a quiet machine


def test_beyond_reason_only_the_nature_is_told() -> None:
    found, seconds = timed(text("a " * 2_000_000), text("b " * 2_000_000))
    assert found.nature is Nature.EDITED
    assert found.words_added is None and found.extent == Extent()
    assert seconds < 2


def timed(before: State, after: State) -> tuple[Substance, float]:
    started = time.process_time()
    found = substance_of(before, after, saved_at=SAVED)
    return found, time.process_time() - started


def test_stretches_of_other_texts_are_not_needed() -> None:
    assert nature(State("a", (Stretch(Place.SHEET, "Chi", 0),)), text("b")) is Nature.EDITED
