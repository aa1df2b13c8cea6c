"""Where words go: results to standard output, everything said about them to standard error, JSON alone if asked for."""

import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from typing import Any

from indexer.errors import OchungError

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Output:
    """`is_json`: one JSON document is all that standard output may hold."""

    is_json: bool

    def show(self, line: str = "") -> None:
        """A line of the result, for people; nothing when JSON is asked for."""
        if not self.is_json:
            _print(line)

    def announce(self, line: str) -> None:
        """A line of the result that people wait for: it leaves at once."""
        self.show(line)
        flush()

    def say(self, line: str) -> None:
        """Words about the work, to standard error."""
        print(line, file=sys.stderr, flush=True)

    def document(self, value: Any) -> None:
        """The result as JSON, if asked for."""
        if self.is_json:
            _print(json.dumps(value, ensure_ascii=False, indent=2))


def visible(text: str) -> str:
    """The text on one line, control and direction characters written out: no name can play the terminal."""
    return "".join(_escaped(letter) if unicodedata.category(letter) in _HIDDEN else letter for letter in text)


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def marked(snippet: str) -> str:
    """A snippet (HTML with <mark>) for the terminal: matches bold, on anything else plain."""
    start, end = (_BOLD, _PLAIN) if is_terminal(sys.stdout) else ("", "")
    parts = snippet.replace("</mark>", "<mark>").split("<mark>")
    texts = (visible(" ".join(unescape(part).split("\n"))) for part in parts)
    return "".join(f"{start}{text}{end}" if position % 2 else text for position, text in enumerate(texts))


def is_terminal(stream: io.TextIOBase | Any) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def prepare_streams() -> None:
    """UTF-8 wherever no terminal decides otherwise; a letter that cannot be shown never stops a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def flush() -> None:
    """Everything printed has left. Raises BrokenPipeError, or OchungError where nothing can be written (full disk)."""
    if sys.stdout is not None:
        with _writing():
            sys.stdout.flush()


def _print(text: str) -> None:
    with _writing():
        print(text)


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        hint = "Is the disk full that the output goes to?"
        raise OchungError(f"Standard output cannot be written: {error.strerror}.", hint) from None


def silence() -> None:
    """Nobody reads standard output any more: what is left in it must not raise when the program ends."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
