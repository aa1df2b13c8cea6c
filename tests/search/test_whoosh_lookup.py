"""Our look into the dictionary finds what Whoosh's finds."""

from pathlib import Path

from indexer.search import open_writer
from indexer.search.whoosh_lookup import documents_holding
from indexer.search.whoosh_snapshot import EMPTY, newest
from tests.search.corpus import generated


def test_every_term_is_counted_as_its_list_is_long(tmp_path: Path) -> None:
    writer = open_writer(tmp_path / "index")
    writer.apply(generated(120), [])
    writer.close()
    [part] = newest(tmp_path / "index", EMPTY).parts
    counted = [
        (documents_holding(part.segment._terms, field, term), len(postings.ids))
        for field, term, postings in part.segment.lists()
    ]
    assert len(counted) > 100
    assert all(one == other for one, other in counted)
    assert documents_holding(part.segment._terms, "uni", "vắng".encode()) == 0
    assert documents_holding(part.segment._terms, "no such field", b"quyet") == 0
