"""Reads `config.toml` and what it includes into a `Config`, or says everything that is wrong with it at once."""

import tomllib
from dataclasses import fields, replace
from os.path import normcase
from pathlib import Path
from typing import Any

from indexer.config import sections
from indexer.config.checks import check
from indexer.config.faults import NOTHING, Fault, message
from indexer.config.namesakes import told_apart
from indexer.config.tree import Config, DriveConfig, StateConfig
from indexer.errors import ConfigError


def load(path: Path) -> Config:
    """The configuration in `path`, its paths absolute. Reads no drive and no state.

    Raises ConfigError with every fault, each with its key, its value, what is allowed and a cure.
    """
    file = path.expanduser().absolute()
    found, faults = _read(file)
    notices: list[str] = []
    includes = found.pop("include", ())
    found.setdefault("drives", ())
    for included in includes:
        _merge(found, included, faults, notices)
    known = {one.name for one in fields(Config)}
    config = Config(file=file, **{key: value for key, value in found.items() if key in known})
    if not config.state.path.is_absolute():
        config = replace(config, state=StateConfig(file.parent / config.state.path))
    # "No drive" after a drive that could not be read would only say the same thing twice.
    faults += [one for one in check(config) if not (one.key == "drives" and any(f.key == "drives" for f in faults))]
    if faults:
        raise ConfigError(message(str(path), faults), "Mend the lines above; docs/configuration.md explains every key.")
    return replace(config, people=told_apart(config.people), notices=tuple(notices))


def _merge(found: dict[str, Any], included: Path, faults: list[Fault], notices: list[str]) -> None:
    """Adds the units, people and tasks of another file; nothing else of it is taken."""
    if not included.is_file():
        cure = "write the path of a file that is there, or delete it from the include line"
        faults.append(Fault("include", str(included), "must name a file that exists.", cure))
        return
    more, wrong = _read(included)
    faults += [replace(one, file=included.name) for one in wrong]
    if "include" in more:
        faults.append(Fault("include", NOTHING, "may stand only in the first file.", "delete it", included.name))
    if _is_for_other_drives(more.get("drives", ()), found["drives"]):
        notices.append(f"{included} was left out: it belongs to another drive. Delete it from the include line.")
        return
    for key in sections.REGISTER:
        found[key] = (*found.get(key, ()), *more.get(key, ()))


def _is_for_other_drives(theirs: tuple[DriveConfig, ...], ours: tuple[DriveConfig, ...]) -> bool:
    # The sample's register must not put its invented people over the documents of a real office.
    def places(drives: tuple[DriveConfig, ...]) -> set[str]:
        return {normcase(one.path.resolve()) for one in drives}

    return bool(theirs) and not places(theirs) & places(ours)


def _read(file: Path) -> tuple[dict[str, Any], list[Fault]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        hint = "Give the file with --config FILE, or run the command in the folder that holds config.toml."
        raise ConfigError(f"There is no configuration file {file}.", hint) from None
    except UnicodeDecodeError:
        hint = 'Open it in an editor and save it with the encoding "UTF-8".'
        raise ConfigError(f"{file} is not written in UTF-8.", hint) from None
    except OSError as error:
        raise ConfigError(
            f"{file} cannot be read: {error.strerror}.", "It must be a file this user may read."
        ) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is not valid TOML: {error}.", _syntax_hint(str(error))) from None
    return sections.read(data, file.parent)


def _syntax_hint(reason: str) -> str:
    if "escape" in reason.casefold() or "hex" in reason.casefold() or "'\\'" in reason:
        return r"In paths write / or put the text in single quotes: path = 'D:\Chung' or unc = '\\server\share'."
    return 'Texts stand in quotes, lists in [ ], and every key = value on a line of its own, like name = "Chung".'
