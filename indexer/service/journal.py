"""A process's own log: one line an event, `TIME EVENT key=value ...`, never text of documents."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from indexer import clock

LOG_BYTES = 5_000_000
LOG_FILES = 4


def line(event: str, **facts: object) -> str:
    """`2026-03-31T07:00:00.000Z child_died name=web code=-9`; values with blanks or quotes stand in quotes."""
    return " ".join([clock.to_text(clock.now()), event, *(f"{key}={_value(value)}" for key, value in facts.items())])


def _value(value: object) -> str:
    text = str(value)
    return text if text and text.isprintable() and not set(text) & {" ", '"', "="} else repr(text)


class Journal:
    """A rotating file, and standard error behind `name | `. Writing never raises: a full disk stops no service."""

    def __init__(self, file: Path, name: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._name = name
        self._file = _Rotating(file, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")

    def write(self, text: str) -> None:
        self._file.handle(logging.makeLogRecord({"msg": text}))
        try:
            print(f"{self._name} | {text}", file=sys.stderr, flush=True)
        except OSError:  # the terminal is gone; the file has it
            pass

    def event(self, event: str, **facts: object) -> None:
        self.write(line(event, **facts))

    def close(self) -> None:
        try:
            self._file.close()
        except OSError:  # what a full disk did not take is lost already
            pass


class _Rotating(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """A line lost; logging's own way would print a traceback for every one."""
