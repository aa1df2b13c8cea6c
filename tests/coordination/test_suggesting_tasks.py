"""What speaks for a task, weighed: reasons add up, refusals teach, time fits."""

from datetime import date

from indexer.coordination.suggesting_tasks import LEAST, Signal, fit, guesses, shares, trust
from indexer.model.suggestion import Reason
from indexer.model.task import Task

ANY = {"A": 1.0, "B": 1.0}


def test_reasons_add_up_and_the_strongest_of_a_kind_counts() -> None:
    signals = [Signal("A", Reason.LIKE, 0.3), Signal("A", Reason.LIKE, 0.9), Signal("B", Reason.LIKE, 0.9)]
    first, second = guesses([*signals, Signal("B", Reason.WORDS, 0.5)], {}, ANY)
    assert (first.task, second.task) == ("B", "A")
    assert [reason for reason, _ in first.reasons] == [Reason.LIKE, Reason.WORDS]
    assert second.score == round(0.9 * 0.9, 4)


def test_too_little_is_no_suggestion_and_an_excluded_task_is_none() -> None:
    assert guesses([Signal("A", Reason.PEOPLE, 1.0)], {}, ANY) == () and LEAST > 0.2
    assert guesses([Signal("C", Reason.COPY, 1.0)], {}, ANY) == ()


def test_what_was_refused_often_counts_less_and_what_was_accepted_makes_up_for_it() -> None:
    often = {"beside": (0.0, 12.0)}
    assert trust(Reason.BESIDE, often) == 0.25 and trust(Reason.LIKE, often) == 1.0
    assert trust(Reason.BESIDE, {"beside": (8.0, 12.0)}) == 0.5
    signals = [Signal("A", Reason.BESIDE, 1.0), Signal("B", Reason.WORDS, 0.6)]
    assert [one.task for one in guesses(signals, {}, ANY)] == ["A", "B"]
    assert [one.task for one in guesses(signals, often, ANY)] == ["B"]


def test_a_document_long_before_or_after_the_task_fits_less() -> None:
    task = Task("A", "Việc", assigned_on=date(2026, 3, 1), due_on=date(2026, 3, 31))
    days = (date(2025, 12, 1), date(2026, 2, 20), date(2026, 3, 15), date(2026, 5, 1), date(2026, 12, 1))
    assert [fit(task, day) for day in days] == [0.5, 1.0, 1.0, 1.0, 0.5]
    assert fit(Task("B", "Thường xuyên"), date(2020, 1, 1)) == 1.0


def test_the_first_of_what_is_alike_weighs_most() -> None:
    found = shares([("A",), ("B",), ("B",), ()])
    assert found["A"] < found["B"] and found["A"] > found["B"] / 2
    assert sum(found.values()) < 1 and shares([]) == {}
