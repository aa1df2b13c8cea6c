"""The first index of a sample office against its written truth: what the ledger tells of the time before."""

from itertools import pairwise
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.clock import now
from indexer.model.event import Action, Event
from indexer.service.jobs import index
from tests.service.conftest import FILES
from tests.service.retold import Figures, Retold


@pytest.fixture(scope="module")
def office(retold: Retold) -> Retold:
    return retold


@pytest.fixture(scope="module")
def ledger(office: Retold) -> tuple[Event, ...]:
    return office.indexed(with_log=True)


@pytest.fixture(scope="module")
def figures(office: Retold, ledger: tuple[Event, ...]) -> Figures:
    return office.figures(ledger)


def test_with_the_log_the_past_is_told_by_whom_it_was_done(figures: Figures) -> None:
    print(f"\nwith the log: {figures}")
    assert figures.precision["certain"] >= 0.99
    assert figures.precision["likely"] >= 0.95
    assert figures.recall_in_log >= 0.95
    assert figures.claims["certain"] > FILES


def test_without_a_log_documents_tell_less_and_no_wrong_names(office: Retold, figures: Figures) -> None:
    without = office.figures(office.indexed(with_log=False))
    print(f"\nwithout:      {without}")
    assert "certain" not in without.claims
    assert without.precision["likely"] >= 0.95
    assert without.claims["likely"] > FILES / 3
    assert 0.4 < without.recall < figures.recall


def test_everything_is_past_and_in_its_order(office: Retold, ledger: tuple[Event, ...]) -> None:
    assert all(one.is_past and one.at <= now() for one in ledger)
    matched = office.matched(ledger)
    of_document: dict[int, list[Event]] = {}
    for one in ledger:
        of_document.setdefault(one.document, []).append(one)
    for events in of_document.values():
        acts = [matched[one.id] for one in events if one.id in matched]
        assert all(one["at"] <= other["at"] for one, other in pairwise(acts))
    assert max(map(len, of_document.values())) > 3


def test_documents_that_are_gone_are_told_of_and_lie_nowhere(office: Retold, ledger: tuple[Event, ...]) -> None:
    removed = {one.document for one in ledger if one.action is Action.REMOVED}
    back = {one.document for one in ledger if one.action is Action.RESTORED}
    catalogue = open_catalogue(office.config(with_log=True).state.path)
    try:
        gone = {id for id in removed - back if catalogue.documents.is_gone(id)}
        assert len(gone) > 3
        assert catalogue.documents.count() == FILES
        assert not any(catalogue.documents.text(id) for id in gone)
        assert catalogue.events.first_broken() is None
        paths = {one.path for one in ledger if one.document in gone}
        assert not any(Path(office.home / "drive" / path).exists() for path in paths)
    finally:
        catalogue.close()


def test_the_next_pass_tells_nothing_twice(office: Retold, ledger: tuple[Event, ...]) -> None:
    config = office.config(with_log=True)
    index(config, with_scans=False)
    assert [one.id for one in office.ledger(config)] == [one.id for one in ledger]


def test_a_log_that_is_configured_later_is_read_back_once(office: Retold, figures: Figures) -> None:
    text = (office.home / "config.toml").read_text(encoding="utf-8")
    plain = "\n".join(line for line in text.splitlines() if not line.startswith("audit_"))
    index(office.written(plain, "later"), with_scans=False)
    config = office.written(text, "later")
    index(config, with_scans=False)
    late = office.ledger(config)
    found = office.figures(late)
    print(f"\nlog later:    {found}")
    assert found.precision["certain"] >= 0.99
    assert found.precision["likely"] >= 0.95
    assert found.recall_in_log >= figures.recall_in_log - 0.1  # what was told as added then stays so
    matched = office.matched(late)
    assert len(late) - len(matched) <= 0.15 * len(late)
    index(config, with_scans=False)
    assert len(office.ledger(config)) == len(late)
