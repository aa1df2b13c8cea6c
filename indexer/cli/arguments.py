"""The command line's grammar. Global options may stand before or after the command."""

import argparse
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NoReturn

from indexer.cli.call import Command
from indexer.errors import UsageError


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"{message[:1].upper()}{message[1:]}.", f"{self.format_usage().strip()}\nTry `{self.prog} --help`."
        )


def parser(commands: Mapping[str, Command]) -> Parser:
    top = Parser(prog="ochung", description="Finds every document of a shared drive and shows who worked on it.")
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    add_globals(top, is_top=True)
    below = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for name, command in commands.items():
        one = below.add_parser(name, help=command.help, description=command.help)
        add_globals(one, is_top=False)
        command.add_arguments(one)
    return top


def positive(text: str) -> int:
    """A whole number from 1."""
    if not text.isascii() or not text.isdigit() or not (number := int(text[:18])) > 0:
        raise argparse.ArgumentTypeError(f'"{text}" is not a whole number from 1')
    return number


def natural(text: str) -> int:
    """A whole number from 0."""
    return 0 if text == "0" else positive(text)


def add_globals(one: argparse.ArgumentParser, *, is_top: bool) -> None:
    """The options that every command knows, and every verb of one."""

    # A default on the command's own parser would overwrite what stood before the command.
    def default(value: object) -> object:
        return value if is_top else argparse.SUPPRESS

    file = "the configuration (default: ./config.toml)"
    one.add_argument("--config", metavar="FILE", type=Path, default=default(Path("config.toml")), help=file)
    one.add_argument("--as", metavar="LOGIN", dest="login", default=default(None), help="ask as this person may")
    one.add_argument("--json", action="store_true", default=default(False), help="one JSON document on standard output")


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        print(f"ochung {_version()}")
        parser.exit()


def _version() -> str:
    try:
        return version("ochung")
    except PackageNotFoundError:
        return "(not installed)"
