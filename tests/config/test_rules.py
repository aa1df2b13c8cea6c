"""Whatever stands behind a key, a rule answers with a value or with what is allowed."""

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from indexer.config import sections
from indexer.config.faults import Fault, did_you_mean, message

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["language", "time_zone", "include", "drives", "state", "web", "access", "search", "extract", "guard", "units"]
) | st.text(max_size=6)
TABLE = st.dictionaries(st.sampled_from(["name", "path", "code", "port", "address", "base_url", "ignore"]), ANYTHING)


@given(st.dictionaries(KEYS, ANYTHING | TABLE | st.lists(TABLE, max_size=2), max_size=5))
def test_no_table_breaks_the_reader(data: dict[str, Any]) -> None:
    found, faults = sections.read(data, Path("/base"))
    assert set(found) <= set(data)
    assert len(message("f", faults).splitlines()) == len(faults) + 1


def test_the_nearest_known_word_is_suggested() -> None:
    assert did_you_mean("languge", ["language", "time_zone"]) == 'did you mean "language"?'
    assert did_you_mean("xyz", ["language"]) == ""


def test_one_fault_is_not_called_faults() -> None:
    assert message("c.toml", [Fault("web.port", 0, "must be more.")]).startswith("c.toml holds 1 fault:")
