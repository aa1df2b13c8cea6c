"""A supervisor for the tests to kill: `python -m tests.service.lonely LOGS`. Says its child's process id."""

import sys
import time
from pathlib import Path

from indexer.service.child import Program
from indexer.service.supervisor import Supervisor


def main(logs: Path) -> None:
    supervisor = Supervisor([Program("sleeper", "tests.service.restless", ("sleep",))], logs)
    while True:
        supervisor.tend(time.monotonic())
        print(*supervisor.pids().values(), flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
