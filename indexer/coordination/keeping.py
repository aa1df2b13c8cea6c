"""Which former texts are worth keeping. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

_AT_IT = timedelta(minutes=10)  # between two saves of somebody who is still writing
_SITTING = timedelta(hours=1)  # of long work one text an hour is kept


@dataclass(frozen=True, slots=True)
class Save:
    at: datetime
    person: str


def is_passing(made: Save, ended: Save, kept: datetime | None) -> bool:
    """Whether a text was only a moment of somebody's writing: the same known person made it and soon went on.

    `kept`: when the newest text that is kept was made; where there is none, this one stays.
    """
    is_same_hand = bool(made.person) and made.person == ended.person
    return is_same_hand and kept is not None and ended.at - made.at <= _AT_IT and made.at - kept < _SITTING
