"""The service beside a server's log: who did it stands in the ledger, whatever comes first and whatever dies."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path

from indexer.model.event import Event, Strength
from indexer.model.status import EvidenceStatus
from indexer.service.jobs import index
from tests.service.office import Office

PEOPLE = """
[[people]]
login = "an"
name = "Trần Văn An"
[[people]]
login = "binh"
name = "Lê Thị Bình"
"""


class Server:
    """Writes what Samba would write, beside the file itself."""

    def __init__(self, home: Path) -> None:
        self.log = home / "audit.log"
        self.log.touch()
        self.drive = home / "office" / "drive"

    def office(self, *, more: str = "") -> Office:
        log = f'audit_log = "{self.log}"\n{more}\n{PEOPLE}'
        return Office(self.drive.parent, extra=log)

    def save(self, login: str, name: str, text: str = "x") -> None:
        self.put(name, text)
        self.write(login, f"pwrite_recv|ok|{self.drive}/{name}")

    def put(self, name: str, text: str = "x") -> None:
        """Whole at once: nobody sees half of it."""
        aside = self.log.with_name("aside")
        aside.write_text(text, encoding="utf-8")
        aside.rename(self.drive / name)

    def write(self, login: str, operation: str, at: datetime | None = None) -> None:
        moment = (at or datetime.now(UTC)).isoformat(timespec="microseconds")
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"{moment} maychu log.smbd[7]:   {login}|10.0.0.5|pc-07|chung|{operation}\n")


def credited(office: Office, path: str) -> list[tuple[str, str]]:
    return [(event.person, event.strength.value) for event in office.events() if event.path == path]


def of(office: Office, path: str) -> list[Event]:
    return [event for event in office.events() if event.path == path and not event.is_past]


def test_a_save_is_certain_at_once(tmp_path: Path) -> None:
    server = Server(tmp_path)
    with server.office() as office:
        office.start()
        took = []
        for number, login in enumerate(("an", "binh", "an")):
            started = time.monotonic()
            server.save(login, f"{number}.txt")
            office.wait_for(lambda: credited(office, f"{number}.txt"), "the event", 10)  # noqa: B023
            took.append(time.monotonic() - started)
        people = ["Trần Văn An", "Lê Thị Bình", "Trần Văn An"]
        assert [credited(office, f"{n}.txt") for n in range(3)] == [[(name, "certain")] for name in people]
        assert max(took) < 5
        [source] = office.library.status(office.library.viewer(None)).drives[0].evidence
        office.wait_for(lambda: _health(office).lines == 3, "its health", 10)
        assert (source.source, source.place, _health(office).state) == ("samba", str(server.log), "ok")


def test_a_line_that_comes_late_finds_its_event(tmp_path: Path) -> None:
    server = Server(tmp_path)
    with server.office() as office:
        server.put("old.txt")  # what is on the drive from the start is the past; all else is not
        office.start()
        at = datetime.now(UTC)
        server.put("a.txt")
        office.wait_for(lambda: of(office, "a.txt"), "the event", 10)
        assert of(office, "a.txt")[0].strength is Strength.UNKNOWN
        server.write("an", f"pwrite_recv|ok|{server.drive}/a.txt", at)
        office.wait_for(lambda: credited(office, "a.txt") == [("Trần Văn An", "certain")], "the credit", 15)


def test_the_log_of_the_time_when_nobody_looked_is_read_at_the_start(tmp_path: Path) -> None:
    server = Server(tmp_path)
    with server.office() as office:
        office.start()
        server.save("an", "a.txt")
        office.wait_for(lambda: of(office, "a.txt"), "the event", 10)
        office.kill()
        server.save("binh", "b.txt")
        server.log.rename(server.log.with_name("audit.log.1"))
        server.save("an", "c.txt")
        office.start()
        for name, person in (("b.txt", "Lê Thị Bình"), ("c.txt", "Trần Văn An")):
            office.wait_for(lambda: credited(office, name) == [(person, "certain")], name, 15)  # noqa: B023
        assert credited(office, "a.txt") == [("Trần Văn An", "certain")]


def test_an_index_run_reads_the_log_before_it_records(tmp_path: Path) -> None:
    server = Server(tmp_path)
    with server.office() as office:
        index(office.config)
        server.save("binh", "b.txt")
        index(office.config)
        assert credited(office, "b.txt") == [("Lê Thị Bình", "certain")]
        assert _health(office).state == "stopped"


def test_hours_without_a_line_in_which_files_changed_are_gaps(tmp_path: Path) -> None:
    server = Server(tmp_path)
    with server.office() as office:
        server.write("an", f"pwrite_recv|ok|{server.drive}/x.txt", datetime(2026, 1, 1, tzinfo=UTC))
        index(office.config)
        (server.drive / "a.txt").write_text("x")
        index(office.config)
        assert [gap.why for gap in _health(office).gaps] == ["silent"]


def test_nobody_hears_of_the_log_of_a_drive_they_may_not_see(tmp_path: Path) -> None:
    server = Server(tmp_path)
    with server.office(more='readers = ["an"]') as office:
        server.write("an", f"pwrite_recv|ok|{server.drive}/x.txt")
        index(office.config)
        library = office.library
        assert str(server.log) in json.dumps([str(one) for one in library.status(library.viewer("an")).drives])
        assert library.status(library.viewer("binh")).drives == ()


def _health(office: Office) -> EvidenceStatus:
    [source] = office.library.status(office.library.viewer(None)).drives[0].evidence
    return source
