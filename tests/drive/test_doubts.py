from indexer.drive.doubts import MOST, Doubts
from indexer.drive.hint import Hint, HintKind
from indexer.model.entry import Change, ChangeKind, Entry

ADDED, MOVED, REMOVED = ChangeKind.ADDED, ChangeKind.MOVED, ChangeKind.REMOVED
NOW = 1_800_000_000 * 10**9


def file(size: int, age: float = 0.1) -> Entry:
    changed = NOW - int(age * 1e9)
    return Entry(size, changed, changed, 7)


def test_what_a_poll_saw_is_believed_when_a_look_sees_the_same() -> None:
    doubts, change = Doubts(), Change(ADDED, b"a", file(10))
    assert doubts.of_poll((change,), 0, NOW) == ((), (Hint(b"a", HintKind.WRITING),))
    assert doubts.of_look((change,), 1.5) == ((change,), ())


def test_a_file_that_grows_stays_in_doubt_until_it_rests_or_five_minutes_have_passed() -> None:
    doubts = Doubts()
    doubts.of_poll((Change(ADDED, b"a", file(1)),), 0, NOW)
    for second in range(2, 300, 2):
        assert doubts.of_look((Change(ADDED, b"a", file(second)),), second)[0] == ()
    last = Change(ADDED, b"a", file(999))
    assert doubts.of_look((last,), 301)[0] == (last,)


def test_two_polls_that_see_the_same_are_enough() -> None:
    doubts, change = Doubts(), Change(REMOVED, b"a")
    assert doubts.of_poll((change,), 0, NOW)[0] == ()
    assert doubts.of_poll((change,), 0.5, NOW)[0] == ()
    assert doubts.of_poll((change,), 1.1, NOW)[0] == (change,)


def test_both_ends_of_a_move_are_looked_at_together() -> None:
    change = Change(MOVED, b"b", file(1), b"a")
    [gone, came] = Doubts().of_poll((change,), 0, NOW)[1]
    assert (gone.partner, came.partner) == (b"b", b"a")


def test_of_a_bulk_only_what_changed_this_moment_is_doubted() -> None:
    old = [Change(ADDED, b"%d" % number, file(1, age=60)) for number in range(MOST)]
    fresh = Change(ADDED, b"fresh", file(1))
    believed, hints = Doubts().of_poll((*old, fresh), 0, NOW)
    assert believed == tuple(old)
    assert hints == (Hint(b"fresh", HintKind.WRITING),)


def test_a_look_at_what_nobody_doubted_is_believed() -> None:
    change = Change(ADDED, b"a", file(1))
    assert Doubts().of_look((change,), 0) == ((change,), ())
