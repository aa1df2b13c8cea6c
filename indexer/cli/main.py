"""The boundary: arguments in, exit code out. Every error becomes words (and JSON, if asked for) here and nowhere else.

Exit codes: 0 done, 1 something for you to mend, 2 wrong usage, 3 our bug, 130 interrupted.
"""

import argparse
import sys
import traceback
from collections.abc import Sequence

from indexer.cli.arguments import parser
from indexer.cli.call import Call
from indexer.cli.commands import COMMANDS
from indexer.cli.output import Output, flush, prepare_streams, silence
from indexer.errors import OchungError, UsageError

BUG = 3
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit code. `--help` and `--version` end the program as argparse does."""
    words = list(sys.argv[1:] if argv is None else argv)
    prepare_streams()
    output = Output(is_json="--json" in words)
    try:
        code = _run(words, output)
        flush()
        return code
    except BrokenPipeError:  # `ochung search ... | head`: whoever read has enough
        silence()
        return 0
    except OchungError as error:  # standard output cannot be written: no document can say so
        silence()
        return _failed(Output(is_json=False), error.title, error.hint, error.exit_code)


def _run(words: list[str], output: Output) -> int:
    try:
        arguments = _parsed(words)
        output = Output(is_json=arguments.json)
        call = Call(arguments, output, config_file=arguments.config, login=arguments.login)
        return COMMANDS[arguments.command].run(call)
    except OchungError as error:
        return _failed(output, error.title, error.hint, error.exit_code)
    except KeyboardInterrupt:
        return _failed(output, "Interrupted.", "Nothing is lost; run the command again to go on.", INTERRUPTED)
    except BrokenPipeError:
        raise
    except UnicodeEncodeError as error:
        if not any(_is_torn(word) for word in words):
            return _bug(output, error)
        return _failed(output, "An argument holds bytes that are no UTF-8.", "Write it anew.", UsageError.exit_code)
    except Exception as error:  # noqa: BLE001 - the boundary: our bug becomes words and exit code 3
        return _bug(output, error)


def _bug(output: Output, error: Exception) -> int:
    traceback.print_exc()
    hint = "This is a bug of ours: please report the lines above."
    return _failed(output, f"{type(error).__name__}: {error}", hint, BUG)


def _is_torn(word: str) -> bool:
    """Whether the system could not read it as UTF-8, and gave its bytes as halves of surrogate pairs."""
    return any("\ud800" <= letter <= "\udfff" for letter in word)


def _parsed(words: list[str]) -> argparse.Namespace:
    """Only the commands that the words name are loaded, unless the words make no sense with them."""
    named = {name: COMMANDS[name] for name in COMMANDS if name in words}
    try:
        return parser(named).parse_args(words) if named else parser(COMMANDS).parse_args(words)
    except UsageError:
        return parser(COMMANDS).parse_args(words)


def _failed(output: Output, title: str, hint: str, code: int) -> int:
    output.document({"error": title, "hint": hint})
    output.say(f"Error: {title}" + (f"\n{hint}" if hint else ""))
    return code
