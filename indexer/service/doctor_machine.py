"""Checks of the machine: Python, SQLite, the clock."""

import platform
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from indexer import clock
from indexer.catalogue.engine_version import OLDEST, sqlite_version
from indexer.config.tree import Config
from indexer.extract.tesseract import find
from indexer.service.check import Check

_PYTHON = (3, 11)


def check_python() -> Check:
    ok = sys.version_info >= _PYTHON
    cure = "" if ok else f"Install Python {_PYTHON[0]}.{_PYTHON[1]} or newer."
    return Check("python", ok, f"{platform.python_version()} on {platform.system()} {platform.machine()}", cure)


def check_sqlite() -> Check:
    version = sqlite_version()
    ok = version >= OLDEST
    cure = "" if ok else "Install a Python that brings a newer SQLite."
    return Check("sqlite", ok, ".".join(str(part) for part in version), cure)


def check_ocr(config: Config) -> Check:
    """Reading of scans. Everything else works without it, so its absence is said and is no fault."""
    if config.extract.ocr == "off":
        return Check("ocr", ok=True, detail='scanned pages are not read: [extract] ocr = "off"')
    found, wanted = find(), config.extract.ocr_languages
    missing = sorted(set(wanted) - found.languages)
    if not missing:
        return Check("ocr", ok=True, detail=f"Tesseract {found.version}, {', '.join(wanted)}")
    packages = "".join(f" tesseract-ocr-{language.replace('_', '-')}" for language in missing)
    lacks = f"lacks the language {', '.join(missing)}" if found.program else "is not installed"
    return Check(
        "ocr",
        ok=True,
        detail=f"Tesseract {lacks}: scanned pages are not read, their documents are found by name only",
        cure=f"sudo apt-get install tesseract-ocr{packages}, then start the service anew.",
    )


def check_clock(config: Config, now: datetime | None = None) -> Check:
    """The clock may not stand before what we wrote ourselves: times of events would go backwards."""
    now = now or clock.now()
    newest = max((_written_at(file) for file in _witnesses(config)), default=clock.EPOCH)
    ok = now > newest - timedelta(minutes=5)
    cure = "" if ok else "Set the clock of this computer, best by NTP (timedatectl set-ntp true)."
    detail = (
        f"{clock.to_text(now)}" if ok else f"{clock.to_text(now)} is before the last write, {clock.to_text(newest)}"
    )
    return Check("clock", ok, detail, cure)


def _witnesses(config: Config) -> list[Path]:
    state = config.state.path
    return [file for file in (Path(__file__), config.file, state / "catalogue.db", state / "run.lock") if file.exists()]


def _written_at(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
