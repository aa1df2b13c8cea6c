"""The server's audit log is rotated, cut and garbled while people work: no deed is lost, and who did it is told."""

import os
import time
from collections.abc import Iterator

import pytest

from indexer.model.event import Strength
from tests.service import samba
from tests.service.clients import Client
from tests.service.shared_office import SharedOffice, shared_office


@pytest.fixture(scope="module")
def shared() -> Iterator[SharedOffice]:
    samba.require_audit()
    with shared_office() as one:
        one.office.start()
        yield one


def test_a_rotated_log_is_read_on(shared: SharedOffice) -> None:
    an, binh, ha = shared.clients
    save(shared, an, "trước.txt")
    rotated = shared.log.with_name("audit.log.1")
    shared.log.rename(rotated)
    save(shared, binh, "vào tệp cũ.txt")  # the server still holds the old file
    shared.server.reopen_logs()
    save(shared, ha, "sau.txt")
    are_named(shared, {"trước.txt": an, "vào tệp cũ.txt": binh, "sau.txt": ha})


def test_a_log_that_was_emptied_in_place_is_read_from_its_start(shared: SharedOffice) -> None:
    an, binh, ha = shared.clients
    save(shared, an, "một.txt")
    are_named(shared, {"một.txt": an})
    os.truncate(shared.log, 0)
    for number, client in enumerate((binh, ha, an, binh)):  # these lines stand where others stood before
        save(shared, client, f"sau khi cắt {number}.txt")
    are_named(shared, {f"sau khi cắt {number}.txt": client for number, client in enumerate((binh, ha, an, binh))})


def test_a_log_cut_in_half_loses_no_deed_and_names_nobody_wrongly(shared: SharedOffice) -> None:
    an, binh, ha = shared.clients
    for number, client in enumerate((an, binh, ha, an, binh, ha)):
        save(shared, client, f"nửa {number}.txt")
    os.truncate(shared.log, shared.log.stat().st_size // 2)
    save(shared, ha, "nửa sau.txt")
    are_named(shared, {"nửa sau.txt": ha})
    people = {event.path: event.person for event in shared.office.events()}
    for number, client in enumerate((an, binh, ha, an, binh, ha)):
        assert people[f"nửa {number}.txt"] in (client.employee.name, "")


def test_garbage_in_the_log_is_passed_over_and_told(shared: SharedOffice) -> None:
    an, binh, ha = shared.clients
    with shared.log.open("ab") as log:
        log.write(b"\0" * 300 + b"\xff\xfe|||ok|\n" + b"2026-13-45T99:00:00+00:00 vm smbd[1]:   ai|\n")
        log.write(f"  {shared.log.name}: {an.employee.login}|x|x|chung|unlinkat|ok|/giả.txt\n".encode())
    save(shared, binh, "sau rác.txt")
    are_named(shared, {"sau rác.txt": binh})
    [drive] = shared.office.library.status(shared.office.library.viewer(None)).drives
    shared.office.wait_for(lambda: unparsed(shared) > 0, "status to tell of lines nobody understands")
    assert drive.watch_alive
    save(shared, ha, "vẫn chạy.txt")
    are_named(shared, {"vẫn chạy.txt": ha})


def test_what_was_logged_while_the_service_lay_dead_is_read_after(shared: SharedOffice) -> None:
    an, binh, _ = shared.clients
    save(shared, an, "dở dang.txt")
    shared.office.kill()
    time.sleep(0.2)
    binh.put("dở dang.txt", b"khi dich vu ngung")
    binh.put("mới.txt", b"khi dich vu ngung")
    shared.log.rename(shared.log.with_name("audit.log.1"))
    shared.server.reopen_logs()
    shared.office.start()
    are_named(shared, {"mới.txt": binh, "dở dang.txt": binh})


def save(shared: SharedOffice, client: Client, path: str) -> None:
    """Returns when it is in the ledger."""
    last = shared.office.last_id()
    client.put(path, f"{path} {time.monotonic_ns()}".encode())
    shared.office.wait_for(lambda: (*shared.office.story(last), ("",))[0][1:] == (path,), f"{path} in the ledger")


def are_named(shared: SharedOffice, expected: dict[str, Client]) -> None:
    def is_so() -> bool:
        latest = {event.path: event for event in shared.office.events()}
        return all(
            path in latest and (latest[path].person, latest[path].strength) == (client.employee.name, Strength.CERTAIN)
            for path, client in expected.items()
        )

    shared.office.wait_for(is_so, f"{[*expected]} named", 20)


def unparsed(shared: SharedOffice) -> int:
    [drive] = shared.office.library.status(shared.office.library.viewer(None)).drives
    return sum(one.unparsed for one in drive.evidence)
