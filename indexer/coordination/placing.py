"""Which unit a folder belongs to. Pure."""

from indexer.config.tree import UnitConfig
from indexer.vietnamese.text import fold


class Places:
    """Units by folder. With no units configured, the first folder of the path stands for the unit."""

    def __init__(self, units: tuple[UnitConfig, ...]) -> None:
        self._units = sorted(
            ((_folder(folder), unit.name) for unit in units for folder in unit.folders), key=lambda pair: -len(pair[0])
        )
        self._has_units = bool(units)

    def unit_of(self, path: str) -> str:
        """The unit's name, from the longest configured folder that holds the file; "" where none does."""
        folded = fold(path)
        for folder, unit in self._units:
            if folded.startswith(folder):
                return unit
        return "" if self._has_units or "/" not in path else path.partition("/")[0]


def _folder(folder: str) -> str:
    return fold(folder.strip("/")) + "/"
