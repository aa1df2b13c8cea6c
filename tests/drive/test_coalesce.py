from hypothesis import given
from hypothesis import strategies as st

from indexer.drive.coalesce import Coalescer, Look
from indexer.drive.hint import EVERYTHING, Hint, HintKind
from indexer.drive.patience import Patience
from tests.drive.pretend import PretendDrive, Step

FILE, WRITING, ATTRIBUTES = HintKind.FILE, HintKind.WRITING, HintKind.ATTRIBUTES
GONE, FOLDER, FOLDER_GONE = HintKind.GONE, HintKind.FOLDER, HintKind.FOLDER_GONE
PATIENCE = Patience(
    quiet=1, removal=3, writing=5, longest=20, writing_longest=100, crowd=3, flood=12
)  # whole seconds are easier to read


def looks(*hints: tuple[float, Hint], until: float = 1000) -> list[tuple[float, Look]]:
    """When each look comes out, if somebody calls exactly when asked to."""
    coalescer = Coalescer(PATIENCE)
    found: list[tuple[float, Look]] = []
    waiting = list(hints)
    while True:
        due = coalescer.next_due()
        if waiting and (due is None or waiting[0][0] <= due):
            at, hint = waiting.pop(0)
            coalescer.add(hint, at)
            continue
        if due is None or due > until:
            return found
        look = coalescer.due(due)
        if look:
            found.append((due, look))


def paths(*raw: bytes) -> Look:
    return Look(paths=raw)


def folders(*raw: bytes) -> Look:
    return Look(folders=raw)


def test_nothing_waits_and_nothing_is_due() -> None:
    coalescer = Coalescer()
    assert coalescer.next_due() is None
    assert coalescer.due(1e9) is None


def test_a_path_is_looked_at_once_when_it_is_quiet() -> None:
    assert looks((0, Hint(b"a", FILE)), (0.5, Hint(b"a", FILE))) == [(1.5, paths(b"a"))]


def test_what_is_due_a_moment_later_comes_along() -> None:
    assert looks((0, Hint(b"a", FILE)), (0.04, Hint(b"b", FILE))) == [(1, paths(b"a", b"b"))]
    assert looks((0, Hint(b"a", FILE)), (0.06, Hint(b"b", FILE))) == [(1, paths(b"a")), (1.06, paths(b"b"))]


def test_several_paths_due_together_come_in_order() -> None:
    assert looks((0, Hint(b"b", FILE)), (0, Hint(b"a", FILE))) == [(1, paths(b"a", b"b"))]


def test_a_path_that_never_rests_is_looked_at_all_the_same() -> None:
    found = looks(*((second / 2, Hint(b"log", FILE)) for second in range(90)))
    assert [at for at, _ in found] == [20, 40.5, 45.5]


def test_a_removal_waits_longer_and_a_file_that_came_back_ends_the_wait() -> None:
    assert looks((0, Hint(b"a", GONE))) == [(3, paths(b"a"))]
    assert looks((0, Hint(b"a", GONE)), (2, Hint(b"a", FILE))) == [(3, paths(b"a"))]
    assert looks((0, Hint(b"a", FILE)), (0.5, Hint(b"a", GONE))) == [(3.5, paths(b"a"))]


def test_a_file_being_written_is_left_alone_until_it_is_closed() -> None:
    writing = [(second, Hint(b"a", WRITING)) for second in (0, 4, 8, 12, 30, 33)]
    assert looks(*writing[:4]) == [(17, paths(b"a"))]
    assert looks(*writing[:4], (13, Hint(b"a", FILE))) == [(14, paths(b"a"))]


def test_attributes_set_while_writing_do_not_end_the_wait() -> None:
    assert looks((0, Hint(b"a", WRITING)), (1, Hint(b"a", ATTRIBUTES))) == [(5, paths(b"a"))]
    assert looks((0, Hint(b"a", ATTRIBUTES))) == [(1, paths(b"a"))]


def test_writing_for_ever_is_looked_at_now_and_then() -> None:
    found = looks(*((second, Hint(b"db", WRITING)) for second in range(150)))
    assert [at for at, _ in found] == [100, 154]


def test_both_ends_of_a_move_come_together_and_at_once() -> None:
    move = [(0, Hint(b"a", GONE, b"x/b")), (0, Hint(b"x/b", FILE, b"a"))]
    assert looks(*move) == [(1, paths(b"a", b"x/b"))]
    assert looks(*move, (0.9, Hint(b"x/b", FILE))) == [(1.9, paths(b"a", b"x/b"))]


def test_a_chain_of_moves_comes_together() -> None:
    hints = [
        (0, Hint(b"a", GONE, b"b")),
        (0, Hint(b"b", FILE, b"a")),
        (0.8, Hint(b"b", GONE, b"c")),
        (0.8, Hint(b"c", FILE, b"b")),
    ]
    assert looks(*hints) == [(1.8, paths(b"a", b"b", b"c"))]


