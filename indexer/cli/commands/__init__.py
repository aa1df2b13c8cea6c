"""The commands by name: one module each, holding one `Command`, loaded when it is asked for."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from indexer.cli.call import Command

_NAMES = (
    "run",
    "index",
    "search",
    "document",
    "experts",
    "activity",
    "open",
    "status",
    "failures",
    "tasks",
    "task",
    "report",
    "contributions",
    "remind",
    "names",
    "say",
    "sayings",
    "decide",
    "verify",
    "rebuild",
    "doctor",
    "sample",
)


class _Commands(Mapping[str, Command]):
    def __getitem__(self, name: str) -> Command:
        if name not in _NAMES:
            raise KeyError(name)
        command: Command = import_module(f"indexer.cli.commands.{name}").COMMAND
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


COMMANDS: Mapping[str, Command] = _Commands()
