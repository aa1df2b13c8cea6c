"""truth.json against the drive, and its parts against each other."""

import re
import unicodedata
from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

from indexer.vietnamese.text import fold
from tests.sample.drive import UNTIL, Drive


def test_story_is_two_years_long(drive: Drive) -> None:
    times = [datetime.fromisoformat(event["at"]) for event in drive.truth["events"]]
    assert 650 < (UNTIL - times[0]).days <= 740


def test_folders_are_composed_where_names_are_not(drive: Drive) -> None:
    odd = [file for file in drive.files.values() if not unicodedata.is_normalized("NFC", file.name)]
    assert odd and all(unicodedata.is_normalized("NFC", str(file.parent)) for file in odd)


def test_copying_a_document_is_no_contribution(drive: Drive) -> None:
    copies = [path for path, one in drive.truth["documents"].items() if one["duplicate_of"]]
    assert len(copies) >= 3
    assert not any(drive.replayed[path][0]["substantive"] for path in copies)


def test_numbers_run_with_the_days_of_a_year(drive: Drive) -> None:
    rows: dict[tuple[str, str, str], list[tuple[str, int]]] = defaultdict(list)
    for one in drive.truth["documents"].values():
        if one["number"]:
            number, symbol = one["number"].split("/", 1)
            rows[one["issuer"], symbol, one["issued_on"][:4]].append((one["issued_on"], int(number)))
    for row in rows.values():
        assert [number for _, number in sorted(row)] == sorted(number for _, number in row)
    assert sum(len(row) for row in rows.values()) > 60


def test_letters_name_the_unit_in_their_number(drive: Drive) -> None:
    units = {unit["name"]: unit["code"] for unit in drive.config["units"]}
    letters = [one for one in drive.truth["documents"].values() if one["kind"] == "Công văn" and "STC" in one["number"]]
    assert letters
    assert {one["number"].partition("/")[2].removeprefix("STC-") for one in letters} <= set(units.values())


def test_states_of_tasks_follow_from_their_dates(drive: Drive) -> None:
    today = UNTIL.date().isoformat()
    dates = {task["code"]: task for task in drive.config["tasks"]}
    for code, task in drive.truth["tasks"].items():
        due, closed = task["due_on"], dates[code].get("closed_on")
        late = closed is not None and closed.isoformat() > due
        expected = ("done_late" if late else "done") if closed else ("overdue" if due < today else "open")
        assert task["state"] == expected, code


def _saves_of(drive: Drive, code: str) -> list[dict[str, Any]]:
    documents = drive.truth["documents"]
    return [save for path in documents if documents[path]["task"] == code for save in drive.saves(path)]


def test_contributions_are_the_substantive_saves(drive: Drive) -> None:
    for code, task in drive.truth["tasks"].items():
        expected = Counter((save["unit"], save["person"]) for save in _saves_of(drive, code) if save["substantive"])
        told = {(row["unit"], row["person"]): row["edits"] for row in task["contributions"]}
        assert told == dict(expected), code


def test_silent_units_did_nothing_and_opening_ones_changed_nothing(drive: Drive) -> None:
    silent, opened = [], []
    for code, task in drive.truth["tasks"].items():
        saves = _saves_of(drive, code)
        silent += task["silent"]
        opened += task["opened"]
        assert not {save["unit"] for save in saves} & set(task["silent"])
        assert not {save["unit"] for save in saves if save["substantive"]} & set(task["opened"])
        assert task["lead"] not in task["silent"] and task["contributions"]
    assert silent and opened


def test_evidence_is_of_every_sort(drive: Drive) -> None:
    rows = [row for task in drive.truth["tasks"].values() for row in task["contributions"]]
    assert {row["evidence"] for row in rows} == {"audit", "properties", "lock", "none"}


def test_plain_questions_are_the_same_without_marks(drive: Drive) -> None:
    assert all(one["q_plain"] == fold(one["q"]) for one in drive.truth["queries"])


def test_no_answer_is_a_document_that_may_not_or_cannot_be_read(drive: Drive) -> None:
    documents = drive.truth["documents"]
    answers = {path for one in drive.truth["queries"] for path in one["relevant"]}
    assert not any(documents[path]["secrecy"] for path in answers)
    assert all(drive.files[path].stat().st_size for path in answers)


def test_a_number_is_answered_by_every_paper_that_bears_it(drive: Drive) -> None:
    asked = [one for one in drive.truth["queries"] if re.match(r"\d+/[A-ZĐ]", one["q"])]
    assert len(asked) >= 5
    for one in asked:
        documents = drive.truth["documents"]
        bearing = {
            path for path in documents if documents[path]["number"] == one["q"] and not documents[path]["secrecy"]
        }
        assert set(one["relevant"]) == bearing


def test_papers_name_earlier_ones_of_their_matter(drive: Drive) -> None:
    documents = drive.truth["documents"]
    days = {(one["number"], one["issued_on"][:4]): one["issued_on"] for one in documents.values() if one["number"]}
    cited = [(one, each) for one in documents.values() for each in one["cites"]]
    there = [(one, each) for one, each in cited if (each["number"], one["issued_on"][:4]) in days]
    assert len(there) > 20
    assert {each["relation"] for _, each in cited} == {"answers", "carries_out", "replaces"}
