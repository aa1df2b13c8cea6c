"""When a unit may be called silent."""

from dataclasses import replace

import pytest

from indexer.coordination.silence import Doubt, Sight, doubt, is_worth_telling, said, words
from indexer.model.task import Involvement

GOOD = Sight(changes=20, known=20, watched=0.97)


@pytest.mark.parametrize(
    ("sight", "why"),
    [
        (GOOD, Doubt.NONE),
        (replace(GOOD, changes=0, known=0), Doubt.NONE),
        (replace(GOOD, has_start=False), Doubt.NO_START),
        (replace(GOOD, has_documents=False), Doubt.NO_DOCUMENTS),
        (replace(GOOD, is_partial=True, watched=0.0), Doubt.PARTIAL),
        (replace(GOOD, watched=0.6), Doubt.UNWATCHED),
        (replace(GOOD, known=12, unclaimed=8), Doubt.AUTHORS),
        (replace(GOOD, known=19, unclaimed=1, own=1), Doubt.THEIRS),
        (replace(GOOD, known=19, unclaimed=1), Doubt.NONE),  # the log knows the unit's people: it was somebody else
        (replace(GOOD, known=19, unclaimed=1, has_strangers=True), Doubt.THEIRS),
        (replace(GOOD, known=19, unclaimed=1, has_strangers=True, is_served=True), Doubt.THEIRS),
        (replace(GOOD, has_strangers=True), Doubt.STRANGERS),
        (replace(GOOD, has_strangers=True, is_served=True), Doubt.NONE),
    ],
)
def test_only_what_can_be_told_is_said(sight: Sight, why: Doubt) -> None:
    assert doubt(sight) is why
    assert said(sight) is (Involvement.UNKNOWN if why else Involvement.SILENT)


def test_the_sentence_depends_on_the_time_that_is_gone() -> None:
    assert words(Involvement.SILENT, Doubt.NONE, 0.6) == "silence.silent_under_way"
    assert words(Involvement.SILENT, Doubt.NONE, 1.2) == "silence.silent_over"
    assert words(Involvement.OPENED, Doubt.NONE, None) == "silence.opened"
    assert words(Involvement.UNKNOWN, Doubt.THEIRS, 0.6) == "silence.doubt_theirs"
    assert [is_worth_telling(used) for used in (None, 0.2, 0.5, 1.4)] == [False, False, True, True]
