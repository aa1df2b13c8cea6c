"""Accuracy on our labelled strings: all that the parsers were tuned on, nearly all of the rest."""

import pytest

from tests.vietnamese.labelled import CASES, all_cases, is_right, is_tuned

LEAST_ON_UNTUNED = 0.95


@pytest.mark.parametrize("section", CASES)
def test_every_tuned_string_is_read_as_labelled(section: str) -> None:
    wrong = [case["input"] for case in CASES[section] if is_tuned(case) and not is_right(section, case)]
    assert wrong == []


def test_untuned_strings_are_read_nearly_as_well() -> None:
    untuned = [(section, case) for section, case in all_cases() if not is_tuned(case)]
    right = sum(is_right(section, case) for section, case in untuned)
    assert len(untuned) > 100
    assert right / len(untuned) >= LEAST_ON_UNTUNED


def test_the_split_is_about_seven_to_three() -> None:
    tuned = [is_tuned(case) for _, case in all_cases()]
    assert 0.6 < sum(tuned) / len(tuned) < 0.8
