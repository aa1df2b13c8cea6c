"""The commands by name: one module each, holding one `Command`."""

from collections.abc import Mapping

from indexer.cli.call import Command
from indexer.cli.commands import activity, doctor, failures, index, rebuild, run, sample, search, status, verify

COMMANDS: Mapping[str, Command] = {
    "run": run.COMMAND,
    "index": index.COMMAND,
    "search": search.COMMAND,
    "activity": activity.COMMAND,
    "status": status.COMMAND,
    "failures": failures.COMMAND,
    "verify": verify.COMMAND,
    "rebuild": rebuild.COMMAND,
    "doctor": doctor.COMMAND,
    "sample": sample.COMMAND,
}
