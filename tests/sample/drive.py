"""A sample drive as its written truth tells it, and what is really on the disk. For the tests of the sample."""

import json
import os
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

UNTIL = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NO_DOCUMENTS = ("~$", ".~lock.", "Thumbs.db")


@dataclass
class Drive:
    target: Path

    @cached_property
    def truth(self) -> Any:
        return json.loads((self.target / "truth.json").read_text(encoding="utf-8"))

    @cached_property
    def config(self) -> dict[str, Any]:
        return tomllib.loads((self.target / "config.toml").read_text(encoding="utf-8"))

    @cached_property
    def log(self) -> list[str]:
        return (self.target / "audit.log").read_text(encoding="utf-8").splitlines()

    @cached_property
    def files(self) -> dict[str, Path]:
        """Documents by the path shown."""
        root = self.target / "drive"
        found = {}
        for folder, _, names in os.walk(root):
            for name in names:
                if not name.startswith(NO_DOCUMENTS):
                    file = Path(folder, name)
                    found[unicodedata.normalize("NFC", file.relative_to(root).as_posix())] = file
        return found

    @cached_property
    def replayed(self) -> dict[str, list[dict[str, Any]]]:
        """The events of each file that is there in the end, by its last path."""
        alive: dict[str, list[dict[str, Any]]] = {}
        gone: dict[str, list[dict[str, Any]]] = {}
        for event in self.truth["events"]:
            path, action = event["path"], event["action"]
            if action == "added":
                assert path not in alive
                alive[path] = []
            elif action == "moved":
                assert path not in alive
                alive[path] = alive.pop(event["from"])
            elif action == "restored":
                alive[path] = gone.pop(path)
            alive[path].append(event)
            if action == "removed":
                gone[path] = alive.pop(path)
        return alive

    def saves(self, path: str) -> list[dict[str, Any]]:
        return [event for event in self.replayed[path] if event["action"] in ("added", "modified")]
