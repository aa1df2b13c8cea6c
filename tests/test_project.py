"""The files around the code: what comes with the project fits together."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from indexer.cli.arguments import parser
from indexer.cli.commands import COMMANDS
from indexer.config import tree
from indexer.config.load import load

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SECTIONS = [getattr(tree, name) for name in dir(tree) if name.endswith("Config")]


def pins(lock: str) -> dict[str, str]:
    """Name and whole entry of everything a lock file holds."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {re.split(r"[=\[ ]", entry)[0]: entry for entry in re.split(r"\n(?=\S)", text) if entry.strip()}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[=<>;\[ ]", one)[0].lower() for one in requirements}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    entries = pins(lock)
    assert [name for name, entry in entries.items() if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in "".join(entries.values())


def test_the_locks_hold_what_the_project_asks_for() -> None:
    wanted = names(PROJECT["dependencies"])
    assert wanted - set(pins("requirements.lock")) == set()
    assert "setuptools" in pins("requirements.lock")  # builds the project itself
    wanted |= names(PROJECT["optional-dependencies"]["dev"])
    assert wanted - set(pins("requirements-dev.lock")) == set()


def test_tests_run_with_the_very_packages_of_the_product() -> None:
    product, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name for name, entry in product.items() if dev[name].split()[0] != entry.split()[0]} == set()


def office_with_sample(folder: Path, text: str) -> Path:
    """The project's own config.toml (as `text`) beside a sample as `make sample` leaves it."""
    (folder / "var/sample").mkdir(parents=True)
    register = (
        '[[drives]]\nname = "Chung"\npath = "drive"\n[state]\npath = "state"\n[[units]]\ncode = "A"\nname = "A"\n'
    )
    (folder / "var/sample/config.toml").write_text(register)
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return folder / "config.toml"


def test_config_as_it_comes_shows_the_sample(tmp_path: Path) -> None:
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    config = load(office_with_sample(tmp_path, text))
    assert config.drives[0].path == tmp_path / "var/sample/drive"
    assert [unit.code for unit in config.units] == ["A"]


@pytest.mark.parametrize("include", ["kept", "deleted"])
def test_config_with_another_path_shows_nobody_of_the_sample(tmp_path: Path, include: str) -> None:
    text = (ROOT / "config.toml").read_text(encoding="utf-8").replace('"var/sample/drive"', '"/mnt/chung"')
    if include == "deleted":
        text = re.sub(r"(?m)^include.*\n", "", text)
    config = load(office_with_sample(tmp_path, text))
    assert config.drives[0].path == Path("/mnt/chung")
    assert config.units == ()
    assert bool(config.notices) is (include == "kept")


def test_the_examples_in_config_are_good(tmp_path: Path) -> None:
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^include.*\n", "", text)
    text = re.sub(r"(?m)^# (\[\[.*|\w+ +=.*)$", r"\1", text)
    config = load(office_with_sample(tmp_path, text))
    assert (len(config.units), len(config.people), len(config.tasks)) == (1, 1, 1)


def test_every_key_is_documented() -> None:
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    keys = {field.name for section in SECTIONS for field in fields(section)} - {"file", "notices"}
    assert {key for key in keys if f"`{key}`" not in text and f"[{key}]" not in text} == set()


def test_every_command_and_option_is_documented() -> None:
    text = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    below = next(action for action in parser(COMMANDS)._actions if action.choices)
    assert isinstance(below.choices, dict)
    for name, command in below.choices.items():
        assert f"`{name}" in text, name
        options = {option for action in command._actions for option in action.option_strings if option.startswith("--")}
        assert {option for option in options if option not in text} == set(), name


@pytest.mark.parametrize("name", ["README.md", "README.vi.md", "CHANGELOG.md", "docs/design.md"])
def test_links_lead_somewhere(name: str) -> None:
    file = ROOT / name
    links = re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_both_readmes_show_the_same_commands() -> None:
    def commands(name: str) -> list[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return [line.split("  #")[0].split("//")[0].strip() for line in re.findall(r"(?m)^    (\S.*)$", text)]

    assert commands("README.md") == commands("README.vi.md")
