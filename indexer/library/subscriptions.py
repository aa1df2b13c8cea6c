"""How somebody wants to be written to: with a digest of the day or the week, of reminders only, not at all."""

from indexer.clock import now
from indexer.errors import SpeakingError
from indexer.library.letter_writing import WISHES, wish
from indexer.library.speaking import is_open, speaker
from indexer.library.task_rights import login_of
from indexer.library.tasks import Asked
from indexer.model.task import Act, ActKind


def chosen(asked: Asked) -> str:
    """One of WISHES; "" for the console and for a visitor who has not said who they are."""
    catalogue, config, viewer = asked
    login = login_of(viewer)
    return wish(catalogue, config, login) if login else ""


def choose(asked: Asked, mail: str) -> int:
    """The act's id, 0 where nothing is different. Raises SpeakingError."""
    catalogue, config, viewer = asked
    by = speaker(config, viewer)
    if not by or mail not in WISHES:
        raise SpeakingError("wish", f"Nobody can be written to like this: {mail}", f"One of {', '.join(WISHES)}.")
    if wish(catalogue, config, by) == mail:
        return 0
    act = Act(ActKind.SUBSCRIBED, now(), by, person=by, body={"mail": mail}, is_open=is_open(viewer))
    with catalogue.writing():
        return catalogue.acts.add(act)
