"""Who gets a document: the list under `Nơi nhận:`. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.text import fold

MOST_RECIPIENTS = 40
_LONGEST = 200  # characters of one
_LISTED_IN = 3000  # characters
_EDGE = r"(?:^|[\n|\t]|\s{3})[ *_]{0,9}"
_START = re.compile(rf"{_EDGE}noi\s{{1,3}}nhan\s{{0,3}}[:.;]?[*_]{{0,3}}(?=[\s-]|$)")
_ADDRESSED = re.compile(rf"{_EDGE}kinh\s{{1,3}}gui\s{{0,3}}:\s{{0,9}}(?P<names>[^\n|\t]{{0,300}})")
_COLUMN = re.compile(r" {3,}|[|\t]")
_BULLET = re.compile(r"[-+•*]\s*")
# The other column, glued by one blank: `- Như trên; PHÓ GIÁM ĐỐC`.
_GLUED = re.compile(r"(?<=[;.,:])\s+(?=(?:KT|TM|TL|TUQ|Q)\s?\.|[A-ZĐÀ-Ỹ]{2,}\s[A-ZĐÀ-Ỹ]{2})")
_ASIDE = re.compile(r"\s*\((?:de |b/?c\b|bao cao|thuc hien|p/?h|dang |t/?h\b)[^()]{0,60}\)?\s*$")
_AS_ADDRESSED = re.compile(r"nhu (?:tren|kinh gui)\b")
_FILED = re.compile(r"luu\b")


def find_recipients(text: str) -> tuple[str, ...]:
    """Those listed under the first `Nơi nhận:`, without the `Lưu:` line; `Như trên` is whom `Kính gửi:` names.

    As written, but without what they get it for (`(để b/c)`); at most 40.
    """
    cleaned = clean(text)
    folded = fold(cleaned)
    first = folded.find("noi nhan")  # hardly any text has it but where it is meant
    start = _START.search(folded, max(0, first - 12)) if first >= 0 else None
    if not start:
        return ()
    entries = _List().entries(cleaned[start.end() : start.end() + _LISTED_IN])
    found: dict[str, None] = {}
    for entry in entries:
        as_addressed = _AS_ADDRESSED.match(fold(entry)) is not None
        named = _addressed(cleaned, folded[: start.start()]) if as_addressed else ()
        found |= dict.fromkeys(named or (entry,))
    return tuple(found)[:MOST_RECIPIENTS]


@dataclass(slots=True)
class _List:
    """The list as far as it is read. `is_open`: the last entry goes on in the next line."""

    found: list[str] = field(default_factory=list)
    has_bullets: bool = False
    is_open: bool = False

    def entries(self, block: str) -> tuple[str, ...]:
        for line in block.split("\n"):
            first = _GLUED.split(_COLUMN.split(line.lstrip(" "))[0], maxsplit=1)[0].strip(" *_")
            if first and not self._take(first):
                break
        return tuple(shown for entry in self.found for shown in _parts(entry))

    def _take(self, line: str) -> bool:
        """Whether the list may go on after this line."""
        bullet = _BULLET.match(line)
        body = line[bullet.end() :] if bullet else line
        if _FILED.match(fold(body)):
            return False
        self.has_bullets = self.has_bullets or bool(bullet)
        if bullet or (not self.found and not body.isupper()):
            self.found.append(body)
        elif body.isupper() or body.startswith("("):
            self.is_open = False
            return True  # the signer's titles
        elif self.is_open:
            self.found[-1] = f"{self.found[-1]} {body}"
        elif self.has_bullets or self.found[-1].endswith("."):
            return True  # the signer's name, or what follows
        else:
            self.found.append(body)
        self.is_open = not body.endswith((";", ".", "./"))
        return True


def _parts(entry: str) -> Iterator[str]:
    for part in re.split(r";\s*", entry):
        shown = _shown(part)
        if shown and _FILED.match(fold(shown)):
            return
        if shown and len(shown) <= _LONGEST:
            yield shown


def _shown(entry: str) -> str:
    written = " ".join(entry.strip(" -+•;.,:*_/").split())
    aside = _ASIDE.search(fold(written))
    return written[: aside.start()] if aside else written


def _addressed(cleaned: str, folded: str) -> tuple[str, ...]:
    match = _ADDRESSED.search(folded)
    names = cleaned[match.start("names") : match.end("names")] if match else ""
    return tuple(name for part in names.split(";") if (name := _shown(part)))
