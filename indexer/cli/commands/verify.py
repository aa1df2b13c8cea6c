"""`ochung verify`: whether drive, catalogue and search index say the same; exit code 1 if not."""

from dataclasses import asdict

from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.service import jobs


def run(call: Call) -> int:
    call.refuse_viewer()
    found = asdict(jobs.verify(call.config()))
    call.output.document(found)
    for name, values in found.items():
        for one in values if name != "ok" else ():
            call.output.show(f"{name.replace('_', ' ')}: {visible(str(one))}")
    if not found["ok"]:
        call.output.say(
            "They differ. `ochung index` learns what the drive holds, `ochung rebuild` makes the index anew."
        )
        if found["broken_in_ledger"]:
            call.output.say("Somebody changed the ledger by hand: compare catalogue.db with a backup.")
        return 1
    call.output.show("Drive, catalogue and search index agree.")
    return 0


COMMAND = Command("compare drive, catalogue and search index", run)
