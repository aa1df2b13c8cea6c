"""What is kept of tasks is what one counts anew: at any moment, whatever happened, settled or not."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.catalogue import Catalogue
from indexer.model.document import Document
from indexer.model.task import How, Tag
from tests.catalogue.test_efforts import DEEDS, keep, made, told

EVER = (None, None)
SCOPES = (None, frozenset({"ổ1"}))
WHICH = st.integers(0, 1)  # few documents, so that the same one is met again
STEPS = st.one_of(
    DEEDS.map(lambda deed: ("deed", deed)),
    st.tuples(st.just("tag"), st.tuples(WHICH, st.sampled_from("AB"), st.booleans())),
    st.tuples(st.just("untag"), st.tuples(WHICH, st.sampled_from("AB"))),
    st.tuples(st.just("place"), st.tuples(WHICH, st.sets(st.sampled_from("AB")))),
    st.tuples(st.just("gone"), st.tuples(st.integers(0, 4))),
    st.tuples(st.just("settle"), st.tuples(st.integers(1, 2))),
)


def take(catalogue: Catalogue, documents: list[Document], step: tuple[str, tuple[Any, ...]]) -> None:
    what, values = step
    if what == "deed":
        keep(catalogue, [told(values, documents)])
        return
    with catalogue.writing():
        if what == "settle":
            catalogue.task_sums.settle(*values)
            return
        one = documents[values[0]]
        if what == "tag":
            catalogue.tags.put(Tag(one.id, values[1], How.HAND, is_on=values[2]))
        elif what == "untag":
            catalogue.tags.drop(one.id, values[1])
        elif what == "gone":
            catalogue.documents.mark_gone(one.id)
        else:
            catalogue._sql.execute(
                "UPDATE document SET tasks = ?, is_gone = 0 WHERE id = ?",
                ("[" + ",".join(f'"{task}"' for task in sorted(values[1])) + "]", one.id),
            )


def serving(catalogue: Catalogue) -> set[tuple[str, int]]:
    """(task, document): what stands beside the document unless somebody said no, and tags."""
    beside = catalogue._sql.execute("SELECT j.value, d.id FROM document d, json_each(d.tasks) j").fetchall()
    tags = {(task, id): is_on for task, id, is_on in catalogue._sql.execute("SELECT task, document, is_on FROM tag")}
    return {pair for pair in beside if tags.get(pair, 1)} | {pair for pair, is_on in tags.items() if is_on}


@settings(deadline=None, max_examples=60)
@given(st.lists(STEPS, max_size=25))
def test_kept_sums_are_those_counted_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, tuple[Any, ...]]]
) -> None:
    catalogue, documents = made(tmp_path_factory.mktemp("sums"))
    for step in steps:
        take(catalogue, documents, step)
    pairs = serving(catalogue)
    assert set(catalogue._sql.execute("SELECT task, document FROM task_document")) == pairs
    for _ in ("as it is", "settled"):
        _check(catalogue, pairs)
        with catalogue.writing():
            catalogue.task_sums.settle(9)
        assert not catalogue.task_sums.is_stale()
    catalogue.close()


def _check(catalogue: Catalogue, pairs: set[tuple[str, int]]) -> None:
    kept, anew = catalogue.task_sums, catalogue.efforts
    for drives in SCOPES:
        for task in ("", "A"):
            for asked in ({}, {"by_unit": True}, {"unit": "Ngân sách"}, {"person": "an.nv"}):
                assert kept.of_tasks(drives, task=task, **asked) == anew.of_tasks(drives, EVER, task=task, **asked)
            these = [task] if task else None
            changes, counted = kept.changes(drives, these), anew.changes(drives, EVER, these)
            assert changes == counted
            assert kept.unclaimed(drives, these) == anew.unclaimed(drives, EVER, these)
            present: dict[str, int] = {}
            for code, id in pairs:
                document = catalogue.documents.get(id)
                is_seen = document and (drives is None or document.drive in drives)
                if is_seen and not catalogue.documents.is_gone(id) and task in ("", code):
                    present[code] = present.get(code, 0) + 1
            assert {code: count for code, (count, _) in kept.files(drives, these).items()} == present
