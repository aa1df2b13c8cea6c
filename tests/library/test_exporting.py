"""Events as rows of a table, and where it is cut."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from indexer.library import exporting
from indexer.library.exporting import COLUMNS, rows
from indexer.model.event import Action, Credit, Event, Evidence, Extent, Nature, Part, Strength
from indexer.model.feed import FeedAsk

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 3, 2, 7, 3, 12, 400_000, tzinfo=UTC)
EVENT = Event(
    at=AT,
    seen_at=AT,
    action=Action.MODIFIED,
    drive="chung",
    path="A/x.xlsx",
    document=3,
    person="Nguyễn Văn An",
    unit="Phòng Ngân sách",
    strength=Strength.CERTAIN,
    evidence=(Evidence("samba", "an.nv", AT, detail="PC-07"),),
    words_added=3,
    tasks=("NV-1", "NV-2"),
    id=9,
    nature=Nature.EDITED,
    extent=Extent(cells=12),
    credits=(Credit("Nguyễn Văn An"), Credit("Lê Văn Bình", part=Part.COMMENTED)),
    is_disputed=True,
)


def table(events: list[Event], limit: int = 50) -> list[dict[str, object]]:
    def read(ask: FeedAsk) -> tuple[Event, ...]:
        start = next((at + 1 for at, one in enumerate(events) if one.id == ask.before_id), 0)
        return tuple(events[start : start + ask.limit])

    head, *found = rows(read, FeedAsk(limit=limit), HANOI, lambda key: key.partition(".")[2] or key)
    assert head == list(COLUMNS)
    return [dict(zip(COLUMNS, row, strict=False)) for row in found]


def test_a_row_says_all_that_is_known() -> None:
    (row,) = table([EVENT])
    assert row["at"] == datetime(2026, 3, 2, 14, 3, 12, 400_000)
    assert (row["person"], row["others"], row["disputed"]) == ("Nguyễn Văn An", "Lê Văn Bình (commented)", "yes")
    assert (row["action"], row["nature"], row["strength"]) == ("modified", "edited", "certain")
    assert (row["words_added"], row["words_removed"], row["cells"]) == (3, None, 12)
    assert row["evidence"] == "samba: an.nv PC-07 2026-03-02 14:03:12"
    assert row["tasks"] == "NV-1, NV-2"


def test_a_long_table_is_read_in_steps_and_says_where_it_was_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "_STEP", 10)
    events = [replace(EVENT, id=100 - number) for number in range(35)]
    assert [row["id"] for row in table(events)] == [one.id for one in events]
    cut = table(events, limit=20)
    assert (len(cut), cut[-1]["at"]) == (21, "cut")
    assert len(table(events[:20], limit=20)) == 20
