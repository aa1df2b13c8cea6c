"""Rich Text Format: main text, tables, headers, notes, comments, old Vietnamese fonts. Source: RTF 1.9.1.

Bytes are written in the code page of their font; old Vietnamese fonts keep theirs as Western ones, which the step
after every reader undoes by the font's name.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from indexer.errors import RefusedError
from indexer.extract.draft import Draft, Run
from indexer.extract.formats.ole import decoded
from indexer.extract.formats.rtf_words import CODE_PAGES, PLACES, SIGNS, SKIPPED, TOKEN
from indexer.extract.source import Source
from indexer.model.reading import Place, Properties, Reason

_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_TIMES = ("creatim", "revtim")
_INFO = ("title", "subject", "keywords", "author", "operator", "company")
_MAX_DEPTH = 2_000


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits. `place` is None where text is dropped; `is_sealed`: no group inside may bring it back.

    `capture` names an information field being read.
    """

    place: Place | None = Place.BODY
    font: int = -1
    skip: int = 1  # plain characters that stand for one \u character
    capture: str = ""
    is_deleted: bool = False
    is_sealed: bool = False


@dataclass(slots=True)
class _Reader:
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    code_page: int = 1252
    default_font: int = -1
    fonts: dict[int, tuple[str, int]] = field(default_factory=dict)  # name and code page
    info: dict[str, str] = field(default_factory=dict)
    times: dict[str, dict[str, int]] = field(default_factory=dict)
    line: dict[Place, list[Run]] = field(default_factory=dict)  # the one being written in each place
    lines: dict[Place, list[list[Run]]] = field(default_factory=dict)
    bytes_waiting: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    may_be_ignored: bool = False


def read(source: Source, draft: Draft) -> None:
    """Raises RefusedError: DAMAGED (no RTF), BOMB (groups nested beyond reason)."""
    data = source.data.lstrip()
    if not data.startswith(b"{\\rtf"):
        raise RefusedError(Reason.DAMAGED, "not RTF")
    reader = _Reader()
    at = 0
    for binary in _BINARY.finditer(data):
        if binary.start() >= at:
            _tokens(reader, data[at : binary.start()])
            at = binary.end() + int(binary[1])
    _tokens(reader, data[at:])
    _flush(reader)
    for place in list(reader.line):
        _line_end(reader, place)
    for place in (Place.BODY, *(found for found in reader.lines if found is not Place.BODY)):
        for line in reader.lines.get(place, ()):
            draft.put_runs(place, line)
    draft.properties = _properties(reader)


def _tokens(reader: _Reader, data: bytes) -> None:
    for token in TOKEN.finditer(data.decode("latin-1")):
        word, number, code, sign, brace, text = token.groups()
        if text:
            _characters(reader, text)
        elif code:
            _byte(reader, int(code, 16))
        elif word:
            _word(reader, word, int(number) if number else None)
        elif brace:
            _group(reader, brace)
        elif sign == "*":
            reader.may_be_ignored = True
        elif sign:
            _put(reader, SIGNS.get(sign, ""))


def _group(reader: _Reader, brace: str) -> None:
    _flush(reader)
    reader.to_skip = 0
    reader.may_be_ignored = False
    if brace == "{":
        if len(reader.stack) > _MAX_DEPTH:
            raise RefusedError(Reason.BOMB, "groups nested beyond reason")
        reader.stack.append(reader.state)
    elif reader.stack:
        inner, reader.state = reader.state, reader.stack.pop()
        if inner.place is not reader.state.place and inner.place in (Place.NOTE, Place.COMMENT, Place.TEXT_BOX):
            _line_end(reader, inner.place)


def _word(reader: _Reader, word: str, number: int | None) -> None:
    _flush(reader)
    reader.to_skip = 0
    ignorable, reader.may_be_ignored = reader.may_be_ignored, False
    if word == "u" and number is not None:
        _put(reader, chr(number & 0xFFFF))
        reader.to_skip = reader.state.skip
    elif word in SIGNS:
        _put(reader, SIGNS[word])
    elif word in _INFO:
        reader.state = replace(reader.state, place=None, capture=word)
    elif word in SKIPPED:
        reader.state = replace(reader.state, place=None, capture=word, is_sealed=True)
    elif word in PLACES:
        place = None if reader.state.is_sealed else PLACES[word]
        reader.state = replace(reader.state, place=place, capture="")
    elif ignorable:
        reader.state = replace(reader.state, place=None, capture="ignored")
    else:
        _setting(reader, word, number)


