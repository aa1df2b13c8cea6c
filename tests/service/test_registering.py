"""The tasks' spreadsheet on the drive: what stands in it becomes tasks, whatever people do to the file."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from indexer.config.load import load
from indexer.model.register import RegisterState, RegisterStatus, Why
from indexer.model.task import ActKind, Origin, Share, TaskCard
from indexer.service.jobs import index
from tests.evidence.owner_files import excel
from tests.service.office import Office
from tests.service.registers import REGISTER, WRONG, edited, large, small

ROWS = [
    (1, "A-1", "Báo cáo quý I", "QLNS", "Văn phòng", date(2026, 3, 2), date(2026, 4, 10), "Báo cáo"),
    (2, "A-2", "Thẩm tra quyết toán", "Phòng Tài chính đầu tư", "QLNS", None, "Quý II/2026", None),
    (3, "A-3", "Kế hoạch năm", "VP", None, None, "Thường xuyên", None),
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path, extra=REGISTER) as one:
        yield one


@pytest.fixture
def file(office: Office) -> Path:
    found = office.drive / "Điều hành/Nhiệm vụ 2026.xlsx"
    small(found, ROWS)
    return found


def tasks(office: Office) -> dict[str, TaskCard]:
    return {card.task.code: card for card in office.library.tasks(office.library.viewer(None))}


def register(office: Office) -> RegisterStatus:
    found = office.library.register(office.library.viewer(None))
    assert found is not None
    return found


def acts(office: Office, code: str) -> list[tuple[str, dict[str, object]]]:
    return [(act.kind, act.body) for act in office.library.discussion(office.library.viewer(None), code)]


def test_the_rows_are_tasks_after_the_first_pass(office: Office, file: Path) -> None:
    index(office.config)
    found = tasks(office)
    assert sorted(found) == ["A-1", "A-2", "A-3"]
    task = found["A-1"].task
    assert (task.lead, task.coordinating, task.due_on) == ("NS", (Share("VP"),), date(2026, 4, 10))
    assert (task.origin, task.reference) == (Origin.SHEET, "Điều hành/Nhiệm vụ 2026.xlsx#Sheet")
    status = register(office)
    assert (status.state, status.rows, status.tasks, status.faults) == (RegisterState.OK, 3, 3, ())


def test_a_running_service_takes_an_edited_cell_over_within_seconds_and_tells_which(office: Office, file: Path) -> None:
    office.start()
    office.wait_for(lambda: len(tasks(office)) == 3, "the tasks", 20)
    before = {code: len(acts(office, code)) for code in tasks(office)}
    edited(file, {"G2": date(2026, 4, 20), "E3": "QLNS; VP"})
    office.wait_for(lambda: tasks(office)["A-1"].task.due_on == date(2026, 4, 20), "the new deadline", 15)
    assert acts(office, "A-1")[-1] == (
        ActKind.CHANGED,
        {"source": "sheet", "changes": {"due_on": ["2026-04-10", "2026-04-20"]}},
    )
    assert [share.unit for share in tasks(office)["A-2"].task.coordinating] == ["NS", "VP"]
    assert len(acts(office, "A-3")) == before["A-3"]


def test_a_row_that_vanished_is_withdrawn_and_one_that_became_bad_stands_as_it_was(office: Office, file: Path) -> None:
    index(office.config)
    small(file, [(*ROWS[0][:3], "Phòng Tài chính đầu tưu", *ROWS[0][4:]), ROWS[1]])
    index(office.config)
    found = tasks(office)
    assert sorted(found) == ["A-1", "A-2"]
    assert found["A-1"].task.lead == "NS"
    trouble = found["A-1"].trouble
    assert trouble is not None
    assert (trouble.row, trouble.why, trouble.hint) == (2, Why.UNKNOWN_UNIT, "Phòng Tài chính đầu tư")
    edited(file, {"D2": "QLNS"})
    index(office.config)
    assert tasks(office)["A-1"].trouble is None


def test_what_people_did_stays_when_the_file_is_saved_again(office: Office, file: Path) -> None:
    index(office.config)
    head = office.library.viewer("hoa.tt")
    office.library.close_task(head, "A-1", date(2026, 4, 9), "Hỏi Văn phòng sớm hơn")
    edited(file, {"C2": "Báo cáo quý I năm 2026"})
    index(office.config)
    card = tasks(office)["A-1"]
    assert (card.task.title, card.task.closed_on, card.state) == ("Báo cáo quý I năm 2026", date(2026, 4, 9), "done")
    assert [kind for kind, _ in acts(office, "A-1")] == ["made", "closed", "changed"]


def test_a_damaged_or_locked_file_changes_nothing_and_the_status_says_so(office: Office, file: Path) -> None:
    index(office.config)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    index(office.config)
    status = register(office)
    assert (status.state, status.detail, status.tasks) == (RegisterState.UNREADABLE, "damaged", 3)
    assert len(tasks(office)) == 3
    file.write_bytes(whole)
    index(office.config)
    assert register(office).state is RegisterState.OK


def test_edited_while_it_is_open_in_excel(office: Office, file: Path) -> None:
    """Excel holds a lock file, writes beside and renames; a copy over the network stands half for a while."""
    office.start()
    office.wait_for(lambda: len(tasks(office)) == 3, "the tasks")
    lock = file.with_name("~$" + file.name)
    lock.write_bytes(excel("Trần Thị Hoa"))
    beside, old = file.with_name("A1B2C3.xlsx"), file.with_name("D4E5F6.tmp")
    shutil.copyfile(file, beside)
    edited(beside, {"G2": date(2026, 4, 21)})
    beside = beside.rename(beside.with_suffix(""))
    file.rename(old)
    beside.rename(file)
    old.unlink()
    office.wait_for(lambda: tasks(office)["A-1"].task.due_on == date(2026, 4, 21), "the save")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    office.wait_for(lambda: register(office).state is RegisterState.UNREADABLE, "the half file to be told of")
    assert (len(tasks(office)), tasks(office)["A-1"].task.due_on) == (3, date(2026, 4, 21))
    file.write_bytes(whole)
    office.wait_for(lambda: register(office).state is RegisterState.OK, "the whole file")
    lock.unlink()
    office.settle()
    assert [kind for kind, _ in acts(office, "A-1")] == ["made", "changed"]
    assert [kind for code in ("A-2", "A-3") for kind, _ in acts(office, code)] == ["made", "made"]


def test_a_file_that_is_gone_keeps_its_tasks(office: Office, file: Path) -> None:
    index(office.config)
    file.unlink()
    (office.drive / "khác.txt").write_text("x")
    index(office.config, accept_removals=True)
    assert (register(office).state, len(tasks(office))) == (RegisterState.MISSING, 3)


def test_a_half_saved_register_is_held_until_somebody_says_it_is_wanted(office: Office, file: Path) -> None:
    many = [(n, f"B-{n}", f"Nhiệm vụ {n}", "QLNS", None, None, None, None) for n in range(20)]
    small(file, many)
    index(office.config)
    small(file, many[:3])
    index(office.config)
    assert (register(office).state, register(office).detail, len(tasks(office))) == (RegisterState.HELD, "17", 20)
    small(file, many[:15])
    index(office.config)
    assert (register(office).state, len(tasks(office))) == (RegisterState.OK, 15)


def test_without_a_register_in_the_configuration_its_tasks_are_withdrawn(office: Office, file: Path) -> None:
    index(office.config)
    config = office.config.file
    text = config.read_text(encoding="utf-8")
    config.write_text(text[: text.index("[tasks_register]")] + text[text.index("[state]") :], encoding="utf-8")
    index(load(config))
    assert tasks(office) == {}


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_other_programs_registers_are_read_the_same(tmp_path: Path, ending: str) -> None:
    extra = REGISTER.replace(".xlsx", f".{ending}")
    with Office(tmp_path / "office", extra=extra) as office:
        made = tmp_path / "Nhiệm vụ 2026.xlsx"
        large(made, 12)
        folder = office.drive / "Điều hành"
        folder.mkdir()
        convert = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", ending]
        subprocess.run([*convert, "--outdir", folder, made], check=True, capture_output=True, timeout=120)
        index(office.config)
        found = tasks(office)
        assert len(found) == 11
        assert (found["NV-0000"].task.lead, found["NV-0001"].task.lead) == ("NS", "NS")


def test_five_hundred_tasks_with_every_fault_come_in_and_again_only_what_changed(office: Office) -> None:
    file = office.drive / "Điều hành/Nhiệm vụ 2026.xlsx"
    large(file)
    started = time.monotonic()
    index(office.config)
    seconds = time.monotonic() - started
    found, status = tasks(office), register(office)
    assert (len(found), status.rows, status.sheet) == (500 - len(WRONG), 500, "Nhiệm vụ")
    refused = {fault.row - 5: fault.why for fault in status.faults if not fault.is_taken}
    assert refused == {number: Why(why) for number, why in WRONG.items()}
    assert all(card.task.lead for card in found.values())
    assert found["NV-0003"].task.due_on == date(2026, 2, 9)
    counts = {code: len(acts(office, code)) for code in found}
    assert set(counts.values()) == {1}
    edited(file, {"G105": date(2026, 12, 1), "C205": "Việc khác"})
    index(office.config)
    again = {code: len(acts(office, code)) for code in tasks(office)}
    assert {code for code, count in again.items() if count != counts[code]} == {"NV-0100", "NV-0200"}
    assert seconds < 60
