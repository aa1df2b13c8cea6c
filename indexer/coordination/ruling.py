"""Who decides on what people say of events. Pure.

The head of the unit of whom is meant, of the folder's unit, of the task's leading unit, or an administrator; nobody but
an administrator on a word of their own for themselves. One may always take back one's own word.
"""

from dataclasses import dataclass

from indexer.config.tree import Config
from indexer.model.people import Saying


@dataclass(frozen=True, slots=True)
class Matter:
    """What a saying is about. `units` by name: the person's then, and the folder's; `leads`: units by code that lead
    a task which the document serves."""

    units: frozenset[str]
    leads: frozenset[str]


def may_decide(saying: Saying, matter: Matter, config: Config, *, login: str, is_administrator: bool) -> bool:
    """Whether this login may accept or refuse it."""
    if is_administrator:
        return True
    if not login or login == saying.login:
        return False
    return login in heads(matter, config)


def may_withdraw(saying: Saying, *, login: str, is_administrator: bool) -> bool:
    """Whether this login may take it back."""
    return is_administrator if not saying.said_by else login == saying.said_by


def heads(matter: Matter, config: Config) -> frozenset[str]:
    """Logins of those who decide."""
    return frozenset(
        unit.head for unit in config.units if unit.head and (unit.name in matter.units or unit.code in matter.leads)
    )


def is_head(config: Config, login: str) -> bool:
    """Of any unit."""
    return bool(login) and any(unit.head == login for unit in config.units)