def _setting(reader: _Reader, word: str, number: int | None) -> None:
    match word:
        case "f" if number is not None:
            reader.state = replace(reader.state, font=number)
        case "plain":
            reader.state = replace(reader.state, font=reader.default_font, is_deleted=False)
        case "deleted":
            reader.state = replace(reader.state, is_deleted=number != 0)
        case "uc":
            reader.state = replace(reader.state, skip=max(0, min(number or 0, 10)))
        case "deff":
            reader.default_font = number or 0
        case "ansicpg" if number:
            reader.code_page = number
        case "mac":
            reader.code_page = 10000
        case _ if reader.state.capture:
            _table_entry(reader, word, number or 0)


def _table_entry(reader: _Reader, word: str, number: int) -> None:
    """A setting inside the font table or the information group."""
    capture = reader.state.capture
    if word == "fcharset" and capture == "fonttbl":
        name, _ = reader.fonts.get(reader.state.font, ("", 0))
        reader.fonts[reader.state.font] = (name, CODE_PAGES.get(number, 0))
    elif word in _TIMES:
        reader.state = replace(reader.state, capture=word)
    elif word in ("yr", "mo", "dy", "hr", "min") and capture in _TIMES:
        reader.times.setdefault(capture, {})[word] = number


def _characters(reader: _Reader, text: str) -> None:
    if reader.to_skip:
        dropped = min(reader.to_skip, len(text))
        reader.to_skip -= dropped
        text = text[dropped:]
    if text.isascii():
        if text:
            _put(reader, text)
    else:
        reader.bytes_waiting += text.encode("latin-1")


def _byte(reader: _Reader, value: int) -> None:
    if reader.to_skip:
        reader.to_skip -= 1
    else:
        reader.bytes_waiting.append(value)


def _flush(reader: _Reader) -> None:
    """Bytes are decoded together: some code pages need two for a letter."""
    if reader.bytes_waiting:
        waiting, reader.bytes_waiting = bytes(reader.bytes_waiting), bytearray()
        page = reader.fonts.get(reader.state.font, ("", 0))[1] or reader.code_page
        _put(reader, decoded(waiting, page))


def _put(reader: _Reader, text: str) -> None:
    if reader.bytes_waiting:
        _flush(reader)
    state = reader.state
    if state.capture == "fonttbl":
        name, page = reader.fonts.get(state.font, ("", 0))
        reader.fonts[state.font] = ((name + text)[:100], page)
    elif state.capture in _INFO:
        reader.info[state.capture] = (reader.info.get(state.capture, "") + text)[:1000]
    elif state.place is not None and not state.is_deleted and text:
        font = reader.fonts.get(state.font, ("", 0))[0].partition(";")[0].strip()
        reader.line.setdefault(state.place, []).append((text, font))
        if text == "\n":
            _line_end(reader, state.place)


def _line_end(reader: _Reader, place: Place) -> None:
    runs = reader.line.pop(place, [])
    if runs and runs[-1][0] == "\n":
        runs.pop()
    reader.lines.setdefault(place, []).append(runs)


def _properties(reader: _Reader) -> Properties:
    info = {key: text.strip() for key, text in reader.info.items()}
    return Properties(
        title=info.get("title", ""),
        subject=info.get("subject", ""),
        keywords=info.get("keywords", ""),
        creator=info.get("author", ""),
        last_modified_by=info.get("operator", ""),
        company=info.get("company", ""),
        created_at=_time(reader.times.get("creatim", {})),
        modified_at=_time(reader.times.get("revtim", {})),
    )


def _time(parts: dict[str, int]) -> datetime | None:
    """The zone is not kept and counts as UTC."""
    try:
        return datetime(parts["yr"], parts["mo"], parts["dy"], parts.get("hr", 0), parts.get("min", 0), tzinfo=UTC)
    except (KeyError, ValueError):
        return None
