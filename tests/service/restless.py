"""A program for the supervisor's tests: `python -m tests.service.restless HOW`."""

import signal
import subprocess
import sys
import time


def main(how: str) -> None:
    print(f"started {how} đ", flush=True)
    if how == "die":
        sys.exit(7)
    if how == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if how == "parent":
        inner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        print(f"inner {inner.pid}", flush=True)
    print("ready", flush=True)
    time.sleep(600)


if __name__ == "__main__":
    main(sys.argv[1])
