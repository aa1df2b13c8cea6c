from indexer.model.entry import Change, ChangeKind, Entry
from indexer.pipeline.order import BY_HAND, newest_first, together

ENTRY = Entry(1, 1, 1, 1)


def moved(source: str, target: str) -> Change:
    return Change(ChangeKind.MOVED, target.encode(), ENTRY, source.encode())


def test_a_few_changes_keep_their_order_and_of_many_the_newest_comes_first() -> None:
    changes = [Change(ChangeKind.ADDED, b"%d" % at, Entry(1, at, at, at)) for at in range(BY_HAND + 1)]
    assert newest_first(changes[:BY_HAND]) == tuple(changes[:BY_HAND])
    assert newest_first(changes)[0].path == b"%d" % BY_HAND


def test_a_chain_is_moved_one_by_one_and_a_circle_at_once() -> None:
    chain = [moved("b", "c"), moved("a", "b")]
    circle = [moved("y", "x"), moved("z", "y"), moved("x", "z")]
    removed = Change(ChangeKind.REMOVED, b"r")
    assert together([*chain, *circle, removed]) == (*((one,) for one in chain), tuple(circle), (removed,))
