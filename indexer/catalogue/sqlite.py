"""sqlite-utils without pandas and numpy. Where they are installed (the web page and the search need them) it imports
both, only to recognise their types: 1.3 seconds and 60 MB that no command and no indexing process should pay."""

import sys

_HEAVY = ("pandas", "numpy")
_hidden = [name for name in _HEAVY if name not in sys.modules]
for _name in _hidden:
    sys.modules[_name] = None  # type: ignore[assignment]

import sqlite_utils  # noqa: E402
from sqlite_utils import Migrations  # noqa: E402

for _name in _hidden:
    del sys.modules[_name]

Database = sqlite_utils.Database

__all__ = ["Database", "Migrations"]
