"""Several people at work on a real Samba share: afterwards the ledger says what they did."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from indexer.model.event import Action, Event, Strength
from tests.service import samba
from tests.service.accounts import accounts
from tests.service.acting import acted
from tests.service.judging import Judgement, Line, Step, judge
from tests.service.shared_office import shared_office


@pytest.fixture(scope="module")
def days() -> tuple[Judgement, Judgement]:
    """Of a share where all work as themselves, and of one where all work as one account; on the same day."""
    samba.require_audit()
    with accounts() as staff, ThreadPoolExecutor(2) as shares:
        own, forced = (shares.submit(acted, 50, 3, is_forced=is_forced, staff=staff) for is_forced in (False, True))
        return own.result(), forced.result()


@pytest.mark.parametrize("is_forced", [False, True], ids=["own accounts", "force user"])
def test_the_ledger_equals_what_was_done(is_forced: bool, days: tuple[Judgement, Judgement]) -> None:
    judged = days[is_forced]
    print(judged)
    assert (judged.missing, judged.surplus, judged.misplaced, judged.wrong) == ((), (), (), ())
    assert judged.precision(Strength.CERTAIN) >= 0.99 and judged.precision(Strength.LIKELY) >= 0.95
    assert judged.recall >= 0.95


def test_colleagues_who_save_one_document_within_a_moment_are_both_named() -> None:
    samba.require_audit()
    with shared_office() as shared:
        an, binh, ha = shared.clients
        shared.office.start()
        an.put("chung.txt", b"ban dau")
        shared.office.wait_for(lambda: shared.office.story() == [("added", "chung.txt")], "the document")
        binh.put("chung.txt", b"cua Binh")
        ha.put("chung.txt", b"cua Ha, ngay sau do")
        shared.office.wait_for(lambda: len(shared.office.story()) > 1, "the saves")
        time.sleep(3)
        an.put("chung.txt", b"An, vai giay sau")
        shared.office.wait_for(lambda: shared.office.events()[-1].person == an.employee.name, "the last save")
        shared.office.settle()

        _, *saves = shared.office.events()
        named = [[credit.person for credit in event.credits] for event in saves]
        assert [person for people in named for person in reversed(people)] == [
            binh.employee.name, ha.employee.name, an.employee.name,
        ]  # fmt: skip
        assert {event.strength for event in saves} == {Strength.CERTAIN}


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
