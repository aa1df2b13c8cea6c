from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from indexer.extract.limits import Outcome
from indexer.extract.wire import Reply, Request, reply_line, reply_of, request_line, request_of
from indexer.model.reading import Mark, Part, Place, Properties, Reading, Reason, Refusal

TEXTS = st.text(max_size=30)
TIMES = st.none() | st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000, tzinfo=UTC)
)
READINGS = st.builds(
    Reading,
    type=TEXTS,
    parts=st.lists(st.builds(Part, st.sampled_from(Place), TEXTS, TEXTS), max_size=3).map(tuple),
    properties=st.builds(Properties, title=TEXTS, creator=TEXTS, created_at=TIMES, revision=st.none() | st.integers(1)),
    marks=st.lists(st.builds(Mark, TEXTS, TEXTS, TIMES, st.integers(0)), max_size=3).map(tuple),
    is_name_only=st.booleans(),
    is_cut=st.booleans(),
    notes=st.lists(TEXTS, max_size=3).map(tuple),
)
REFUSALS = st.builds(Refusal, st.sampled_from(Reason), TEXTS, TEXTS)


@given(st.builds(Reply, st.builds(Outcome, st.binary(max_size=16), st.none() | READINGS | REFUSALS), st.booleans()))
def test_a_reply_comes_back_as_it_was_in_one_line(reply: Reply) -> None:
    line = reply_line(reply)
    assert line.count(b"\n") == 1
    assert reply_of(line) == reply


@given(st.binary(), st.text(st.characters(exclude_categories=[])), st.binary(max_size=16))
def test_a_request_comes_back_whatever_bytes_the_path_has(path: bytes, name: str, known: bytes) -> None:
    request = Request(path, name, known)
    assert request_of(request_line(request)) == request
