"""Whom a lock file names, whatever program wrote it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Holder:
    """`name` is what a person typed, `login` an account, `at` the client's local time without zone.

    "" and None where the file does not tell.
    """

    name: str = ""
    login: str = ""
    host: str = ""
    at: datetime | None = None


NOBODY = Holder()
