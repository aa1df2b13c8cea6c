"""Registers of units, people and tasks in files of their own."""

from pathlib import Path

import pytest

from indexer.config.load import load
from indexer.errors import ConfigError

REGISTER = '[[units]]\ncode = "NS"\nname = "Ngân sách"\n[[people]]\nlogin = "an"\nname = "An"\nunit = "NS"\n'
DRIVE = '[[drives]]\nname = "Chung"\npath = "office/drive"\n'


def write(folder: Path, top: str, register: str) -> Path:
    (folder / "office").mkdir()
    (folder / "office/register.toml").write_text(register, encoding="utf-8")
    (folder / "config.toml").write_text('include = ["office/register.toml"]\n' + top, encoding="utf-8")
    return folder / "config.toml"


def error_of(file: Path) -> str:
    with pytest.raises(ConfigError) as error:
        load(file)
    return error.value.title


def test_people_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    task = '[[tasks]]\ncode = "T"\ntitle = "t"\nlead = "NS"\npeople = ["an"]\n'
    config = load(write(tmp_path, DRIVE + task, REGISTER))
    assert [unit.code for unit in config.units] == ["NS"]
    assert [person.login for person in config.people] == ["an"]
    assert config.tasks[0].lead == "NS"


def test_what_stands_in_both_is_a_fault(tmp_path: Path) -> None:
    file = write(tmp_path, DRIVE + '[[units]]\ncode = "NS"\nname = "other"\n', REGISTER)
    assert 'units[2].code = "NS" - is taken by units[1]' in error_of(file)


def test_faults_name_the_included_file(tmp_path: Path) -> None:
    assert "register.toml: units[1].nam" in error_of(write(tmp_path, DRIVE, '[[units]]\ncode = "A"\nnam = "x"\n'))


def test_an_included_file_includes_nothing_itself(tmp_path: Path) -> None:
    assert "only in the first file" in error_of(write(tmp_path, DRIVE, 'include = ["other.toml"]\n' + REGISTER))


def test_the_register_of_the_same_drive_is_taken(tmp_path: Path) -> None:
    of_its_own = '[[drives]]\nname = "Chung"\npath = "drive"\n[state]\npath = "state"\n'
    config = load(write(tmp_path, DRIVE, of_its_own + REGISTER))
    assert [unit.code for unit in config.units] == ["NS"]
    assert len(config.drives) == 1
    assert config.state.path == tmp_path / "state"


def test_the_register_of_another_drive_is_left_out_and_said(tmp_path: Path) -> None:
    elsewhere = '[[drives]]\nname = "Chung"\npath = "/somewhere/else"\n'
    config = load(write(tmp_path, DRIVE, elsewhere + REGISTER))
    assert (config.units, config.people) == ((), ())
    assert "register.toml was left out" in config.notices[0]
