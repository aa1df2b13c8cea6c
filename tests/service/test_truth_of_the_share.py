"""Several people at work on a real Samba share: afterwards the ledger says what they did."""

from datetime import UTC, datetime, timedelta

import pytest

from indexer.model.event import Action, Event, Strength
from tests.service import samba
from tests.service.acting import acted
from tests.service.judging import Line, Step, judge


@pytest.mark.parametrize("is_forced", [False, True], ids=["own accounts", "force user"])
def test_the_ledger_equals_what_was_done(is_forced: bool) -> None:
    samba.require_audit()
    judged = acted(50, seed=3, is_forced=is_forced)
    print(judged, judged.missing, judged.surplus)
    assert (judged.missing, judged.surplus) == ((), ())


def test_judging_tells_what_is_missing_too_much_or_wrong() -> None:
    at = datetime(2026, 1, 5, 8, tzinfo=UTC)
    script = [Step((Line("added", f"{name}.txt", by=("Nguyễn Thị An",)),), at, at) for name in "abcd"]
    ledger = [
        told("b.txt", at, "Nguyễn Thị An", Strength.CERTAIN),
        told("a.txt", at + timedelta(seconds=1), "Nguyễn Thị An", Strength.LIKELY),
        told("c.txt", at + timedelta(seconds=2), "Lê Văn Bình", Strength.CERTAIN),
        told("e.txt", at + timedelta(seconds=3), "", Strength.UNKNOWN),
    ]

    judged = judge(script, ledger)

    assert judged.missing == (("added", "d.txt", ""),) and judged.surplus == (("added", "e.txt", ""),)
    assert len(judged.misplaced) == 1 and judged.precision(Strength.CERTAIN) == 0.5 and judged.recall == 0.5
    assert judged.wrong == ("('added', 'c.txt', '') by Nguyễn Thị An: certain Lê Văn Bình",)


def told(path: str, at: datetime, person: str, strength: Strength) -> Event:
    return Event(at, at, Action.ADDED, "chung", path, 1, person=person, strength=strength)