def test_a_moved_folder_comes_with_the_place_it_left() -> None:
    assert looks((0, Hint(b"a", FOLDER_GONE, b"b")), (0, Hint(b"b", FOLDER, b"a"))) == [(1, folders(b"a", b"b"))]


def test_a_folder_takes_what_lies_below_it() -> None:
    hints = [
        (0, Hint(b"x/1", FILE)),
        (0.2, Hint(b"x", FOLDER)),
        (0.5, Hint(b"x/y", FOLDER)),
        (0.9, Hint(b"x/y/2", FILE)),
    ]
    assert looks(*hints, (0.9, Hint(b"xy", FILE))) == [(1.9, Look(folders=(b"x",), paths=(b"xy",)))]


def test_a_removal_below_a_folder_holds_its_scan_back() -> None:
    assert looks((0, Hint(b"x/1", GONE)), (0, Hint(b"x", FOLDER))) == [(3, folders(b"x"))]


def test_a_folder_that_never_rests_is_scanned_all_the_same() -> None:
    found = looks((0, Hint(b"x", FOLDER)), *((second / 2, Hint(b"x/%d" % second, FILE)) for second in range(50)))
    assert found[0] == (20, folders(b"x"))
    restless = [(second / 2, Hint(b"x/log", FILE)) for second in range(50)]
    late = sorted([*restless, (15, Hint(b"x", FOLDER))], key=lambda pair: pair[0])
    assert looks(*late)[0] == (20, folders(b"x")), "the path has waited for long enough"


def test_a_move_out_of_a_new_folder_waits_for_its_scan() -> None:
    hints = [(0, Hint(b"x", FOLDER)), (0.9, Hint(b"x/a", GONE, b"b")), (0.9, Hint(b"b", FILE, b"x/a"))]
    assert looks(*hints) == [(1.9, Look(folders=(b"x",), paths=(b"b",)))]


def test_what_vanished_while_a_folder_came_is_looked_at_with_it() -> None:
    both = Look(folders=(b"new",), paths=(b"a",))
    assert looks((0, Hint(b"new", FOLDER)), (0.5, Hint(b"a", GONE))) == [(3.5, both)]
    assert looks((0, Hint(b"a", GONE)), (0.5, Hint(b"new", FOLDER))) == [(3, both)]
    assert looks((0, Hint(b"new", FOLDER)), (1.5, Hint(b"a", GONE))) == [(1, folders(b"new")), (4.5, paths(b"a"))]


def test_a_crowd_of_paths_becomes_its_folder() -> None:
    assert looks(*((0, Hint(b"x/%d" % number, FILE)) for number in range(4))) == [(1, folders(b"x"))]
    assert looks(*((0, Hint(b"%d" % number, FILE)) for number in range(4))) == [(1, folders(b""))]
    assert looks(*((0, Hint(b"x/%d/f" % number, FILE)) for number in range(4)))[0][1].folders == ()


def test_crowds_are_counted_anew_after_a_look() -> None:
    hints = [(5 * number, Hint(b"x/%d" % number, FILE)) for number in range(9)]
    assert [look.folders for _, look in looks(*hints)] == [()] * 9


def test_a_flood_becomes_everything() -> None:
    found = looks(*((0, Hint(b"%d/f" % number, FILE)) for number in range(13)))
    assert found == [(1, Look(everything=True))]


def test_everything_takes_all_that_is_not_being_written() -> None:
    hints = [(0, Hint(b"a", FILE)), (0, Hint(b"x", FOLDER)), (0, EVERYTHING), (0.5, Hint(b"b", WRITING))]
    assert looks(*hints) == [(1, Look(everything=True)), (5.5, paths(b"b"))]


def test_it_says_which_paths_a_scan_should_leave_alone() -> None:
    coalescer = Coalescer(PATIENCE)
    coalescer.add(Hint(b"a", WRITING), 0)
    coalescer.add(EVERYTHING, 0)
    assert coalescer.due(1) == Look(everything=True)
    assert coalescer.waits_for(b"a")
    assert not coalescer.waits_for(b"b")
    assert coalescer.due(5) == paths(b"a")
    assert not coalescer.waits_for(b"a")


def test_a_burst_of_thousands_costs_little() -> None:
    coalescer = Coalescer()
    for number in range(20_000):
        coalescer.add(Hint(b"folder %d/%d" % (number % 5000, number), FILE), number / 20_000)
        coalescer.next_due()
    assert coalescer.due(100) is not None
    assert coalescer.next_due() is None


@given(st.lists(st.tuples(st.floats(0, 4), st.from_type(Step)), max_size=40))
def test_following_the_looks_leads_to_the_drive_as_it_is(script: list[tuple[float, Step]]) -> None:
    drive, coalescer, now = PretendDrive(), Coalescer(PATIENCE), 0.0
    for pause, step in script:
        now += pause
        drive.follow(coalescer, until=now)
        for hint in drive.do(step):
            coalescer.add(hint, now)
    drive.follow(coalescer, until=float("inf"))
    assert drive.recorded == drive.files
