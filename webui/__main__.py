"""Shows the pages: `python -m webui --config FILE`, until SIGTERM or ^C."""

import argparse
import signal
import sys
from pathlib import Path

from indexer.config.load import load
from indexer.errors import OchungError
from webui.door import open_door
from webui.server import serve


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 stopped, 1 something for you to mend, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="webui", description="Shows the pages of Ổ Chung.")
    parser.add_argument("--config", metavar="FILE", type=Path, default=Path("config.toml"))
    asked = parser.parse_args(arguments)
    # The server stops in order and then raises the signal once more: that is no failure either.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        config = load(asked.config.absolute())
        open_door(config)
        serve(config)
    except OchungError as error:
        print(error.title, error.hint, sep="\n", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
