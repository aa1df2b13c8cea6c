"""The JSON that scripts rely on: every key of docs/commands.md, in its form."""

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from indexer.cli import shapes
from indexer.model.document import Contributor, Document, Header
from indexer.model.event import Action, Event, Evidence, Strength
from indexer.model.hit import Hit, Results
from indexer.model.reading import Reason
from indexer.model.relation import Citation, Link, Relation
from indexer.model.status import DriveStatus, Failure, IndexStatus, Status, Work

AT = datetime(2026, 3, 31, 14, 30, 5, 123456, tzinfo=timezone(timedelta(hours=7)))
DOCS = Path(__file__).parents[2] / "docs" / "commands.md"


def documented(shape: str) -> set[str]:
    """The keys that docs/commands.md promises for a shape."""
    text = DOCS.read_text(encoding="utf-8")
    inside = re.search(rf"^    {shape} +\{{((?:[^{{}}]|\{{[^{{}}]*\}})*)\}}", text, re.MULTILINE)
    assert inside, shape
    return set(re.findall(r"\w+", re.sub(r"\[\{.*?\}\]|\{[^}]*\}|\[\]", "", inside[1])))


def a_hit() -> Hit:
    return Hit(
        id=7,
        drive="Chung",
        path="a/b.docx",
        name="b.docx",
        type="docx",
        kind="Quyết định",
        number="12/QĐ-UBND",
        issued_on=date(2026, 3, 1),
        issuer="UBND",
        subject="về việc",
        unit="NS",
        tasks=("T1",),
        modified_at=AT,
        size=5,
        people=(Contributor("An", "NS", Strength.LIKELY),),
        score=1.5,
        snippet="<mark>x</mark>",
        duplicates=("c.docx",),
    )


def test_a_search() -> None:
    found = Results("x", 1, 2.3456, (a_hit(),), {"unit": {"NS": 1}}, None)
    shape = json.loads(json.dumps(shapes.results(found)))
    assert set(shape) == {"query", "total", "took_ms", "hits", "facets", "suggestion", "hints"}
    assert set(shape["facets"]) == documented("facets")
    assert set(shape["hits"][0]) == documented("hit")
    assert shape["hits"][0]["modified_at"] == "2026-03-31T07:30:05.123Z"
    assert shape["hits"][0]["issued_on"] == "2026-03-01"
    assert shape["hits"][0]["people"] == [{"name": "An", "unit": "NS", "strength": "likely"}]


def test_a_document() -> None:
    one = Document(7, "Chung", b"a", "a", "a", "docx", 5, AT, header=Header(issued_on=date(2026, 3, 1)))
    link = Link(Citation(Relation.REPLACES, "05/QĐ-STC", issued_on=date(2024, 1, 1)), one, is_backward=True)
    shape = json.loads(json.dumps(shapes.document(one, (link, Link(link.citation)), (one,))))
    assert set(shape) == documented("document")
    told, missing = shape["relations"]
    assert (told["relation"], told["issued_on"], told["document"]["id"]) == ("replaces", "2024-01-01", 7)
    assert missing["document"] is None and shape["similar"][0]["issued_on"] == "2026-03-01"


def test_an_event() -> None:
    event = Event(
        at=AT,
        seen_at=AT.astimezone(UTC),
        action=Action.MOVED,
        drive="Chung",
        path="b",
        document=7,
        source_path="a",
        person="An",
        unit="NS",
        strength=Strength.CERTAIN,
        evidence=(Evidence("properties.last_modified_by", "An", None),),
        words_added=3,
        tasks=("T1",),
        id=9,
    )
    shape = json.loads(json.dumps(shapes.event(event)))
    assert set(shape) == documented("event")
    assert (shape["from"], shape["action"], shape["task"], shape["words_removed"]) == ("a", "moved", ["T1"], None)
    [evidence] = shape["evidence"]
    assert (evidence["source"], evidence["value"], evidence["at"]) == ("properties.last_modified_by", "An", None)


def test_a_status() -> None:
    drive = DriveStatus("Chung", "/mnt", 3, None, errors=("x",))
    status = Status((drive,), 3, 0, 1, IndexStatus(3, 2, 100), service=False, work=Work(), last_event_at=AT)
    shape = json.loads(json.dumps(shapes.status(status)))
    assert set(shape["drives"][0]) == documented("drive")
    assert set(shape["index"]) == documented("index")
    assert shape["drives"][0]["last_scan_at"] is None
    assert shape["last_event_at"].endswith("Z")


def test_a_failure() -> None:
    failure = Failure(7, "Chung", "a.docx", Reason.ENCRYPTED, "", AT, 1, 5)
    shape = json.loads(json.dumps(shapes.failure(failure)))
    assert set(shape) == documented("failure")
    assert shape["reason"] == "encrypted"


def test_every_reason_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [reason for reason in Reason if f" {reason}" not in text] == []
