"""The parent's end of one reading child: start, ask, and end it by its own handle when it takes too long."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import indexer
from indexer.errors import StateError
from indexer.extract.limits import Limits
from indexer.extract.wire import Reply, Request, reply_of, request_line
from indexer.model.reading import Reason, Refusal

START_SECONDS = 120.0
_DYING_SECONDS = 10.0
_SIGKILL = 9
_READY = b"ready\n"
_PASSED_ON = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
_OUT_OF_MEMORY = (b"memory allocation of", b"MemoryError", b"bad_alloc", b"out of memory", b"Cannot allocate memory")
_STDERR_TAIL = 65_536

Understood = TypeVar("Understood")


class Child:
    """Serves one thread at a time; `end` may be called from any."""

    def __init__(self, limits: Limits, module: str = "indexer.extract.worker", *arguments: str) -> None:
        """Raises StateError when the child cannot be started at all. `arguments` follow the limits."""
        self._seconds = limits.seconds
        # A letter is 4 bytes at most; a quote or line end is 2; names, marks and properties are bounded.
        self._max_reply = 4 * limits.max_text_chars + (64 << 20)
        self._expired = False
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module, *_arguments(limits), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            cwd=Path(sys.executable).anchor,  # never a folder of the drive,
        )
        if self._line(b"", START_SECONDS) != _READY:
            words = self._last_words()
            self.end()
            last = words.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise StateError("The process that reads documents does not start.", *last)

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None and not self._expired

    def ask(self, request: Request) -> Reply | Refusal:
        """The child's reply; or, when it died over this file, why. After a refusal the child is gone."""
        return self.answer(request_line(request), reply_of)

    def answer(self, line: bytes, understand: Callable[[bytes], Understood]) -> Understood | Refusal:
        """The same for any request; `understand` raises ValueError, KeyError or TypeError on what is no reply."""
        line = self._line(line, self._seconds)
        if line.endswith(b"\n"):
            try:
                return understand(line)
            except (ValueError, KeyError, TypeError):
                pass
        code = self._exit_code()
        words = self._last_words()
        self.end()
        return _why(code, words, has_expired=self._expired)

    def end(self) -> None:
        """Ends the process, waits for it and closes its pipes. May be called again."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe:
                try:
                    pipe.close()
                except OSError:  # an unsent request in the buffer
                    pass

    def kill(self) -> None:
        """Only stops the process; the thread that waits for its reply sees the end and cleans up."""
        self._process.kill()

    def _line(self, request: bytes, seconds: float) -> bytes:
        """One line from the child, b"" or a piece of a line when it died or was ended."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if not stdin or not stdout:
            return b""
        clock = threading.Timer(seconds, self._expire)
        clock.daemon = True
        clock.start()
        try:
            if request:
                stdin.write(request)
                stdin.flush()
            return stdout.readline(self._max_reply)
        except (OSError, ValueError):
            return b""
        finally:
            clock.cancel()

    def _exit_code(self) -> int:
        """Of a child whose pipe has ended; one that only talks nonsense is ended here."""
        try:
            return self._process.wait(_DYING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return 0

    def _expire(self) -> None:
        self._expired = True
        self._process.kill()

    def _last_words(self) -> bytes:
        """What the dead child left on its error output."""
        self._process.kill()
        self._process.wait()
        try:
            return self._process.stderr.read(_STDERR_TAIL) if self._process.stderr else b""
        except (OSError, ValueError):
            return b""


def _why(code: int, words: bytes, *, has_expired: bool) -> Refusal:
    if has_expired or code == -getattr(signal, "SIGXCPU", 24):
        return Refusal(Reason.TOO_SLOW, "over the time limit")
    if code == -_SIGKILL or any(sign in words for sign in _OUT_OF_MEMORY):  # the kernel kills when memory runs out
        return Refusal(Reason.TOO_MUCH_MEMORY, "the reader ran out of memory")
    return Refusal(Reason.CRASHED, f"the reader died: {_named(code)}")


def _named(code: int) -> str:
    try:
        return signal.Signals(-code).name if code < 0 else f"exit {code}"
    except ValueError:
        return f"signal {-code}"


def _arguments(limits: Limits) -> list[str]:
    return [str(value) for value in (limits.memory_bytes, limits.seconds, limits.max_file_bytes, limits.max_text_chars)]


def _environment() -> dict[str, str]:
    """Little of ours: a reader of hostile files needs no secrets. Our own package must be found from anywhere."""
    root = Path(indexer.__file__).resolve().parent.parent
    kept = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
    return kept | {"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"}
