"""The sample as a whole: the same seed gives the same drive, and the truth says what is there."""

import json
import re
import unicodedata
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from indexer import sample
from indexer.config.load import load
from indexer.errors import OchungError

UNTIL = datetime(2026, 11, 20, 3, 15, tzinfo=UTC)
FILES = 240
DOCUMENT_KEYS = {
    "cites",
    "kind",
    "number",
    "issued_on",
    "issuer",
    "subject",
    "unit",
    "task",
    "secrecy",
    "encoding",
    "duplicate_of",
}
TASK_KEYS = {"title", "lead", "coordinating", "due_on", "state", "contributions", "silent"}
EVENT_KEYS = {"at", "action", "path", "from", "person", "unit", "substantive"}
NOT_DOCUMENTS = re.compile(r"(^|/)(~\$|\.~lock\.|Thumbs\.db$)")


class Drive:
    """A written sample."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.truth: dict[str, Any] = json.loads((target / "truth.json").read_text(encoding="utf-8"))
        self.files = {
            unicodedata.normalize("NFC", file.relative_to(target / "drive").as_posix()): file
            for file in (target / "drive").rglob("*")
            if file.is_file()
        }


def content(target: Path) -> dict[str, tuple[bytes, int]]:
    """Every file by its bytes and its time; what lies beside the drive has the time of writing."""
    return {
        file.relative_to(target).as_posix(): (file.read_bytes(), in_drive(file, target))
        for file in target.rglob("*")
        if file.is_file()
    }


def in_drive(file: Path, target: Path) -> int:
    return file.stat().st_mtime_ns if file.is_relative_to(target / "drive") else 0


@pytest.fixture(scope="module")
def drive(tmp_path_factory: pytest.TempPathFactory) -> Drive:
    target = tmp_path_factory.mktemp("sample") / "one"
    sample.write(target, files=FILES, seed=1, until=UNTIL)
    return Drive(target)


def test_the_same_seed_and_day_write_the_same_bytes(drive: Drive, tmp_path: Path) -> None:
    sample.write(tmp_path / "again", files=FILES, seed=1, until=UNTIL)
    assert content(tmp_path / "again") == content(drive.target)


def test_another_seed_writes_another_drive(drive: Drive, tmp_path: Path) -> None:
    sample.write(tmp_path / "two", files=FILES, seed=2, until=UNTIL)
    other = Drive(tmp_path / "two")
    assert len(other.truth["documents"].keys() & drive.truth["documents"].keys()) < FILES / 20
    assert other.truth["queries"] != drive.truth["queries"]


def test_the_summary_counts_what_was_written(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    made = sample.write(tmp_path / "s", files=60, seed=3, until=UNTIL, progress=lambda *now: seen.append(now))
    truth = Drive(tmp_path / "s").truth
    assert (made.files, made.tasks) == (len(truth["documents"]), len(truth["tasks"]))
    assert made.files == 60
    assert seen[-1][0] == seen[-1][1]


@pytest.mark.parametrize("files", [1, 2, 5, 13])
def test_a_handful_of_files_is_a_sample_too(tmp_path: Path, files: int) -> None:
    made = sample.write(tmp_path / "s", files=files, seed=1, until=UNTIL)
    few = Drive(tmp_path / "s")
    assert made.files == len(few.truth["documents"]) == files
    assert few.truth["documents"].keys() <= few.files.keys()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OchungError) as caught:
        sample.write(tmp_path, files=5, seed=1, until=UNTIL)
    assert str(tmp_path) in caught.value.title
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_every_document_of_the_truth_is_on_the_disk_and_nothing_else_is(drive: Drive) -> None:
    extra = drive.files.keys() - drive.truth["documents"].keys()
    assert drive.truth["documents"].keys() - drive.files.keys() == set()
    assert [path for path in extra if not NOT_DOCUMENTS.search(path)] == []
    assert extra


def test_some_names_are_decomposed_as_a_mac_writes_them(drive: Drive) -> None:
    raw = [file.relative_to(drive.target).as_posix() for file in drive.files.values()]
    assert any(unicodedata.normalize("NFC", name) != name for name in raw)
    assert all(unicodedata.normalize("NFC", path) == path for path in drive.truth["documents"])


def test_the_truth_has_the_shape_of_the_contract(drive: Drive) -> None:
    truth = drive.truth
    assert truth.keys() == {"documents", "tasks", "events", "queries"}
    assert all(one.keys() == DOCUMENT_KEYS for one in truth["documents"].values())
    assert all(one.keys() >= TASK_KEYS for one in truth["tasks"].values())
    assert all(one.keys() == EVENT_KEYS for one in truth["events"])
    assert all(one.keys() == {"q", "q_plain", "relevant"} for one in truth["queries"])
    rows = [row for task in truth["tasks"].values() for row in task["contributions"]]
    assert all(row.keys() == {"unit", "person", "files", "edits", "evidence"} for row in rows)
    assert {row["evidence"] for row in rows} <= {"audit", "properties", "lock", "none"}


def test_the_truth_speaks_of_people_units_and_tasks_of_the_configuration(drive: Drive) -> None:
    config = load(drive.target / "config.toml")
    units, people = {unit.code for unit in config.units}, {person.login: person.unit for person in config.people}
    documents = drive.truth["documents"].values()
    assert {one["unit"] for one in documents} <= {unit.name for unit in config.units}
    assert {one["task"] for one in documents} - {None} <= drive.truth["tasks"].keys()
    assert drive.truth["tasks"].keys() == {task.code for task in config.tasks}
    assert all(people[event["person"]] == event["unit"] for event in drive.truth["events"])
    for task in drive.truth["tasks"].values():
        assert {task["lead"], *task["coordinating"], *task["silent"]} <= units
        assert not set(task["silent"]) & {row["unit"] for row in task["contributions"]}


def test_the_configuration_names_this_drive_and_its_log(drive: Drive) -> None:
    config = load(drive.target / "config.toml")
    (only,) = config.drives
    assert (only.name, only.path, only.audit_log) == ("Chung", drive.target / "drive", drive.target / "audit.log")
    assert config.state.path == drive.target / "state"
    assert config.notices == ()
    assert len(config.people) >= 40
    assert len(config.tasks) >= 12


def test_tasks_are_in_every_state(drive: Drive) -> None:
    today = date(2026, 11, 20)
    tasks = drive.truth["tasks"].values()
    assert {task["state"] for task in tasks} == {"open", "overdue", "done", "done_late"}
    assert all(date.fromisoformat(task["due_on"]) < today for task in tasks if task["state"] == "overdue")
    assert all(date.fromisoformat(task["due_on"]) >= today for task in tasks if task["state"] == "open")
    assert any(task["silent"] for task in tasks)


def test_the_drive_is_as_mixed_as_a_real_one(drive: Drive) -> None:
    documents = drive.truth["documents"]
    endings = {path.rpartition(".")[2] for path in documents}
    assert endings >= {"docx", "xlsx", "pptx", "pdf", "doc", "xls", "odt", "rtf", "txt", "csv", "eml", "html", "zip"}
    assert {one["encoding"] for one in documents.values()} == {"unicode", "tcvn3", "vni"}
    assert any(one["secrecy"] for one in documents.values())
    assert any(name.rpartition("/")[2].startswith("~$") for name in drive.files)
    assert any(not file.stat().st_size for file in drive.files.values())


def test_duplicates_have_the_bytes_of_their_original(drive: Drive) -> None:
    pairs = [
        (path, one["duplicate_of"]) for path, one in drive.truth["documents"].items() if one["duplicate_of"] is not None
    ]
    assert pairs
    assert all(drive.files[copy].read_bytes() == drive.files[original].read_bytes() for copy, original in pairs)


def test_a_file_bears_the_time_of_its_last_save(drive: Drive) -> None:
    saved: dict[str, str] = {}
    for event in drive.truth["events"]:
        if event["action"] == "moved":
            saved[event["path"]] = saved.pop(event["from"])
        elif event["action"] in ("added", "modified"):
            saved[event["path"]] = event["at"]
    for path in drive.truth["documents"]:
        at = datetime.fromisoformat(saved[path])
        assert drive.files[path].stat().st_mtime_ns == int(at.timestamp()) * 1_000_000_000, path


def test_contributions_are_the_substantive_saves_of_the_files_that_are_there(drive: Drive) -> None:
    saves: dict[str, list[tuple[str, str]]] = {}
    for event in drive.truth["events"]:
        if event["action"] == "moved":
            saves[event["path"]] = saves.pop(event["from"])
        elif event["action"] in ("added", "modified"):
            mine = saves.setdefault(event["path"], [])
            mine += [(event["unit"], event["person"])] if event["substantive"] else []
    for code, task in drive.truth["tasks"].items():
        files = [saves[path] for path, one in drive.truth["documents"].items() if one["task"] == code]
        edits = Counter(who for file in files for who in file)
        touched = Counter(who for file in files for who in set(file))
        assert {(row["unit"], row["person"]): (row["files"], row["edits"]) for row in task["contributions"]} == {
            who: (touched[who], edits[who]) for who in edits
        }


def test_events_are_in_order_in_working_hours_and_before_the_end(drive: Drive) -> None:
    moments = [datetime.fromisoformat(event["at"]) for event in drive.truth["events"]]
    assert all(before <= after for before, after in pairwise(moments))
    assert UNTIL - timedelta(days=2 * 366) < moments[0]
    assert moments[-1] < UNTIL
    assert {event["action"] for event in drive.truth["events"]} == {"added", "modified", "moved", "removed", "restored"}
    assert any(not event["substantive"] for event in drive.truth["events"] if event["action"] == "modified")


def test_what_was_removed_is_gone_and_what_was_never_removed_is_there(drive: Drive) -> None:
    there: set[str] = set()
    for event in drive.truth["events"]:
        if event["action"] in ("removed", "moved"):
            there.remove(event["path"] if event["action"] == "removed" else event["from"])
        if event["action"] != "removed":
            there.add(event["path"])
    assert there == drive.truth["documents"].keys()


def test_the_audit_log_tells_a_part_of_the_events_as_samba_would(drive: Drive) -> None:
    lines = (drive.target / "audit.log").read_text(encoding="utf-8").splitlines()
    form = re.compile(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00 maychu log\.smbd\[\d+\]:   "
        r"[\w.]+\|192\.168\.10\.\d+\|pc-\d+\|chung\|(create_file|pwrite_recv|ftruncate|renameat|unlinkat)\|ok\|.*/srv/chung/"
    )
    assert [line for line in lines if not form.match(line)] == []
    operations = Counter(line.split("|")[4] for line in lines)
    assert operations["create_file"] > 0.3 * len(drive.truth["events"])
    logged = {line.rpartition("/srv/chung/")[2] for line in lines}
    told = {event["path"] for event in drive.truth["events"]}
    assert 0.3 < len(told & logged) / len(told) < 1


def test_questions_have_answers_among_the_documents(drive: Drive) -> None:
    queries = drive.truth["queries"]
    assert len(queries) >= 30
    assert len({query["q"] for query in queries}) == len(queries)
    assert all(query["relevant"] for query in queries)
    assert {path for query in queries for path in query["relevant"]} <= drive.truth["documents"].keys()
    assert all(query["q_plain"].isascii() for query in queries)
    assert any(not query["q"].isascii() for query in queries)
