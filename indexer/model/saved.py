"""Searches that a person kept."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """`address` is the search as the page's URL holds it ("q=quyết+toán&unit=TCKH"). `news`: documents that came into
    its results since `seen_at`, counted for this viewer; None where it does not notify.
    """

    id: int
    name: str
    address: str
    notifies: bool
    seen_at: datetime
    news: int | None = None
