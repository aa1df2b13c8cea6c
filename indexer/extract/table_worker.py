"""The child process that reads tables: one request a line on standard input, one reply a line on its output.

Run as `python -m indexer.extract.table_worker MEMORY_BYTES SECONDS MAX_FILE_BYTES MAX_CHARS`.
"""

import sys
import traceback
from pathlib import Path

from indexer.errors import RefusedError
from indexer.extract.confine import confine, cpu_bound
from indexer.extract.formats.tables import read_tables
from indexer.extract.opening import content_of
from indexer.extract.table_wire import reply_line, request_of
from indexer.extract.worker import READY, own_output
from indexer.model.reading import Reason, Refusal
from indexer.model.sheet import Sheet


def main(arguments: list[str]) -> None:
    memory, seconds, max_file, max_chars = arguments
    replies = own_output()
    confine(int(memory))
    replies.write(READY)
    replies.flush()
    for line in sys.stdin.buffer:
        cpu_bound(float(seconds))
        path, name = request_of(line)
        replies.write(reply_line(_outcome(path, name, int(max_file), int(max_chars))))
        replies.flush()


def _outcome(path: bytes, name: str, max_file: int, max_chars: int) -> tuple[Sheet, ...] | Refusal:
    try:
        content = content_of(path, max_file)
        if not content.is_whole:
            return Refusal(Reason.TOO_LARGE, f"more than {max_file} bytes")
        return read_tables(name, content.data, max_chars)
    except RefusedError as error:
        return Refusal(Reason(error.reason), error.detail)
    except MemoryError:
        return Refusal(Reason.TOO_MUCH_MEMORY, "reading the table")
    except Exception as error:  # noqa: BLE001 - the child's rim: whatever a reader did not foresee is a fact
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Refusal(Reason.CRASHED, f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}")


if __name__ == "__main__":
    main(sys.argv[1:])
