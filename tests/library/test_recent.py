"""A long answer is told again within a minute."""

from itertools import count

from indexer.library.recent import SECONDS, Recent


def test_an_answer_is_given_anew_after_a_minute_and_for_other_drives() -> None:
    moment, numbers = [1000.0], count()
    recent = Recent[int](lambda: moment[0])

    def ask(*asked: str) -> int:
        return recent.of(asked, lambda: next(numbers))

    assert [ask("ổ1"), ask("ổ1"), ask("ổ2")] == [0, 0, 1]
    moment[0] += SECONDS - 1
    assert ask("ổ1") == 0
    moment[0] += 1
    assert [ask("ổ1"), ask("ổ1")] == [2, 2]
    assert [ask(str(n)) for n in range(100)] == list(range(3, 103))
    assert len(recent._told) < 70
