"""`python -m indexer.service --config FILE`: the indexing process. `ochung run` starts it."""

import argparse
import sys
from pathlib import Path

from indexer.config.load import load
from indexer.errors import OchungError
from indexer.service.indexer import start


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m indexer.service")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    try:
        config = load(parser.parse_args().config)
    except OchungError as error:
        print(error.title, error.hint, sep="\n", file=sys.stderr)
        return error.exit_code
    return start(config)


if __name__ == "__main__":
    sys.exit(main())
