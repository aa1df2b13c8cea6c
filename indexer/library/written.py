"""The names that evidence writes: which nobody knows, whom they may stand for, and people's word on it.

A word on a name changes the past within seconds: the running service credits anew every event that the name touches.
"""

from dataclasses import replace

from indexer.catalogue import Catalogue
from indexer.catalogue.name_uses import NameUse
from indexer.clock import now
from indexer.config.tree import Config
from indexer.coordination.roster import Roster, alias_key
from indexer.coordination.suggestion import Seen, suggest
from indexer.errors import NotVisibleError, SpeakingError
from indexer.library.speaking import check_naming, is_open, speaker
from indexer.model.people import Alias, WrittenName
from indexer.model.viewer import Viewer

MOST_SUGGESTED = 100  # names with suggestions; the rest explain little


def written_names(catalogue: Catalogue, config: Config, roster: Roster, viewer: Viewer) -> tuple[WrittenName, ...]:
    """Those nobody is known for first, by how many changes they explain; then the others likewise.

    Only names in events that the viewer may see, with the numbers of these alone. Raises SpeakingError.
    """
    check_naming(config, viewer)
    aliases = {alias_key(one.value): one.id for one in catalogue.aliases.all()}
    names = [_name(one, aliases, roster) for one in catalogue.name_uses.all(viewer.drives)]
    unresolved = [(use, one) for use, one in names if is_unresolved(one)]
    told = catalogue.name_uses.accounts_told_with([use.value for use, _ in unresolved[:MOST_SUGGESTED]], viewer.drives)
    suggested = []
    for use, one in unresolved[:MOST_SUGGESTED]:
        saved = catalogue.name_uses.accounts_that_saved(use.value, viewer.drives)
        seen = Seen(told.get(use.value, {}), saved, catalogue.name_uses.units(use.id, viewer.drives))
        suggested.append(replace(one, suggestions=suggest(use.value, seen, config, roster)))
    rest = [one for _, one in unresolved[MOST_SUGGESTED:]]
    return (*suggested, *rest, *(one for _, one in names if not is_unresolved(one)))


def is_unresolved(name: WrittenName) -> bool:
    return not (name.login or name.is_nobody or name.unit)


def merged_names(catalogue: Catalogue, config: Config, viewer: Viewer) -> tuple[Alias, ...]:
    """What was said of names and holds, the newest first; of names the viewer may see. Raises SpeakingError."""
    check_naming(config, viewer)
    found = reversed(catalogue.aliases.all())
    return tuple(one for one in found if catalogue.name_uses.is_visible(one.value, viewer.drives))


def merge(catalogue: Catalogue, config: Config, roster: Roster, viewer: Viewer, value: str, login: str) -> int:
    """The id of the word that a name stands for a login, "" for nobody. Raises NotVisibleError, SpeakingError."""
    check_naming(config, viewer)
    said_by = speaker(config, viewer)
    person = roster.of_login(login) if login else None
    if login and person is None:
        raise SpeakingError(
            "login", f"Nobody has the login {login!r}", "Logins are in [[people]] of the configuration."
        )
    if not catalogue.name_uses.is_visible(value, viewer.drives):
        raise NotVisibleError(f"No event names {value!r}", "`ochung names --all` lists every written name.")
    found = roster.find(value)
    if (person is not None and found == person) or (not login and found is None and roster.is_nobody(value)):
        raise SpeakingError("known", f"{value!r} stands for {login or 'nobody'} already", "There is nothing to do.")
    with catalogue.writing():
        canonical = person.login if person else ""
        return catalogue.aliases.add(Alias(0, value, canonical, said_by, now(), is_open(viewer)))


def undo(catalogue: Catalogue, config: Config, viewer: Viewer, id: int) -> None:
    """Takes a word on a name back. Raises NotVisibleError, SpeakingError."""
    check_naming(config, viewer)
    said_by = speaker(config, viewer)
    with catalogue.writing():
        alias = catalogue.aliases.get(id) if abs(id) < 1 << 63 else None
        if alias is None or not catalogue.name_uses.is_visible(alias.value, viewer.drives):
            raise NotVisibleError(f"There is no word number {id} on a name", "It may have been taken back already.")
        catalogue.aliases.undo(replace(alias, said_by=said_by, is_open=is_open(viewer), at=now()))


def _name(use: NameUse, aliases: dict[str, int], roster: Roster) -> tuple[NameUse, WrittenName]:
    person, alias = roster.find(use.value), aliases.get(alias_key(use.value), 0)
    is_known = person is not None and bool(person.login)
    return use, WrittenName(
        value=use.value,
        changes=use.changes,
        person=person.name if person is not None and is_known else "",
        login=person.login if person is not None else "",
        is_nobody=person is None and roster.is_nobody(use.value),
        alias=alias,
        last_at=use.last_at,
        unit=roster.unit_named(use.value) if person is None else "",
    )
