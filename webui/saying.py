"""The form by which somebody says "not me" or "I worked on this too" of an event, and the decisions on such words."""

from collections.abc import Callable
from typing import Any

from indexer.errors import NotVisibleError, SpeakingError
from indexer.model.people import Saying, Verdict
from webui.visit import Visit

_TOLD = (
    *("who", "naming", "login", "known", "credited", "not_credited", "pending", "word", "deciding", "decided"),
    *("asking", "until", "readers", "not_asked", "unopened", "too_soon", "taking_back", "empty", "whom", "unit"),
    *("reminding", "stranger", "closed", "nobody", "noting", "wish", "words", "undone", "evidence"),
    *("leading", "source", "kind", "code", "title", "twice", "dates", "day", "config", "sheet", "draft", "open"),
    *("about", "changed", "many", "saying", "rule", "number", "own", "long"),
)


def rows(visit: Visit) -> list[dict[str, Any]]:
    """What was said of events that the viewer may see, what waits for a decision first."""
    return [_row(one, visit) for one in visit.library.sayings(visit.viewer)]


def heard(asked: Any, visit: Visit) -> str:
    """Does what a form asks for (`say`: {about, login, is_claim, reason}, `decide`: {id, accept}); what to answer."""
    library, viewer = visit.library, visit.viewer
    if "say" in asked:
        wish = asked["say"]
        about, login = int(wish["about"]), str(wish["login"])
        is_claim, reason = bool(wish["is_claim"]), str(wish.get("reason", ""))
        return done(visit, "said", lambda: library.say(viewer, about, login, is_claim, reason))
    if "decide" in asked:
        wish = asked["decide"]
        id, accept = int(wish["id"]), bool(wish["accept"])
        return done(visit, "accepted" if accept else "refused", lambda: library.decide(viewer, id, accept))
    return ""


def done(visit: Visit, key: str, act: Callable[[], object]) -> str:
    """What to answer when it is done, or why it cannot be, in words a clerk can act on."""
    try:
        act()
    except (NotVisibleError, SpeakingError) as error:
        return why_not(visit, error)
    return visit.words(f"saying.{key}")


def why_not(visit: Visit, error: NotVisibleError | SpeakingError) -> str:
    if isinstance(error, SpeakingError) and error.reason in _TOLD:
        return visit.words(f"saying.not_{error.reason}")
    return visit.words("saying.gone")


def _row(one: Saying, visit: Visit) -> dict[str, Any]:
    words, viewer = visit.words, visit.viewer
    by = _called(one.said_by, visit)
    me = viewer.acts_as or viewer.login
    what = words("saying.claims" if one.is_claim else "saying.disclaims", person=one.person)
    said = words("saying.by_open" if one.is_open else "saying.by", who=by, moment=visit.formats.exactly(one.at))
    decided = words("saying.decided_by", who=_called(one.decided_by, visit)) if one.decided_at else ""
    event = visit.library.why(viewer, one.about)
    return {
        "id": one.id,
        "what": what,
        "path": event.path,
        "document": event.document,
        "said": said,
        "reason": one.reason,
        "verdict": words(f"saying.{one.verdict.value}"),
        "decided": decided,
        "is_pending": one.verdict is Verdict.PENDING,
        "may_decide": one.may_decide,
        "is_own": bool(me) and me == one.said_by,
    }


def _called(login: str, visit: Visit) -> str:
    """Who said or decided something, by name where the configuration knows it."""
    names = {person.login: person.name for person in visit.library.config.people}
    return names.get(login, login) or visit.words("saying.console")
