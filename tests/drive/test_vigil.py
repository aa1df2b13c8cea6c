from indexer.drive.vigil import WINDOW, Vigil, untouched
from indexer.model.entry import Change, ChangeKind, Entry

ENTRY = Entry(1, 1, 1, 1)
LIMIT = 20


def paths(first: int, count: int) -> frozenset[bytes]:
    return frozenset(b"%d.docx.locked" % number for number in range(first, first + count))


def note(folder: int) -> Change:
    return Change(ChangeKind.ADDED, b"%d/README_DECRYPT.txt" % folder, ENTRY)


def test_many_at_once_are_an_alarm_and_few_are_not() -> None:
    assert Vigil(LIMIT).judge((), paths(0, LIMIT), 0)
    assert not Vigil(LIMIT).judge((), paths(0, LIMIT - 1), 0)


def test_one_by_one_over_minutes_are_one_deed() -> None:
    vigil = Vigil(LIMIT)
    judged = [vigil.judge((), paths(number, 1), number * 20) for number in range(LIMIT)]
    assert judged == [False] * (LIMIT - 1) + [True]


def test_what_is_found_again_and_again_counts_once() -> None:
    vigil = Vigil(LIMIT)
    assert not any(vigil.judge((), paths(0, 5), second) for second in range(100))


def test_what_lies_longer_apart_is_not() -> None:
    vigil = Vigil(2)
    assert not vigil.judge((), paths(0, 1), 0)
    assert not vigil.judge((), paths(1, 1), WINDOW + 1)


def test_a_ransom_note_in_several_folders_makes_it_sooner() -> None:
    vigil = Vigil(LIMIT)
    assert not vigil.judge([note(1), note(2)], paths(0, 5), 0)
    assert vigil.judge([note(3)], paths(5, 1), 1)


def test_notes_alone_are_unpacked_archives() -> None:
    assert not Vigil(LIMIT).judge([note(number) for number in range(99)], frozenset(), 0)


def test_an_alarm_stays_until_somebody_says_so() -> None:
    vigil = Vigil(LIMIT)
    vigil.judge((), paths(0, LIMIT), 0)
    assert vigil.judge((), frozenset(), 9 * WINDOW)
    vigil.calm()
    assert not vigil.judge((), paths(0, 1), 9 * WINDOW)
    assert Vigil(LIMIT, is_alarmed=True).judge((), frozenset(), 0), "a restart forgets nothing"


def test_during_an_alarm_only_what_people_save_goes_on() -> None:
    saved, gone = Change(ChangeKind.MODIFIED, b"ok.docx", ENTRY), Change(ChangeKind.REMOVED, b"1.docx")
    locked = Change(ChangeKind.MOVED, b"2.docx.locked", ENTRY, b"2.docx")
    assert untouched((saved, gone, locked), frozenset({b"2.docx.locked"})) == (saved,)
