from datetime import UTC, datetime, timedelta

from indexer.coordination.expertise import Part, knowers
from indexer.model.event import Strength

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def part(person: str, work: int = 1, **other: object) -> Part:
    strength = other.get("strength", Strength.CERTAIN)
    assert isinstance(strength, Strength)
    days, words = int(str(other.get("days", 1))), int(str(other.get("words", 200)))
    return Part(work, person, "NS", strength, bool(other.get("is_remark")), NOW - timedelta(days=days), words)


def order(*parts: Part, relevance: dict[int, float] | None = None) -> list[str]:
    return [one.person for one in knowers(parts, relevance or {1: 1.0, 2: 1.0}, NOW)]


def test_more_surer_newer_and_weightier_work_goes_first() -> None:
    assert order(part("b"), part("a"), part("a", 2)) == ["a", "b"]
    assert order(part("b", strength=Strength.WEAK), part("a", strength=Strength.LIKELY)) == ["a", "b"]
    assert order(part("b", days=900), part("a", days=9)) == ["a", "b"]
    assert order(part("b", words=3), part("a", words=300)) == ["a", "b"]
    assert order(part("b", is_remark=True), part("a")) == ["a", "b"]
    assert order(part("b"), part("a", 2), relevance={1: 0.4, 2: 1.0}) == ["a", "b"]


def test_work_on_what_the_question_does_not_find_counts_nothing() -> None:
    assert order(part("a", 3), part("b")) == ["b"]


def test_drafts_of_one_work_are_one_share_with_the_surest_part() -> None:
    (one,) = knowers([part("a", strength=Strength.WEAK), part("a", days=3)], {1: 1.0}, NOW)
    (share,) = one.shares
    assert (share.edits, share.words, share.strength) == (2, 400, Strength.CERTAIN)
