"""The child process that reads: one request a line on standard input, one reply a line on standard output.

Run as `python -m indexer.extract.worker MEMORY_BYTES SECONDS MAX_FILE_BYTES MAX_CHARS`. It ends when its input ends,
and the kernel ends it when its parent dies.
"""

import gc
import os
import sys
import traceback
import warnings
from pathlib import Path
from typing import BinaryIO

from indexer.errors import RefusedError
from indexer.extract.confine import confine, cpu_bound, peak_bytes
from indexer.extract.limits import Limits, Outcome
from indexer.extract.opening import Content, content_of
from indexer.extract.registry import name_only, read_content
from indexer.extract.source import Inner
from indexer.extract.wire import Reply, Request, reply_line, request_of
from indexer.model.reading import Reading, Reason, Refusal

READY = b"ready\n"
FILES_EACH = 1_000
PEAK_EACH = 400 << 20  # a child that has grown so big is replaced: memory is hardly ever given back


def main(arguments: list[str]) -> None:
    memory, seconds, max_file, max_chars = arguments
    limits = Limits(int(max_file), float(seconds), int(memory), int(max_chars))
    requests, replies = sys.stdin.buffer, own_output()
    warnings.simplefilter("ignore")
    confine(limits.memory_bytes)
    gc.freeze()
    replies.write(READY)
    replies.flush()
    for served, line in enumerate(requests, 1):
        cpu_bound(limits.seconds)
        outcome = _outcome(request_of(line), limits)
        is_last = served >= FILES_EACH or peak_bytes() > PEAK_EACH or _ran_out(outcome)
        replies.write(reply_line(Reply(outcome, is_last)))
        replies.flush()
        if is_last:
            return


def _outcome(request: Request, limits: Limits) -> Outcome:
    try:
        content = content_of(request.path, limits.max_file_bytes)
    except RefusedError as error:
        return Outcome(b"", Refusal(Reason(error.reason), error.detail))
    except MemoryError:
        return Outcome(b"", Refusal(Reason.TOO_MUCH_MEMORY, "reading the file"))
    if not content.is_whole:
        by_name = name_only(request.name, content.data)
        return Outcome(b"", by_name or Refusal(Reason.TOO_LARGE, f"more than {limits.max_file_bytes} bytes"))
    if content.hash == request.known_hash:
        return Outcome(content.hash, None)
    return Outcome(content.hash, _reading(request, content, limits))


def _reading(request: Request, content: Content, limits: Limits) -> Reading | Refusal:
    try:
        return read_content(request.name, content.data, limits.max_text_chars, _guarded)
    except MemoryError:
        return Refusal(Reason.TOO_MUCH_MEMORY, f"limit {limits.memory_bytes} bytes")
    except Exception as error:  # noqa: BLE001 - the extractor child's rim: whatever a reader did not foresee is a fact
        return Refusal(Reason.CRASHED, _where(error))


def _guarded(inner: Inner) -> Inner:
    def guarded(name: str, content: bytes) -> Reading | Refusal:
        try:
            return inner(name, content)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - the same rim, around one member
            return Refusal(Reason.CRASHED, _where(error))

    return guarded


def _where(error: Exception) -> str:
    """Kind and place of an error; never its message, which may quote the document."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def _ran_out(outcome: Outcome) -> bool:
    return isinstance(outcome.reading, Refusal) and outcome.reading.reason is Reason.TOO_MUCH_MEMORY


def own_output() -> BinaryIO:
    """The reply pipe, moved away from descriptor 1: a library that prints must not speak for us."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


if __name__ == "__main__":
    main(sys.argv[1:])
