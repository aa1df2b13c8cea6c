"""One command under way: what was asked, and where the answer goes."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from indexer.cli.output import Output
from indexer.config.load import load
from indexer.config.tree import Config
from indexer.errors import UsageError
from indexer.library import Library, open_library
from indexer.model.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Call:
    """`login` is the viewer asked for with --as; None is the administrator at the console."""

    arguments: argparse.Namespace
    output: Output
    config_file: Path
    login: str | None

    def config(self) -> Config:
        """The configuration; what it left out is said on standard error. Raises ConfigError."""
        config = load(self.config_file)
        for notice in config.notices:
            self.output.say(f"Note: {notice}")
        return config

    def refuse_viewer(self) -> None:
        """For commands that concern the machine and not what somebody may see."""
        if self.login is not None:
            raise UsageError("This command is the administrator's own.", "Leave out --as.")

    @contextmanager
    def asking(self) -> Iterator[tuple[Library, Viewer, Config]]:
        """The library, and who asks it."""
        config = self.config()
        library = open_library(config)
        try:
            yield library, library.viewer(self.login), config
        finally:
            library.close()


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the command line. `run` returns the exit code."""

    help: str
    run: Callable[[Call], int]
    add_arguments: Callable[[argparse.ArgumentParser], None] = lambda parser: None
