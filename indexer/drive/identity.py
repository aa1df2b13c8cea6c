"""The stable identity of a file: `name_to_handle_at(2)`. It survives a rename and differs when an inode number is used
again, which ext4 does at once."""

import ctypes
import os
import struct
import sys
from collections.abc import Callable
from typing import Any

_AT_FDCWD = -100
_MOST_BYTES = 128  # MAX_HANDLE_SZ of the kernel
_HEAD = struct.Struct("=Ii")  # struct file_handle: handle_bytes, handle_type


def handle(path: bytes) -> bytes:
    """The kernel's handle (type and bytes) of a path, links not followed; b"" where there is none to get."""
    if _call is None:
        return b""
    buffer = ctypes.create_string_buffer(_HEAD.pack(_MOST_BYTES, 0), _HEAD.size + _MOST_BYTES)
    mount = ctypes.c_int()
    if _call(_AT_FDCWD, path, buffer, ctypes.byref(mount), 0) != 0:
        return b""
    length, _ = _HEAD.unpack_from(buffer)
    return buffer.raw[4 : _HEAD.size + length]


def _system_call() -> Callable[..., Any] | None:
    if not sys.platform.startswith("linux"):
        return None
    call: Callable[..., Any] | None = getattr(ctypes.CDLL(None, use_errno=True), "name_to_handle_at", None)
    return call


_call = _system_call() if os.name == "posix" else None
