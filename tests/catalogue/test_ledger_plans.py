"""Which way SQLite goes to the ledger: one drive holds nearly all of it, and millions of events must not be read for a
few."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.model.feed import FeedAsk

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
DRIVES = ("chung", "riêng")
ASKED: dict[str, Callable[[Catalogue], object]] = {
    "feed": lambda it: it.events.feed(FeedAsk(), DRIVES),
    "feed of a time": lambda it: it.events.feed(FeedAsk(since=NOW), DRIVES),
    "number": lambda it: it.events.count(FeedAsk(since=NOW), DRIVES),
    "heat map": lambda it: it.events.per_ten_minutes(FeedAsk(since=NOW), DRIVES),
    "last event": lambda it: it.events.last_at(DRIVES),
    "saved since": lambda it: it.events.saved_since(5, DRIVES, 10),
    "a late line's events": lambda it: it.events.near("chung", None, NOW, NOW + WEEK),
    "a late line's event": lambda it: it.events.near("chung", "a.docx", NOW, NOW + WEEK),
    "first event": lambda it: it.events.began("chung"),
    "first live event": lambda it: it.log_positions.recorded_since("chung"),
    "saves of the past": lambda it: it.events.past_saves("chung", NOW, NOW + WEEK),
    "coverage": lambda it: it.profiles.coverage("", (NOW, None), DRIVES),
    "known accounts": lambda it: it.name_uses.accounts_told_with(["An"], DRIVES),
    "known accounts of every drive": lambda it: it.name_uses.accounts_told_with(["An"], None),
}


@pytest.mark.parametrize("question", ASKED)
def test_a_question_to_the_ledger_does_not_read_a_whole_drive(tmp_path: Path, question: str) -> None:
    catalogue, asked = open_catalogue(tmp_path / "state"), list[str]()
    catalogue._sql.set_trace_callback(asked.append)
    ASKED[question](catalogue)
    catalogue._sql.set_trace_callback(None)
    for statement in asked:
        plan = [str(row[3]) for row in catalogue._sql.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert not any(step.endswith("event_path (drive=?)") for step in plan), plan
        assert not any(step == "SCAN sighting" or step.endswith("sighting_time (drive=?)") for step in plan), plan
    assert asked
    catalogue.close()
