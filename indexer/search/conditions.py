"""Which values of a keyword column a condition means. Pure.

Units, people and kinds are found by their words (`phong:"tài chính"` is in "Phòng Tài chính - Kế hoạch") or by their
last initials (`phong:tckh`), kinds by the letters of a number too (`loai:ttr`) and by their English names; tasks as a
whole; file types by what they end with or as people call them (`duoi:word`); folders by consecutive parts of the path.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

from indexer.search.engine import IndexRow
from indexer.vietnamese.kinds import KINDS
from indexer.vietnamese.text import fold, normalise, words

_VIETNAM = timezone(timedelta(hours=7))  # no daylight saving time since 1975
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_TYPES = {
    "word": "doc docx docm dot dotx odt rtf wps",
    "excel|bang tinh|spreadsheet": "xls xlsx xlsm xlsb ods csv tsv",
    "powerpoint|trinh chieu|slide|slides|presentation": "ppt pptx pptm pps ppsx odp",
    "anh|hinh|hinh anh|image|picture|photo": "jpg jpeg png tif tiff bmp gif webp heic",
    "thu|thu dien tu|mail|email": "eml msg",
    "nen|tep nen|archive": "zip rar 7z tar gz",
    "web|trang web": "htm html mht",
    "text|chu": "txt md log",
}
TYPES = {name: frozenset(types.split()) for names, types in _TYPES.items() for name in names.split("|")}
"""What people call files, folded -> how their names end."""

Accepts = Callable[[str], bool]


def accepts(field: str, wanted: str, also: tuple[str, ...] = ()) -> Accepts:
    """A test for the values of the column; `field` is a name of query.FIELDS other than number and name."""
    if also:
        each = [accepts(field, one) for one in (wanted, *also)]
        return lambda value: any(accepted(value) for accepted in each)
    key = _key(wanted)
    if field == "task":
        return lambda value: _key(value) == key
    if field == "type":
        types = TYPES.get(key) or frozenset({key.lstrip(".")})
        return lambda value: _key(value).lstrip(".") in types
    if field == "folder":
        return _folder(key)
    if field == "kind" and (kinds := _kinds(key)):
        return lambda value: _key(value) in kinds
    return _words(key)


def _kinds(key: str) -> frozenset[str]:
    """Keys of the kinds with these letters or this English name; none where they are neither."""
    return frozenset(fold(kind.name) for kind in KINDS if key == fold(kind.english) or key in map(fold, kind.symbols))


def day_of(row: IndexRow) -> int:
    """The day a document stands for: the date it bears, else the day of its last change in Việt Nam (as an ordinal).

    The date on the paper is what people remember; a copied or converted file has a new time and the old date.
    """
    return (row.issued_on or (_EPOCH + timedelta(seconds=row.modified)).astimezone(_VIETNAM).date()).toordinal()


def ordinals(since: date | None, until: date | None) -> tuple[int, int]:
    """The first and the last day, both inclusive, None is open."""
    return since.toordinal() if since else 0, until.toordinal() if until else date.max.toordinal()


def _words(key: str) -> Accepts:
    asked = words(key)
    initials = asked[0] if len(asked) == 1 and len(asked[0]) > 1 else None

    def holds(value: str) -> bool:
        held = words(_key(value))
        if initials and "".join(word[0] for word in held).endswith(initials):
            return True
        return bool(asked) and set(asked) <= set(held)

    return holds


def _folder(key: str) -> Accepts:
    asked = [words(part) for part in key.strip("/").split("/")]

    def holds(value: str) -> bool:
        parts = [words(part) for part in _key(value).split("/")]
        if len(asked) == 1:
            return any(asked[0] and set(asked[0]) <= set(part) for part in parts)
        return any(parts[at : at + len(asked)] == asked for at in range(len(parts) - len(asked) + 1))

    return holds


def _key(text: str) -> str:
    return " ".join(fold(normalise(text)).split())
