import io
from itertools import accumulate

from hypothesis import example, given
from hypothesis import strategies as st
from whoosh import formats
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.structfile import BufferFile

from indexer.search import whoosh_postings

STEPS = st.lists(st.tuples(st.integers(1, 100_000), st.integers(1, 300)), min_size=1, max_size=40)


@given(STEPS)
@example([(1, 1)] * 5_000)
@example([(300, 255)] * 2_049)
@example([(256, 256)] * 9)
@example([(65_536, 1)] * 9)
def test_lists_read_back_and_stock_whoosh_reads_them(steps: list[tuple[int, int]]) -> None:
    ids, counts = list(accumulate(step for step, _ in steps)), [count for _, count in steps]
    file = io.BytesIO()
    file.write(b"before")
    info = whoosh_postings.write(file, ids, counts, None)
    if info.is_inlined():
        back = whoosh_postings.inlined(info)
    else:
        offset, length = info.extent()
        back = whoosh_postings.read(file.getvalue()[offset : offset + length])
    assert back.ids.tolist() == ids
    assert back.counts.tolist() == counts

    stock = W3Codec().postings_reader(BufferFile(memoryview(file.getvalue())), info, formats.Existence())
    found = []
    while stock.is_active():
        found.append((stock.id(), stock.weight()))
        stock.next()
    assert found == list(zip(ids, counts, strict=True))
