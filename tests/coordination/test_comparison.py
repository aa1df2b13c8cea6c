"""What differs between two texts."""

import random
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexer.coordination.alignment import gaps
from indexer.coordination.comparison import compare
from indexer.coordination.substance import changed_words
from indexer.model.family import Piece, PieceKind

SAME, ADDED, REMOVED = PieceKind.SAME, PieceKind.ADDED, PieceKind.REMOVED
SYLLABLES = ("quyết", "toán", "dự", "án", "cầu", "đường", "ngân", "sách", "tỉnh", "báo", "cáo", "kết", "quả", "năm")
texts = st.lists(st.sampled_from(["a", "b", "Sở", "12.000", " ", "  ", "\n", "\t", "|", ".", "_", "…"])).map("".join)


def shown(before: str, after: str) -> str:
    marks = {SAME: "{}", ADDED: "[+{}]", REMOVED: "[-{}]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in compare(before, after, context=None).pieces)


@given(texts, texts)
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    pieces = compare(before, after, context=None).pieces
    assert "".join(piece.text for piece in pieces if piece.kind is not ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind is not REMOVED) == after


@given(texts, texts)
def test_kinds_alternate_and_no_piece_is_empty(before: str, after: str) -> None:
    pieces = compare(before, after, context=None).pieces
    assert all(piece.text for piece in pieces)
    assert all(one.kind is not other.kind for one, other in pairwise(pieces))


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_what_lies_between_gaps_is_equal(old: list[str], new: list[str]) -> None:
    at_old = at_new = 0
    for gap in gaps(old, new):
        assert gap.same_from == at_old
        assert old[at_old : gap.old_from] == new[at_new : gap.new_from]
        at_old, at_new = gap.old_to, gap.new_to
    assert (at_old, at_new) == (len(old), len(new))


def test_one_word_of_a_paragraph() -> None:
    assert shown("Tổng là 12 triệu đồng.", "Tổng là 15 triệu đồng.") == "Tổng là [-12][+15] triệu đồng."


def test_neighbouring_words_are_one_replacement() -> None:
    assert shown("giao Phòng Ngân sách chủ trì", "giao Thanh tra Sở chủ trì") == (
        "giao [-Phòng Ngân sách][+Thanh tra Sở] chủ trì"
    )


def test_a_paragraph_more_keeps_the_others() -> None:
    assert shown("Điều 1\nĐiều 3\n", "Điều 1\nĐiều 2\nĐiều 3\n") == "Điều 1\n[+Điều 2\n]Điều 3\n"


def test_cells_of_a_row_are_told_apart() -> None:
    assert shown("1\tCầu\t500\tđạt", "1\tĐường\t700\tđạt") == "1\t[-Cầu][+Đường]\t[-500][+700]\tđạt"


def test_the_counts_are_those_of_the_ledger() -> None:
    before, after = "một hai ba\nbốn năm", "bốn năm\nmột hai sáu"
    found = compare(before, after)
    assert (found.words_added, found.words_removed) == changed_words(before, after) == (1, 1)


def test_long_same_stretches_are_shortened_to_their_ends() -> None:
    words = [f"từ{number}" for number in range(100)]
    before = " ".join(words)
    after = " ".join([*words[:50], "mới", *words[50:]])
    first, added, last = compare(before, after, context=3).pieces
    assert first == Piece(SAME, "… từ47 từ48 từ49 ")
    assert added.text.strip() == "mới"
    assert last == Piece(SAME, "từ50 từ51 từ52 … ")


def test_lines_left_out_leave_a_line() -> None:
    middle = "\n".join(f"Dòng {number} của bản này" for number in range(30))
    [_, _, between, _, _] = compare(f"a\n{middle}\nb", f"c\n{middle}\nd", context=2).pieces
    assert between.text == "\nDòng 0\n…\nbản này\n"


def test_same_texts_have_one_piece_and_empty_ones_none() -> None:
    assert [piece.kind for piece in compare("như nhau", "như nhau").pieces] == [SAME]
    assert compare("", "").pieces == ()


def _pages(count: int, rng: random.Random) -> list[str]:
    return [" ".join(rng.choices(SYLLABLES, k=40)) + f" {rng.randrange(1000)}." for _ in range(count * 12)]


def test_two_documents_of_fifty_pages_take_less_than_a_moment() -> None:
    rng = random.Random(1)
    before = _pages(50, rng)
    after = [
        line.replace("cầu", "cống").replace("tỉnh", "thành phố") if rng.random() < 0.3 else line
        for line in before
        if rng.random() < 0.95
    ]
    started = time.process_time()
    found = compare("\n".join(before), "\n".join(after))
    assert time.process_time() - started < 0.9  # 0.1 s on a quiet machine
    assert found.words_added > 100


def test_hostile_texts_are_bounded() -> None:
    rng = random.Random(2)
    noise = [
        ("a " * 100_000, "b a " * 60_000),
        (" ".join(rng.choices("abc", k=60_000)), " ".join(rng.choices("abc", k=60_000))),
        ("\n" * 200_000, "\n" * 150_000 + "x"),
        ("\n".join(rng.choices("abcdefgh", k=50_000)), "\n".join(rng.choices("abcdefgh", k=50_000))),
        (".".join(map(str, range(40_000))), ".".join(map(str, range(40_000, 0, -1)))),
    ]
    for before, after in noise:
        started = time.process_time()
        compare(before, after)
        assert time.process_time() - started < 3
