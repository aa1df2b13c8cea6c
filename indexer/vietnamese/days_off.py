"""The public holidays of Vietnam and the Saturdays that were worked instead, 2019 to 2045. The table is data.

Of years whose decision on swapped days is not out yet it holds what the law says; the configuration mends it. Made with
`holidays` 0.109 (MIT), which is too slow to load with every command, and letter 12729/VPCP-KGVX for 02/01/2026.
"""

import csv
from datetime import date
from functools import cache
from importlib.resources import files


@cache
def public_days() -> tuple[frozenset[date], frozenset[date]]:
    """(days off that are no weekend, weekend days that are worked)"""
    lines = (files("indexer.vietnamese") / "days_off.csv").read_text(encoding="utf-8").splitlines()
    rows = [(date.fromisoformat(row["day"]), row["kind"]) for row in csv.DictReader(lines)]
    off, worked = (frozenset(day for day, kind in rows if kind == wanted) for wanted in ("off", "work"))
    return off, worked
