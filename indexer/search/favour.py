"""What else ranks beside the words: recent documents and finished ones a little before others. Pure.

It multiplies a score by 0.98 to 1.03, so a match that is clearly better stays in front.
"""

from datetime import date

RECENT = 0.03
"""More for a document of today; half of it for one of a year ago, a quarter for two years."""

HALVES_AFTER = 365
DRAFT = 0.02
"""Less for a draft."""


def favour(day: int, is_draft: bool, today: date | None) -> float:
    """The factor of a document of this day (an ordinal); without `today` age does not count."""
    recent = RECENT * 0.5 ** (max(0, today.toordinal() - day) / HALVES_AFTER) if today else 0.0
    return 1 + recent - DRAFT * is_draft
