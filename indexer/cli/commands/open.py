"""`ochung open`: which documents lie open right now, and in whose hands, by the lock files beside them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from indexer.cli import shapes
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.model.presence import OpenDocument


def run(call: Call) -> int:
    with call.asking() as (library, viewer, config):
        found = library.open_documents(viewer)
    call.output.document({"open": [shapes.open_document(one) for one in found]})
    for one in found:
        call.output.show(_line(one, ZoneInfo(config.time_zone)))
    call.output.say(f"{len(found)} documents are open." if found else "No document is open.")
    return 0


def _line(one: OpenDocument, zone: ZoneInfo) -> str:
    who = one.person or one.name or "unknown"
    notes = [one.host, "" if one.is_sure else "perhaps", "since an earlier day" if one.is_stale else ""]
    told = ", ".join(filter(None, notes))
    return f"{_local(one.since, zone)}  {visible(one.path)}  {visible(f'{who} ({told})' if told else who)}"


def _local(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


COMMAND = Command("which documents are open right now, and by whom", run)
