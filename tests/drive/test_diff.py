from hypothesis import given
from hypothesis import strategies as st

from indexer.drive.diff import Difference, compare, is_same, merge, settle, unlike
from indexer.model.entry import Change, ChangeKind, Entry
from tests.drive.ledger import Files, applied

ADDED, MODIFIED, MOVED, REMOVED = ChangeKind.ADDED, ChangeKind.MODIFIED, ChangeKind.MOVED, ChangeKind.REMOVED


def entry(number: int, *, size: int = 1, handle: bool = True, inode: int | None = None) -> Entry:
    """A file: the same number is the same file."""
    known = number if inode is None else inode
    return Entry(size, 1000 + number, 1000 + number, known, 0, b"handle-%d" % number if handle else b"")


def bare(number: int, *, size: int = 1) -> Entry:
    """A file on a file system that gives neither handles nor inodes."""
    return entry(number, size=size, handle=False, inode=0)


def story(before: Files, after: Files) -> list[tuple[ChangeKind, bytes, bytes | None]]:
    changes = settle(compare(before, after))
    assert applied(before, changes).keys() == after.keys()
    return [(change.kind, change.path, change.source) for change in changes]


def test_nothing_changed_is_nothing() -> None:
    files = {b"a": entry(1), b"b": entry(2)}
    assert not compare(files, dict(files))
    assert settle(Difference()) == ()


def test_added_modified_removed() -> None:
    before = {b"a": entry(1), b"b": entry(2)}
    after = {b"b": entry(2, size=9), b"c": entry(3)}
    assert story(before, after) == [(ADDED, b"c", None), (MODIFIED, b"b", None), (REMOVED, b"a", None)]


def test_the_change_carries_the_new_state() -> None:
    now = entry(1, size=7)
    assert settle(compare({b"a": entry(1)}, {b"a": now})) == (Change(MODIFIED, b"a", now),)
    assert settle(compare({b"a": entry(1)}, {b"b": now})) == (Change(MOVED, b"b", now, b"a"),)


def test_only_the_ctime_differs_because_the_mtime_was_set_back() -> None:
    was = Entry(4, 100, 200, 7)
    assert compare({b"a": was}, {b"a": Entry(4, 100, 201, 7)}).changed
    assert not compare({b"a": was}, {b"a": Entry(4, 100, 0, 0)}), "what is unknown is not compared"


def test_another_file_at_the_same_path_is_a_modification() -> None:
    assert story({b"a": entry(1)}, {b"a": entry(2)}) == [(MODIFIED, b"a", None)]


def test_a_rename_is_a_move_even_if_the_content_changed_too() -> None:
    assert story({b"a": entry(1)}, {b"x/b": entry(1, size=5)}) == [(MOVED, b"x/b", b"a")]


def test_a_renamed_folder_moves_every_file() -> None:
    before = {b"old/%d" % number: entry(number) for number in range(3)}
    after = {b"new/%d" % number: entry(number) for number in range(3)}
    assert story(before, after) == [(MOVED, b"new/%d" % number, b"old/%d" % number) for number in range(3)]


def test_an_inode_used_again_is_no_move() -> None:
    before = {b"a": entry(1, inode=5)}
    after = {b"b": entry(2, inode=5)}
    assert story(before, after) == [(ADDED, b"b", None), (REMOVED, b"a", None)]


def test_a_chain_of_moves_starts_at_its_free_end() -> None:
    before = {b"a": entry(1), b"b": entry(2)}
    assert story(before, {b"b": entry(1), b"c": entry(2)}) == [(MOVED, b"c", b"b"), (MOVED, b"b", b"a")]


def test_files_that_changed_places_are_moves_around_a_circle() -> None:
    before = {b"a": entry(1), b"b": entry(2), b"c": entry(3)}
    after = {b"a": entry(2), b"b": entry(1), b"c": entry(3, size=8)}
    assert story(before, after) == [(MOVED, b"a", b"b"), (MOVED, b"b", b"a"), (MODIFIED, b"c", None)]
    around = {b"a": entry(3), b"b": entry(1), b"c": entry(2)}
    assert story(before, around) == [(MOVED, b"a", b"c"), (MOVED, b"c", b"b"), (MOVED, b"b", b"a")]


def test_a_move_onto_a_document_leaves_the_document_its_path() -> None:
    before = {b"draft": entry(1), b"final": entry(2)}
    assert story(before, {b"final": entry(1)}) == [(MODIFIED, b"final", None), (REMOVED, b"draft", None)]


def test_a_new_file_where_one_moved_away_is_a_new_document() -> None:
    after = {b"old copy": entry(1), b"a": entry(2)}
    assert story({b"a": entry(1)}, after) == [(MOVED, b"old copy", b"a"), (ADDED, b"a", None)]


