"""Runs a module as a child that never outlives the supervisor: `python -m indexer.service.tether PID MODULE ARGUMENTS`.

On Linux the kernel kills the child when the supervisor dies, however it dies. Elsewhere the child's standard input is a
pipe that nobody writes to: its end means stop, and is how the supervisor asks for a clean stop where signals cannot.
"""

import ctypes
import os
import runpy
import signal
import sys
import threading

IS_LINUX = sys.platform == "linux"
LAST_SECONDS = 4.0  # between being asked to stop and being ended
_PR_SET_PDEATHSIG = 1


def main() -> None:
    parent, module, arguments = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    if IS_LINUX:
        _die_with(parent)
    else:
        threading.Thread(target=_stop_at_end_of_input, name="tether", daemon=True).start()
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _die_with(parent: int) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it died before the line above
        os._exit(1)


def _stop_at_end_of_input() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    signal.raise_signal(signal.SIGTERM)
    threading.Event().wait(LAST_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    main()
