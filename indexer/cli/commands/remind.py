"""`ochung remind`: who is reminded of what now; with --dry-run only told, nothing written or sent."""

import argparse
from typing import Any

from indexer.catalogue import open_catalogue
from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.clock import now
from indexer.model.reminder import Digest, Reminder
from indexer.service.mailing import send_waiting
from indexer.service.reminding import is_time, keep, plan


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="only tell; write and send nothing")
    parser.add_argument("--now", action="store_true", help="outside of the office's hours too")


def run(call: Call) -> int:
    call.refuse_viewer()
    asked, config = call.arguments, call.config()
    catalogue, at = open_catalogue(config.state.path), now()
    try:
        planned = plan(catalogue, config, at)
        is_on = not asked.dry_run and (asked.now or is_time(config, at))
        letters = keep(catalogue, config, planned, at) if is_on else 0
        sent = send_waiting(catalogue, config) if is_on else None
        waiting, trouble = catalogue.letters.waiting()
    finally:
        catalogue.close()
    call.output.document(
        {
            "reminders": [_reminder(one) for one in planned.reminders],
            "digests": [{"person": person, "occasion": str(one.occasion)} for person, one in planned.digests],
            "done": is_on,
            "letters": letters,
            "sent": sent.sent if sent else 0,
            "refused": sent.refused if sent else 0,
            "waiting": waiting,
            "trouble": trouble,
        }
    )
    for one in planned.reminders:
        due = f"{one.limit}" if one.limit else ""
        call.output.show(f"{one.occasion:<9} {due:<10} {visible(one.task):<14} {visible(one.unit):<8} {one.person}")
    for person, found in planned.digests:
        call.output.show(f"{found.occasion:<9} {found.day} {person}{_empty(found)}")
    call.output.say(f"{len(planned.reminders)} reminders, {len(planned.digests)} digests that nobody was told yet.")
    if not is_on and not asked.dry_run:
        call.output.say("The office is closed: they wait for its hours ([reminders]), or for --now.")
    if sent:
        call.output.say(f"{sent.sent} letters sent, {sent.refused} refused; {waiting} wait. {trouble}".rstrip())
    return 1 if sent and sent.trouble else 0


def _reminder(one: Reminder) -> dict[str, Any]:
    return {
        "occasion": str(one.occasion),
        "task": one.task,
        "unit": one.unit,
        "person": one.person,
        "due_on": one.limit.isoformat() if one.limit else None,
        "working_days_left": one.left,
    }


def _empty(found: Digest) -> str:
    return " (nothing to tell)" if found.is_empty else ""


COMMAND = Command(
    "remind of tasks that are due soon, overdue or silent, as the service does by itself", run, add_arguments
)
