"""People of one name are told apart by their accounts wherever names are shown, counted and filtered by. Pure."""

from collections import Counter
from dataclasses import replace

from indexer.config.tree import PersonConfig


def told_apart(people: tuple[PersonConfig, ...]) -> tuple[PersonConfig, ...]:
    """The same people; those who share their name with somebody bear their login with it: `Tô Đức Hùng (hung.td)`."""
    many = {name for name, count in Counter(person.name for person in people).items() if count > 1}
    return tuple(replace(one, name=f"{one.name} ({one.login})") if one.name in many else one for one in people)
