"""Tesseract as a subprocess: is it there, and what does it read in a picture.

It takes standard input that is no picture for a list of file names, so nothing goes in but what bears a picture's mark.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexer.errors import RefusedError
from indexer.model.reading import Reason

# OSD finds out which way up the page is; without its data pages are taken as they are.
_LAYOUT, _LAYOUT_WITH_OSD = "3", "1"
_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"P5\n")
_ELSEWHERE = Path("C:/Program Files/Tesseract-OCR/tesseract.exe")  # its installer leaves PATH alone
_ASKING_SECONDS = 20
_PR_SET_PDEATHSIG, _SIGKILL = 1, 9


@dataclass(frozen=True, slots=True)
class Found:
    """What is installed. `program` is "" where Tesseract is not; `languages` are those it has data for."""

    program: str = ""
    version: str = ""
    languages: frozenset[str] = frozenset()


def find() -> Found:
    """What is installed right now."""
    program = _program()
    if not program:
        return Found()
    try:
        said = [_asked(program, question) for question in ("--version", "--list-langs")]
    except (OSError, subprocess.SubprocessError):
        return Found()
    first = said[0].splitlines()[:1]
    return Found(program, "".join(first).removeprefix("tesseract ").strip(), frozenset(said[1].splitlines()[1:]))


def is_installed() -> bool:
    """Whether the program is there; asks nobody for its languages."""
    return bool(_program())


def is_picture(data: bytes) -> bool:
    """Whether the content bears the mark of a picture that Tesseract reads."""
    return data.startswith(_MARKS) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def recognise(
    found: Found, picture: bytes, languages: Sequence[str], *, seconds: float, page: int = 1, dpi: int = 0
) -> str:
    """Tesseract's table of words (TSV) for one page of a picture, counted from 1. `dpi` 0: as the picture says.

    Raises RefusedError: DAMAGED (it cannot read it), TOO_SLOW.
    """
    if not is_picture(picture):
        raise RefusedError(Reason.DAMAGED, "not a picture")
    layout = _LAYOUT_WITH_OSD if "osd" in found.languages else _LAYOUT
    command = [found.program, "stdin", "stdout", "-l", "+".join(languages), "--psm", layout]
    command += ["--dpi", str(dpi)] if dpi else []
    command += ["-c", f"tessedit_page_number={page - 1}", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            preexec_fn=_dies_with_us(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError(Reason.TOO_SLOW, f"more than {seconds:.0f} seconds") from error
    if done.returncode:
        raise RefusedError(Reason.DAMAGED, f"Tesseract ended with {done.returncode}")
    return done.stdout.decode("utf-8", "replace")


def _program() -> str:
    return shutil.which("tesseract") or (str(_ELSEWHERE) if _ELSEWHERE.is_file() else "")


def _asked(program: str, question: str) -> str:
    done = subprocess.run([program, question], capture_output=True, timeout=_ASKING_SECONDS, check=False)
    return (done.stdout or done.stderr).decode("utf-8", "replace")


@cache
def _dies_with_us() -> Callable[[], None] | None:
    """What the new process does first: nobody would read on for a reader that was killed."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
