"""Paths on a drive: raw bytes relative to its root, `/` between parts, and the text people see.

The raw bytes identify a file (two names that differ only in Unicode form are two files);
the shown text is NFC, with bytes that are not UTF-8 written as `\\xe9`, so it is always valid text.
"""

import os
import unicodedata
from pathlib import Path, PurePosixPath

ROOT = b""


def shown(raw: bytes) -> str:
    """The text of a raw path: NFC, `/` between parts, undecodable bytes as `\\xNN`."""
    return unicodedata.normalize("NFC", raw.decode("utf-8", "backslashreplace"))


def folder_of(raw: bytes) -> bytes:
    """The raw path of the folder that holds `raw`; `b""` for the drive's root."""
    return raw.rpartition(b"/")[0]


def name_of(raw: bytes) -> bytes:
    """The last part of a raw path."""
    return raw.rpartition(b"/")[2]


def joined(folder: bytes, name: bytes) -> bytes:
    """`folder/name`, or just `name` at the root."""
    return folder + b"/" + name if folder else name


def is_inside(raw: bytes, folder: bytes) -> bool:
    """Whether `raw` lies below `folder` (at any depth); everything lies below the root `b""`."""
    return not folder or raw.startswith(folder + b"/")


def on_disk(root: Path, raw: bytes) -> bytes:
    """The bytes to open: the drive's root joined with a raw path."""
    base = os.fsencode(root)
    return base + os.fsencode(os.sep) + raw if raw else base


def suffix(raw: bytes) -> str:
    """The file name's ending, lower case, with the dot (`.docx`), or `""`."""
    return PurePosixPath(shown(name_of(raw))).suffix.lower()
