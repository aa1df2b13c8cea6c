"""Stock Whoosh opens our index and its own BM25 finds the same documents with the same scores."""

from pathlib import Path

import pytest
from whoosh import query, scoring
from whoosh.index import open_dir

from indexer.search import open_reader, rebuild
from indexer.search.pointer import current
from indexer.search.ranking import K1, B, idf, terms
from indexer.search.whoosh_schema import INDEX
from tests.search.corpus import ask, generated


class OurIdf(scoring.BM25F):
    """Stock BM25 but for the formula of idf."""

    def idf(self, searcher: object, fieldname: str, text: bytes) -> float:
        reader = searcher.reader()  # type: ignore[attr-defined]
        return idf(reader.doc_count_all(), reader.doc_frequency(fieldname, text))


@pytest.mark.parametrize(
    "text", ["quyết", "quyet toan", "kế hoạch 2024", "báo OR cáo OR bình", "77 quyết", "149 báo", "3 OR 149"]
)
def test_same_hits_and_scores_as_stock_bm25(tmp_path: Path, text: str) -> None:
    rebuild(tmp_path, generated(150))
    request = ask(text)
    ours = {match.id: match.score for match in open_reader(tmp_path).search(request).matches}

    stock = open_dir(str(current(tmp_path)), indexname=INDEX)
    scored = [query.Term(term.field, term.text, boost=term.weight) for term in terms(request.query)]
    with stock.searcher(weighting=OurIdf(B=B, K1=K1)) as searcher:
        ids = searcher.reader().column_reader("id")
        hits = searcher.search(query.Or(scored), limit=None)
        theirs = {ids[hit.docnum]: hit.score for hit in hits}

    assert ours
    assert ours.keys() <= theirs.keys()
    assert ours == pytest.approx({id_: theirs[id_] for id_ in ours}, rel=1e-4)


def test_stock_whoosh_finds_a_single_term_in_the_same_order(tmp_path: Path) -> None:
    rebuild(tmp_path, generated(150))
    ours = [match.id for match in open_reader(tmp_path).search(ask("hoach", limit=20)).matches]
    stock = open_dir(str(current(tmp_path)), indexname=INDEX)
    with stock.searcher(weighting=OurIdf(B=B, K1=K1)) as searcher:
        ids = searcher.reader().column_reader("id")
        scores = {ids[hit.docnum]: hit.score for hit in searcher.search(query.Term("uni", "hoach"), limit=None)}
    assert [scores[id_] for id_ in ours] == pytest.approx(sorted(scores.values(), reverse=True)[:20])
