"""Which unit a folder belongs to, and which tasks a file serves, from where it lies and what it is called. Pure."""

import re

from indexer.config.tree import TaskConfig, UnitConfig
from indexer.vietnamese.text import fold


class Places:
    """Units and tasks by folder. With no units configured, the first folder of the path stands for the unit."""

    def __init__(self, units: tuple[UnitConfig, ...], tasks: tuple[TaskConfig, ...]) -> None:
        self._units = sorted(
            ((_folder(folder), unit.name) for unit in units for folder in unit.folders), key=lambda pair: -len(pair[0])
        )
        self._has_units = bool(units)
        self._folders = [(_folder(folder), task.code) for task in tasks for folder in task.folders]
        codes = {fold(task.code): task.code for task in tasks}
        self._codes = codes
        self._code = re.compile(rf"(?<![^\W_])({'|'.join(map(re.escape, codes))})(?![^\W_])") if codes else None

    def unit_of(self, path: str) -> str:
        """The unit's name, from the longest configured folder that holds the file; "" where none does."""
        folded = fold(path)
        for folder, unit in self._units:
            if folded.startswith(folder):
                return unit
        return "" if self._has_units or "/" not in path else path.partition("/")[0]

    def tasks_of(self, path: str) -> tuple[str, ...]:
        """Codes of the tasks whose folder holds the file or whose code stands in its path; sorted."""
        folded = fold(path)
        found = {code for folder, code in self._folders if folded.startswith(folder)}
        if self._code:
            found.update(self._codes[match] for match in self._code.findall(folded))
        return tuple(sorted(found))


def _folder(folder: str) -> str:
    return fold(folder.strip("/")) + "/"
