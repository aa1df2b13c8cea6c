"""The audit log: lines as Samba writes them, telling a part of the story and nothing else."""

import re
from datetime import datetime
from unicodedata import normalize

from tests.sample.drive import UNTIL, Drive

LINE = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00) maychu log\.smbd\[\d+\]:   "
    r"(?P<login>[a-z.0-9]+)\|192\.168\.10\.\d+\|pc-\d\d\|chung\|(?P<op>[a-z_]+)\|ok\|(?P<rest>.*)"
)
ROOT = "/srv/chung/"
TEMPORARY = re.compile(r"/(~\$|~WR[DL]\d+\.tmp|[0-9A-F]{8}(\.tmp)?$|lu\w+\.tmp)")


def effects(drive: Drive) -> set[tuple[str, str, str, str]]:
    """(second, login, what, path) that the log says happened to documents in the end of each save."""
    found = set()
    for line in drive.log:
        match = LINE.fullmatch(line)
        assert match, line
        at, login, op, rest = match["at"][:19], match["login"], match["op"], match["rest"]
        *first, path = normalize("NFC", rest).split("|")  # the log has names as they are on the disk
        if op not in ("pwrite_recv", "renameat", "unlinkat") or TEMPORARY.search(path):
            continue
        source = first[0] if op == "renameat" else ""
        if ".recycle/" in source:
            found.add((at, login, "restored", path.removeprefix(ROOT)))
        elif op == "renameat" and not TEMPORARY.search(source):
            found.add((at, login, "moved", path.removeprefix(ROOT)))
        else:
            found.add((at, login, "removed" if op == "unlinkat" else "saved", path.removeprefix(ROOT)))
    return found


def test_every_line_is_one_record_in_the_order_of_time(drive: Drive) -> None:
    times = [line.partition(" ")[0] for line in drive.log]
    assert times == sorted(times) and len(times) > 500
    assert all(LINE.fullmatch(line) for line in drive.log)


def test_log_tells_only_what_happened(drive: Drive) -> None:
    words = {"added": "saved", "modified": "saved"}
    happened = {
        (event["at"][:19], event["person"], words.get(event["action"], event["action"]), event["path"])
        for event in drive.truth["events"]
    }
    told = effects(drive)
    assert told <= happened
    assert 0.3 < len(told) / len(happened) < 0.9  # the rest has no evidence in the log


def test_log_begins_long_after_the_story_and_has_a_gap(drive: Drive) -> None:
    days = sorted({(UNTIL - datetime.fromisoformat(line.partition(" ")[0])).days for line in drive.log}, reverse=True)
    assert days[0] < 431 < (UNTIL - datetime.fromisoformat(drive.truth["events"][0]["at"])).days
    assert not set(days) & set(range(187, 199))


def test_word_renames_and_excel_writes_eight_hexadecimal_digits(drive: Drive) -> None:
    text = "\n".join(drive.log)
    assert re.search(r"renameat\|ok\|(.*\.docx)\|.*/~WRL\d+\.tmp\n.*renameat\|ok\|.*/~WRD\d+\.tmp\|\1\n", text)
    assert re.search(r"renameat\|ok\|.*/[0-9A-F]{8}\|.*\.xlsx\n", text)
    assert re.search(r"unlinkat\|ok\|.*/~\$.*\.docx", text)


def test_people_past_the_log_are_never_in_it(drive: Drive) -> None:
    logged = {LINE.fullmatch(line)["login"] for line in drive.log}  # type: ignore[index]
    assert logged < {person["login"] for person in drive.config["people"]}
