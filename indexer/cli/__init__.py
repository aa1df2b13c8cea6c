"""The command line: thin, one file a command. It asks `library` and the jobs of `service` and prints what they say."""

from indexer.cli.main import main

__all__ = ["main"]