def test_a_second_hard_link_is_an_addition_and_two_that_move_keep_their_names() -> None:
    assert story({b"a": entry(1)}, {b"a": entry(1), b"b": entry(1)}) == [(ADDED, b"b", None)]
    before = {b"x/a": entry(1), b"x/b": entry(1)}
    after = {b"y/b": entry(1), b"y/a": entry(1)}
    assert story(before, after) == [(MOVED, b"y/a", b"x/a"), (MOVED, b"y/b", b"x/b")]
    after = {b"y/c": entry(1), b"y/d": entry(1)}
    assert story(before, after) == [(MOVED, b"y/c", b"x/a"), (MOVED, b"y/d", b"x/b")]


def test_without_handles_the_inode_tells() -> None:
    before = {b"a": entry(1, handle=False), b"b": entry(1, handle=False, inode=9)}
    after = {b"c": entry(1, handle=False), b"d": entry(1, handle=False, inode=9)}
    assert story(before, after) == [(MOVED, b"c", b"a"), (MOVED, b"d", b"b")]


def test_without_any_identity_name_size_and_time_tell() -> None:
    before = {b"old/x/a": bare(1), b"old/y/a": bare(1), b"old/empty": bare(2, size=0)}
    after = {b"new/x/a": bare(1), b"new/y/a": bare(1), b"new/empty": bare(2, size=0)}
    assert story(before, after) == [
        (MOVED, b"new/empty", b"old/empty"),
        (MOVED, b"new/x/a", b"old/x/a"),
        (MOVED, b"new/y/a", b"old/y/a"),
    ]


def test_without_any_identity_a_new_name_is_a_move_only_if_no_other_file_fits() -> None:
    assert story({b"a": bare(1)}, {b"b": bare(1)}) == [(MOVED, b"b", b"a")]
    assert [kind for kind, _, _ in story({b"a": bare(1), b"b": bare(1)}, {b"c": bare(1)})] == [ADDED, REMOVED, REMOVED]
    assert [kind for kind, _, _ in story({b"a": bare(1, size=0)}, {b"b": bare(1, size=0)})] == [ADDED, REMOVED]


def test_a_copy_that_keeps_the_time_is_no_move_where_handles_tell() -> None:
    for inode in (8, 1):  # one of its own, and the first one's used again
        copy = Entry(1, 1001, 2000, inode, 0, b"handle-8")
        assert story({b"x/a": entry(1)}, {b"y/a": copy}) == [(ADDED, b"y/a", None), (REMOVED, b"x/a", None)]


def test_unlike_gives_the_paths_to_look_at_closely() -> None:
    before = {b"a": (1, 1, 1, 1), b"b": (1, 1, 1, 1), b"c": (1, 1, 1, 0)}
    after = {b"a": (2, 1, 1, 1), b"c": (1, 1, 1, 3), b"d": (1, 1, 1, 1)}
    assert unlike(before, after) == (b"a", b"b", b"d")
    assert unlike(before, dict(before)) == ()


def test_differences_of_distinct_folders_merge() -> None:
    whole = merge([compare({b"x/a": entry(1)}, {}), compare({}, {b"y/a": entry(1)})])
    assert [change.kind for change in settle(whole)] == [MOVED]


PATHS = st.sampled_from([b"a", b"b", b"c", b"d", b"x/a", b"x/b", b"y/a"])
NUMBERS = st.integers(0, 4)
IDENTIFIED = st.builds(entry, NUMBERS, size=st.integers(0, 2))
ANONYMOUS = st.builds(bare, NUMBERS, size=st.integers(0, 2))
INODES_ONLY = st.builds(entry, NUMBERS, size=st.integers(0, 2), handle=st.just(False))


def states(entries: st.SearchStrategy[Entry]) -> st.SearchStrategy[Files]:
    return st.dictionaries(PATHS, entries)


@given(
    st.one_of(*(st.tuples(states(e), states(e)) for e in (IDENTIFIED, ANONYMOUS, INODES_ONLY, IDENTIFIED | ANONYMOUS)))
)
def test_applying_the_settled_changes_to_the_old_state_gives_the_new(pair: tuple[Files, Files]) -> None:
    before, after = pair
    result = applied(before, settle(compare(before, after)))
    assert result.keys() == after.keys()
    assert all(is_same(result[path], after[path]) for path in after)


@given(st.permutations(range(5)), st.permutations(range(5)))
def test_no_move_is_missed_when_files_only_change_places_with_free_ones(old: list[int], new: list[int]) -> None:
    before = {b"old/%d" % place: entry(number) for place, number in enumerate(old)}
    after = {b"new/%d" % place: entry(number) for place, number in enumerate(new)}
    assert {change.kind for change in settle(compare(before, after))} == {MOVED}
