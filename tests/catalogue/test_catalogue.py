"""The catalogue on a real SQLite file."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.errors import StateError
from indexer.model.document import Document, Header
from indexer.model.entry import Entry
from indexer.model.event import Action, Credit, Event, Evidence, Strength
from indexer.model.feed import FeedAsk
from indexer.model.reading import Properties, Reason, Refusal
from indexer.model.task import How, Tag

T0 = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return open_catalogue(tmp_path / "state")


def put(catalogue: Catalogue, raw: bytes, *, drive: str = "chung", text: str = "một hai", hash: bytes = b"") -> int:
    id = catalogue.files.add(drive, raw, Entry(10, 1, 2, 3, 0, b"h" + raw), hash)
    name = raw.decode().rpartition("/")[2]
    properties = Properties(creator="Lê Văn Bình", created_at=T0, revision=3)
    document = Document(id, drive, raw, raw.decode(), name, "docx", 10, T0, unit="Văn phòng", properties=properties)
    catalogue.documents.put(document, text=text, cited=("1/qd-ubnd",))
    return id


def event(document: int, *, at: datetime = T0, drive: str = "chung", path: str = "a.docx", person: str = "") -> Event:
    evidence = (Evidence("properties.last_modified_by", "Bình", at),)
    return Event(
        at, at, Action.MODIFIED, drive, path, document, None, person, "", Strength.LIKELY, evidence, 3, 1, ("NV1",)
    )


def keep(catalogue: Catalogue, event: Event) -> int:
    """Writes the event, credited to the person it names."""
    id = catalogue.events.add(event)
    catalogue.credits.put(id, event.at, (Credit(event.person, "", "", event.strength),), is_disputed=False)
    return id


def test_what_is_put_comes_back_whole(catalogue: Catalogue) -> None:
    id = put(catalogue, "Phòng A/báo cáo.docx".encode(), text="Đường bộ")
    document = catalogue.documents.get(id)
    assert document is not None
    assert (document.path, document.properties.creator, document.properties.created_at) == (
        "Phòng A/báo cáo.docx",
        "Lê Văn Bình",
        T0,
    )
    assert catalogue.documents.text(id) == "Đường bộ"
    [indexable] = catalogue.documents.indexable([id])
    assert (indexable.text, indexable.cited, indexable.is_gone) == ("Đường bộ", ("1/qd-ubnd",), False)


def test_all_that_a_document_says_of_itself_comes_back(catalogue: Catalogue) -> None:
    header = Header(
        kind="Tờ trình",
        number="12/TTr-STC",
        issued_on=date(2026, 2, 5),
        issuer="SỞ TÀI CHÍNH",
        subject="Xin chủ trương",
        place="An Lạc",
        signer="Trần Thị Búp",
        position="PHÓ GIÁM ĐỐC",
        capacity="KT.",
        recipients=("UBND tỉnh", "Sở Nội vụ"),
        urgency="Hỏa tốc",
        is_draft=True,
    )
    before = catalogue.documents.get(put(catalogue, b"a.docx"))
    assert before is not None
    catalogue.documents.put(replace(before, header=header, notes=("legacy:tcvn3",)), text=None, cited=())
    after = catalogue.documents.get(before.id)
    assert after is not None
    assert (after.header, after.notes) == (header, ("legacy:tcvn3",))


def test_every_change_of_a_document_grows_its_version(catalogue: Catalogue) -> None:
    id = put(catalogue, b"a.docx")
    document = catalogue.documents.get(id)
    assert document is not None and document.version == 1
    assert catalogue.documents.place(document) == 2
    assert catalogue.documents.mark_gone(id) == 3
    assert catalogue.documents.versions() == {}


def test_two_unicode_forms_of_a_name_are_two_files(catalogue: Catalogue) -> None:
    first, second = put(catalogue, "hồ sơ.docx".encode()), put(catalogue, "ho\u0302\u0300 so\u031b.docx".encode())
    assert first != second
    assert catalogue.files.count("chung") == 2


def test_a_path_holds_one_present_file(catalogue: Catalogue) -> None:
    put(catalogue, b"a.docx")
    with pytest.raises(sqlite3.IntegrityError):
        put(catalogue, b"a.docx")


def test_folder_prefix_is_not_the_folder(catalogue: Catalogue) -> None:
    for raw in (b"a/1.txt", b"a/b/2.txt", b"a-b/3.txt", b"a0/4.txt", b"5.txt"):
        put(catalogue, raw)
    assert catalogue.files.folders("chung", b"a") == {b"a", b"a/b"}
    assert catalogue.files.folders("chung") == {b"a", b"a/b", b"a-b", b"a0", b""}
    assert set(catalogue.files.states("chung", b"a")) == {b"a/1.txt"}


def test_events_cannot_be_changed_or_deleted(catalogue: Catalogue) -> None:
    keep(catalogue, event(put(catalogue, b"a.docx")))
    other = sqlite3.connect(catalogue.file)
    for statement in ("UPDATE event SET person = 'x'", "DELETE FROM event"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            other.execute(statement)


def test_feed_pages_do_not_overlap_even_at_equal_times(catalogue: Catalogue) -> None:
    id = put(catalogue, b"a.docx")
    ids = [keep(catalogue, event(id, at=T0 + timedelta(minutes=n // 3))) for n in range(10)]
    seen: list[int] = []
    before = None
    while page := catalogue.events.feed(FeedAsk(limit=4, before_id=before), None):
        seen += [one.id for one in page]
        before = page[-1].id
    assert seen == sorted(ids, reverse=True)


def test_feed_filters(catalogue: Catalogue) -> None:
    id = put(catalogue, b"a.docx")
    keep(catalogue, event(id, person="An", path="A/x.docx"))
    keep(catalogue, event(id, person="Bình", path="B/x.docx", at=T0 + timedelta(days=1)))
    assert [one.person for one in catalogue.events.feed(FeedAsk(person="An"), None)] == ["An"]
    assert [one.person for one in catalogue.events.feed(FeedAsk(path_glob="B/*"), None)] == ["Bình"]
    assert [one.person for one in catalogue.events.feed(FeedAsk(since=T0 + timedelta(hours=1)), None)] == ["Bình"]
    assert [one.person for one in catalogue.events.feed(FeedAsk(until=T0 + timedelta(hours=1)), None)] == ["An"]
    with catalogue.writing():
        catalogue.tags.put(Tag(id, "NV3", How.HAND))  # as its documents are tagged now, whatever was then
    for task, people in (("NV3", ["Bình", "An"]), ("NV1", [])):
        assert [one.person for one in catalogue.events.feed(FeedAsk(task=task), None)] == people
    assert [one.person for one in catalogue.events.feed(FeedAsk(task="NV3", person="An"), None)] == ["An"]
    assert catalogue.events.feed(FeedAsk(task="NV2"), None) == ()
    assert catalogue.events.feed(FeedAsk(actions=("added",)), None) == ()
    assert catalogue.events.feed(FeedAsk(), frozenset()) == ()
    assert catalogue.events.feed(FeedAsk(), {"other"}) == ()


def test_outbox_gives_urgent_rows_first(catalogue: Catalogue) -> None:
    for document in (1, 2, 3):
        catalogue.outbox.add(document, 1, urgent=document == 3)
    pending = catalogue.outbox.next(10)
    assert [row.document for row in pending] == [3, 1, 2]
    catalogue.outbox.done(pending[:2])
    assert [row.document for row in catalogue.outbox.next(10)] == [2]


def test_failures_count_tries_and_forget_what_is_gone(catalogue: Catalogue) -> None:
    id = put(catalogue, b"a.docx")
    for _ in range(2):
        catalogue.failures.put(id, Refusal(Reason.DAMAGED, "no end record"), at=T0, extractor=1)
    [failure] = catalogue.failures.all()
    assert (failure.reason, failure.tries, failure.path) == (Reason.DAMAGED, 2, "a.docx")
    assert catalogue.failures.read_before(2) == (id,)
    catalogue.documents.mark_gone(id)
    assert catalogue.failures.all() == ()


def test_scope_hides_other_drives_everywhere(catalogue: Catalogue) -> None:
    put(catalogue, b"a.docx")
    secret = put(catalogue, b"b.docx", drive="mat")
    catalogue.failures.put(secret, Refusal(Reason.DAMAGED), at=T0, extractor=1)
    keep(catalogue, event(secret, drive="mat", person="An"))
    scope = {"chung"}
    assert catalogue.documents.count(scope) == 1
    assert [document.drive for document in catalogue.documents.newest(scope, 10)] == ["chung"]
    assert catalogue.failures.all(scope) == () and catalogue.failures.count(scope) == 0
    assert catalogue.events.distinct("person", scope) == ()
    assert catalogue.events.count(FeedAsk(), scope) == (0, 0, 0)
    assert catalogue.events.per_ten_minutes(FeedAsk(), scope) == []


def test_half_a_transaction_leaves_nothing(catalogue: Catalogue) -> None:
    with pytest.raises(RuntimeError), catalogue.writing():
        put(catalogue, b"a.docx")
        raise RuntimeError
    assert catalogue.files.count("chung") == 0


def test_writers_wait_for_each_other(catalogue: Catalogue, tmp_path: Path) -> None:
    other = open_catalogue(tmp_path / "state")
    with catalogue.writing():
        put(catalogue, b"a.docx")
        assert other.files.count("chung") == 0
    with other.writing():
        put(other, b"b.docx")
    assert catalogue.files.count("chung") == 2


def test_killed_in_the_middle_of_a_transaction_loses_only_that(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from tests.catalogue.test_catalogue import put;"
        "from indexer.catalogue import open_catalogue\n"
        "c = open_catalogue(Path(sys.argv[1]))\n"
        "with c.writing(): put(c, b'whole.docx')\n"
        "with c.writing(): put(c, b'half.docx'); print('now', flush=True); time.sleep(60)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
    assert child.stdout is not None and child.stdout.readline() == b"now\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    started = time.monotonic()
    catalogue = open_catalogue(tmp_path)
    assert [raw for _, raw in catalogue.files.all("chung")] == [b"whole.docx"]
    assert time.monotonic() - started < 5


def test_a_catalogue_of_a_newer_version_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    other = sqlite3.connect(catalogue.file)
    other.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('ochung', 'of_tomorrow', 'x')"
    )
    other.commit()
    with pytest.raises(StateError, match="newer version"):
        open_catalogue(tmp_path / "state")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").write_bytes(b"not a database, but long enough to be taken for one" * 100)
    with pytest.raises(StateError, match="cannot be opened"):
        open_catalogue(tmp_path)


def test_requests_are_answered_in_order(catalogue: Catalogue) -> None:
    first = catalogue.requests.ask("index", {"accept_removals": True}, T0)
    catalogue.requests.ask("rebuild", {}, T0)
    request = catalogue.requests.next()
    assert request is not None and (request.id, request.arguments) == (first, {"accept_removals": True})
    catalogue.requests.progress(first, 3, 9)
    catalogue.requests.answer(first, {"files": 9})
    answered, waiting = catalogue.requests.get(first), catalogue.requests.next()
    assert answered is not None and (answered.done, answered.total, answered.answer) == (3, 9, {"files": 9})
    assert waiting is not None and waiting.kind == "rebuild"
