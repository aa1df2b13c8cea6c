"""What a line of `ochung activity` says of a change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from indexer.cli.commands.activity import _line
from indexer.model.event import Action, Event, Extent, Nature, Strength

AT = datetime(2026, 3, 5, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("nature", "added", "removed", "extent", "said"),
    [
        (Nature.EDITED, 240, 30, Extent(words_moved=12), "  +240 -30 words, 12 words moved  "),
        (Nature.EDITED, 3, 0, Extent(0, cells=2), "  +3 words, 2 cells  "),
        (Nature.EDITED, 0, 0, Extent(0, slides=1), "  1 slides  "),
        (Nature.RESAVED, 1, 1, Extent(0), "  resaved  "),
        (Nature.COPIED, None, None, Extent(), "  copied  "),
        (Nature.UNKNOWN, None, None, Extent(), "  "),
        (Nature.EDITED, None, None, Extent(), "  "),
    ],
)
def test_a_line(nature: Nature, added: int | None, removed: int | None, extent: Extent, said: str) -> None:
    event = Event(
        *(AT, AT, Action.MODIFIED, "chung", "a.docx", 1),
        person="An",
        strength=Strength.LIKELY,
        words_added=added,
        words_removed=removed,
        nature=nature,
        extent=extent,
    )
    line = _line(event, ZoneInfo("Asia/Ho_Chi_Minh"))
    assert line == f"2026-03-05 09:30:00  modified  a.docx{said}An (likely)"


def test_what_was_before_the_first_run_says_so() -> None:
    event = Event(*(AT, AT, Action.ADDED, "chung", "a.docx", 1), person="An", strength=Strength.WEAK, is_past=True)
    assert _line(event, ZoneInfo("Asia/Ho_Chi_Minh")).endswith("An (weak, past)")
