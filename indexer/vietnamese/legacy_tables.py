"""The byte tables of encodings before Unicode, read from the package's data. Characters stand for bytes: chr(byte)."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Encoding(StrEnum):
    """How the letters of a text are written where it is not Unicode."""

    TCVN3 = "tcvn3"  # ABC fonts (.VnTime)
    VNI = "vni"
    VPS = "vps"
    VISCII = "viscii"
    BK_HCM1 = "bk_hcm1"
    BK_HCM2 = "bk_hcm2"
    VIETWARE_F = "vietware_f"
    VIETWARE_X = "vietware_x"
    WINDOWS_1258 = "windows_1258"  # vowels with separate tone letters, shown as Latin letters


@dataclass(frozen=True, slots=True)
class Table:
    """One encoding: what its byte runs stand for, and the pattern that finds them, longest first."""

    letters: dict[str, str]
    runs: re.Pattern[str]

    def decode(self, text: str) -> str:
        return self.runs.sub(lambda run: self.letters[run[0]], text)


@cache
def table(encoding: Encoding) -> Table:
    """The table of any encoding but WINDOWS_1258, which Python's codec reads."""
    data = _data()
    section = data[encoding.value]
    letters: dict[str, str] = {}
    for letter, code in zip(data["letters"], section["bytes"].split(), strict=True):
        run = _run(code)
        if run not in letters or letter.islower():
            letters[run] = letter
    letters |= {_run(code): letter for code, letter in section.get("more", {}).items()}
    longest_first = sorted(letters, key=len, reverse=True)
    return Table(letters, re.compile("|".join(map(re.escape, longest_first))))


@cache
def bytes_of(encoding: Encoding) -> dict[str, str]:
    """Letter → the run of characters it is written with (of both cases)."""
    data = _data()
    codes = data[encoding.value]["bytes"].split()
    return {letter: _run(code) for letter, code in zip(data["letters"], codes, strict=True)}


@cache
def adobe_standard() -> dict[int, str]:
    """Translation of the characters that PDF readers show by Adobe's standard encoding back to the bytes meant."""
    return {ord(shown): _run(code) for code, shown in _data()["adobe_standard"].items()}


def _run(code: str) -> str:
    return bytes.fromhex(code).decode("latin-1")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("legacy_tables.toml").read_text("utf-8"))
