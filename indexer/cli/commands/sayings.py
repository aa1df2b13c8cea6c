"""`ochung sayings`: what people said of who did an event, what waits for a decision first."""

from indexer.cli import people_shapes
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.model.people import Saying, Verdict


def run(call: Call) -> int:
    with call.asking() as (library, viewer, _):
        found = library.sayings(viewer)
    call.output.document({"sayings": [people_shapes.saying(one) for one in found]})
    for one in found:
        call.output.show(_line(one))
    pending = sum(one.verdict is Verdict.PENDING for one in found)
    call.output.say(f"{pending} wait for a decision." if pending else "Nothing waits for a decision.")
    return 0


def _line(one: Saying) -> str:
    what = "worked on it too" if one.is_claim else "did not do it"
    by = (one.said_by or "console") + (" (open page)" if one.is_open else "")
    reason = f": {visible(one.reason)}" if one.reason else ""
    return f"{one.id:>7}  {one.verdict:<8}  event {one.about}  {visible(one.person)} {what}  by {by}{reason}"


COMMAND = Command("what people said of who did what", run)
