"""What must be true before the service starts."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.clock import now
from indexer.config.tree import Config, DriveConfig, StateConfig, WebConfig
from indexer.errors import BusyError, DriveError, OchungError, StateError
from indexer.service import first, former_sample


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "drive").mkdir()
    drive = DriveConfig("Chung", tmp_path / "drive")
    return Config(file=tmp_path / "config.toml", drives=(drive,), state=StateConfig(tmp_path / "kept" / "state"))


def at(config: Config, path: Path) -> Config:
    return replace(config, drives=(replace(config.drives[0], path=path),))


def learn(config: Config) -> None:
    """As if the drive had been looked through once."""
    catalogue = open_catalogue(config.state.path)
    with catalogue.writing():
        catalogue.drives.add("Chung", str(config.drives[0].path))
        catalogue.drives.scanned("Chung", at=now(), device=1, errors=())
    catalogue.close()


def test_the_first_start_is_told_from_later_ones(config: Config) -> None:
    assert first.prepare(config, with_web=False) is True
    learn(config)
    assert first.prepare(config, with_web=False) is False


def test_a_mistyped_path_is_an_error(config: Config, tmp_path: Path) -> None:
    with pytest.raises(DriveError, match="does not exist") as error:
        first.prepare(at(config, tmp_path / "drvie"), with_web=False)
    assert "config.toml" in error.value.hint
    assert not (tmp_path / "drvie").exists()


def test_a_known_drive_may_be_away_for_a_while(config: Config) -> None:
    first.make_state(config)
    learn(config)
    config.drives[0].path.rmdir()
    assert first.prepare(config, with_web=False) is False
    assert not config.drives[0].path.exists()


def test_a_port_in_use_is_said_before_anything_starts(config: Config) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = replace(config, web=WebConfig(port=other.getsockname()[1]))
        with pytest.raises(OchungError, match="in use"):
            first.prepare(taken, with_web=True)
        assert first.prepare(taken, with_web=False)


def test_an_address_of_another_machine_cannot_be_listened_on(config: Config) -> None:
    with pytest.raises(OchungError, match="Nothing can listen on"):
        first.prepare(replace(config, web=WebConfig(address="192.0.2.1")), with_web=True)


def test_the_state_cannot_be_a_file(config: Config, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("x")
    with pytest.raises(StateError, match="cannot be made"):
        first.make_state(config)


def test_one_runner_a_state_folder(config: Config) -> None:
    with first.sole_runner(config), pytest.raises(BusyError, match="already running"), first.sole_runner(config):
        pass
    with first.sole_runner(config):
        pass


def test_what_was_learnt_of_the_sample_is_set_aside(config: Config, tmp_path: Path) -> None:
    sample = at(config, tmp_path / "sample" / "drive")
    sample.drives[0].path.mkdir(parents=True)
    (tmp_path / "sample" / "truth.json").write_text("{}")
    first.make_state(sample)
    learn(sample)
    assert former_sample.set_aside(sample) is None
    kept = former_sample.set_aside(config)
    assert kept is not None
    assert (kept / "catalogue.db").exists()
    assert not (config.state.path / "catalogue.db").exists()
    assert first.prepare(config, with_web=False) is True
    assert former_sample.set_aside(config) is None


def test_a_real_drive_at_a_new_place_keeps_its_state(config: Config, tmp_path: Path) -> None:
    first.make_state(config)
    learn(config)
    (tmp_path / "elsewhere").mkdir()
    assert former_sample.set_aside(at(config, tmp_path / "elsewhere")) is None
    assert (config.state.path / "catalogue.db").exists()
