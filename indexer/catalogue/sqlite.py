"""sqlite-utils without pandas. Where pandas is installed (the web page needs it), sqlite-utils imports it at its own
import, only to recognise data frames: 1.3 seconds and 60 MB that no command and no indexing process should pay."""

import sys

_is_hidden = "pandas" not in sys.modules
if _is_hidden:
    sys.modules["pandas"] = None  # type: ignore[assignment]

import sqlite_utils  # noqa: E402
from sqlite_utils import Migrations  # noqa: E402

if _is_hidden:
    del sys.modules["pandas"]

Database = sqlite_utils.Database

__all__ = ["Database", "Migrations"]
