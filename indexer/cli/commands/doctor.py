"""`ochung doctor`: is everything in place, and what to do where it is not; exit code 1 if anything fails."""

from dataclasses import asdict

from indexer.cli.call import Call, Command
from indexer.cli.output import visible
from indexer.errors import ConfigError
from indexer.service import doctor
from indexer.service.check import Check


def run(call: Call) -> int:
    call.refuse_viewer()
    checks = _checks(call)
    call.output.document({"checks": [asdict(one) for one in checks]})
    for one in checks:
        first, *more = one.detail.splitlines() or [""]
        call.output.show(f"{'ok  ' if one.ok else 'FAIL'} {one.name}: {visible(first)}")
        for line in more:
            call.output.show(f"     {visible(line)}")
        if one.cure:
            call.output.show(f"     cure: {visible(one.cure)}")
    failed = sum(not one.ok for one in checks)
    call.output.say(f"{failed} of {len(checks)} checks failed." if failed else f"All {len(checks)} checks passed.")
    return 1 if failed else 0


def _checks(call: Call) -> tuple[Check, ...]:
    try:
        config = call.config()
    except ConfigError as error:
        return (Check("configuration", ok=False, detail=error.title, cure=error.hint), *doctor.machine())
    return doctor.examine(config)


COMMAND = Command("check configuration, drive and machine", run)
