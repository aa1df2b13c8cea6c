"""Random changes, crashes, mount losses and restarts until so many steps are clean; other ones every time.

    python -m bench.soak [--steps N]

A failure prints the fewest steps that lead to it.
"""

import argparse
import time

from hypothesis.stateful import run_state_machine_as_test

from tests.service.drive_machine import DriveMachine, at_most


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=10_000)
    asked = parser.parse_args()
    started = time.monotonic()
    run_state_machine_as_test(DriveMachine, settings=at_most(asked.steps, is_random=True))
    print(f"{asked.steps} steps at most, all clean, in {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
