"""The Whoosh engine finds, counts and ranks what the obvious slow one does, over random documents and histories."""

import tempfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.model.hit import Sort
from indexer.search import Answer, IndexRow, open_reader, open_writer, rebuild
from indexer.search.memory import MemoryIndex
from tests.search.corpus import DRIVES, KINDS, PEOPLE, UNITS, ask, generated, queries, row, rows

SCOPES = st.one_of(st.none(), st.frozensets(st.sampled_from(DRIVES)))
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "unit": st.lists(st.sampled_from(UNITS), max_size=2).map(tuple),
        "kind": st.lists(st.sampled_from(KINDS), max_size=1).map(tuple),
        "person": st.lists(st.sampled_from(PEOPLE), max_size=2).map(tuple),
        "signer": st.lists(st.sampled_from(PEOPLE), max_size=2).map(tuple),
    },
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def same_order(first: Answer, second: Answer) -> bool:
    """Whether the two rank alike wherever scores differ by more than a length byte's rounding."""
    scores = {match.id: match.score for match in second.matches}
    ranked = [scores[match.id] for match in first.matches]
    return all(before >= after - 0.35 - 0.1 * after for before, after in pairwise(ranked))


@SLOW
@given(rows(), st.lists(queries(), min_size=1, max_size=8), SCOPES, CHOICES)
def test_whoosh_answers_like_memory(
    documents: list[IndexRow], texts: list[str], scope: frozenset[str] | None, chosen: dict[str, tuple[str, ...]]
) -> None:
    memory = MemoryIndex()
    memory.apply(documents, [])
    with tempfile.TemporaryDirectory() as folder:
        writer = open_writer(Path(folder))
        half = len(documents) // 2
        writer.apply(documents[:half], [])
        writer.apply(documents[half:], [])
        reader = open_reader(Path(folder))
        for text in texts:
            request = ask(text, drives=scope, chosen=chosen, today=date(2025, 1, 4))
            expected, answer = memory.search(request), reader.search(request)
            assert (answer.total, answer.facets) == (expected.total, expected.facets), text
            assert {match.id for match in answer.matches} == {match.id for match in expected.matches}
            assert same_order(answer, expected), text
            newest = ask(text, drives=scope, chosen=chosen, sort=Sort.NEWEST, limit=3, offset=1)
            assert [m.id for m in reader.search(newest).matches] == [m.id for m in memory.search(newest).matches]
            folded = replace(newest, is_folded=True)
            expected, answer = memory.search(folded), reader.search(folded)
            assert (answer.total, answer.facets) == (expected.total, expected.facets), text
            assert [(m.id, m.folded) for m in answer.matches] == [(m.id, m.folded) for m in expected.matches]
            folded = ask(text, drives=scope, chosen=chosen, is_folded=True)
            expected, answer = memory.search(folded), reader.search(folded)
            assert {(m.id, m.folded) for m in answer.matches} == {(m.id, m.folded) for m in expected.matches}
            assert same_order(answer, expected), text
            assert reader.complete(text, scope, 5) == memory.complete(text, scope, 5)
            assert reader.correct(request.query, scope) == memory.correct(request.query, scope)
        reader.close()
        writer.close()


def test_common_words_of_a_larger_corpus_count_alike() -> None:
    documents = [*generated(300), *(row(id_, f"hiếm {id_} quý", drive="mật") for id_ in range(301, 330))]
    memory = MemoryIndex()
    memory.apply(documents, [])
    with tempfile.TemporaryDirectory() as folder:
        rebuild(Path(folder), documents)
        reader = open_reader(Path(folder))
        for text in ("quyết hiếm quý bình vắng", "dự án ở đâu hiếm nhỉ báo cáo", "quyết toán 305"):
            for scope in (None, frozenset({"mật"})):
                expected, answer = memory.search(ask(text, drives=scope)), reader.search(ask(text, drives=scope))
                assert (answer.total, answer.facets) == (expected.total, expected.facets)
                assert same_order(answer, expected)
        reader.close()


@SLOW
@given(
    st.lists(st.tuples(rows(most=6), st.lists(st.integers(1, 8), max_size=3), st.booleans()), max_size=8),
    st.lists(queries(), min_size=1, max_size=4),
)
def test_updates_removals_and_merging_lose_nothing(
    steps: list[tuple[list[IndexRow], list[int], bool]], texts: list[str]
) -> None:
    memory = MemoryIndex()
    with tempfile.TemporaryDirectory() as folder:
        writer, reader = open_writer(Path(folder)), open_reader(Path(folder))
        for changed, removed, is_reopened in steps:
            memory.apply(changed, removed)
            writer.apply(changed, removed)
            writer.tidy()
            if is_reopened:
                writer.close()
                writer = open_writer(Path(folder))
            reader.refresh()
            assert reader.versions() == memory.versions()
        for text in texts:
            expected, answer = memory.search(ask(text)), reader.search(ask(text))
            assert (answer.total, answer.facets) == (expected.total, expected.facets)
        reader.close()
        writer.close()
