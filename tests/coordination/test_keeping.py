"""Which former texts are kept."""

from datetime import UTC, datetime, timedelta

import pytest

from indexer.coordination.keeping import Save, is_passing

T0 = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def after(minutes: int) -> datetime:
    return T0 + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("made", "ended", "kept", "passes"),
    [
        (Save(after(5), "An"), Save(after(9), "An"), T0, True),
        (Save(after(5), "An"), Save(after(9), "An"), None, False),  # the first one stays
        (Save(after(5), "An"), Save(after(9), "Bình"), T0, False),
        (Save(after(5), ""), Save(after(9), ""), T0, False),  # nobody knows whether it was the same person
        (Save(after(5), "An"), Save(after(20), "An"), T0, False),
        (Save(after(65), "An"), Save(after(69), "An"), T0, False),  # long work keeps one an hour
    ],
)
def test_quick_saves_of_one_person_pass(made: Save, ended: Save, kept: datetime | None, passes: bool) -> None:
    assert is_passing(made, ended, kept) is passes
