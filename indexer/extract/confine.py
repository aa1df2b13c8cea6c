"""What the reading child may use: memory, processor time, no writing, no outliving its parent.

Every bound is taken where the system offers it; the parent's clock bounds the child everywhere.
"""

import ctypes
import math
import os
import sys
from pathlib import Path
from types import ModuleType

try:
    import resource as _unix_resource
except ImportError:  # Windows
    _resource: ModuleType | None = None
else:
    _resource = _unix_resource

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_SIGKILL = 9
_KIB_UNIT = 1 if sys.platform == "darwin" else 1024
_NICE = 10


def confine(memory_bytes: int) -> None:
    """Bounds this process for good. A parent that is already gone ends it at once."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    if hasattr(os, "set_blocking") and sys.platform != "win32":
        os.set_blocking(2, False)  # nobody reads what libraries complain; a full pipe must not stop us
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if os.getppid() == 1:
            sys.exit(1)
    if _resource:
        _bound("RLIMIT_AS", memory_bytes)
        _bound("RLIMIT_CORE", 0)
        _bound("RLIMIT_FSIZE", 0)


def cpu_bound(seconds: float) -> None:
    """From here this process gets that much processor time; the kernel ends it beyond."""
    if _resource:
        used = _resource.getrusage(_resource.RUSAGE_SELF)
        soft = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
        _set(_resource.RLIMIT_CPU, soft)


def peak_bytes() -> int:
    """The most memory this process ever held, 0 where nobody knows.

    Not by getrusage on Linux: there a child begins with the peak of the process that started it.
    """
    if sys.platform == "linux":
        words = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").split()
        return int(words[words.index("VmHWM:") + 1]) * 1024 if "VmHWM:" in words else 0
    return int(_resource.getrusage(_resource.RUSAGE_SELF).ru_maxrss) * _KIB_UNIT if _resource else 0


def _bound(name: str, value: int) -> None:
    number = getattr(_resource, name, None)
    if number is not None:
        _set(number, value)


def _set(number: int, value: int) -> None:
    if _resource:
        hard = _resource.getrlimit(number)[1]
        soft = value if hard == _resource.RLIM_INFINITY else min(value, hard)
        try:
            _resource.setrlimit(number, (soft, hard))
        except (ValueError, OSError):  # macOS refuses some
            pass
