"""After an upgrade: what an older version described is described again from its stored text, in idle time."""

import random
import sqlite3
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.model.document import Document
from indexer.pipeline.describing import RULES
from indexer.service.jobs import index, verify
from tests.service.office import Office

LETTER = """UBND TỈNH AN LẠC\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ TÀI CHÍNH\tĐộc lập - Tự do - Hạnh phúc
Số: {n}/STC-QLNS\tAn Lạc, ngày 05 tháng 02 năm 2026
V/v quyết toán kinh phí
{mark}
Kính gửi: Phòng Tài chính - Kế hoạch
Nơi nhận:\tKT. GIÁM ĐỐC
- Như trên;\tPHÓ GIÁM ĐỐC
- Lưu: VT.

\tNguyễn Thị Thuý Hoà
"""
FORGOTTEN = "place='', signer='', position='', capacity='', recipients='[]', urgency='', is_draft=0, described=0"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path) as one:
        for n in range(1, 61):
            (one.drive / f"{n}.txt").write_text(LETTER.format(n=n, mark=""), encoding="utf-8")
        index(one.config)
        yield one


def tell(office: Office, statement: str) -> list[tuple[object, ...]]:
    """What a statement answers on the catalogue itself, committed."""
    connection = sqlite3.connect(office.config.state.path / "catalogue.db", timeout=10)
    try:
        with connection:
            return connection.execute(statement).fetchall()
    finally:
        connection.close()


def document(office: Office, path: str) -> Document:
    [id] = [hit.id for hit in office.find(f"ten:{path.removesuffix('.txt')}") if hit.path == path]
    return office.library.document(office.library.viewer(None), id)


def test_index_describes_what_an_older_version_did_not(office: Office) -> None:
    tell(office, f"UPDATE document SET {FORGOTTEN}")
    last = office.last_id()
    assert index(office.config).modified == 0
    found = document(office, "7.txt").header
    assert (found.signer, found.capacity, found.place) == ("Nguyễn Thị Thuý Hoà", "KT.", "An Lạc")
    assert found.recipients == ("Phòng Tài chính - Kế hoạch",)
    assert len(office.find("nguoiky:thuy")) == 60  # the search knows it too
    assert office.last_id() == last
    assert tell(office, f"SELECT count(*) FROM document WHERE described != {RULES}") == [(0,)]
    assert verify(office.config).ok


def test_what_says_nothing_new_is_left_alone(office: Office) -> None:
    versions = tell(office, "SELECT id, version FROM document")
    tell(office, "UPDATE document SET described = 0")
    index(office.config)
    assert tell(office, "SELECT id, version FROM document") == versions
    assert tell(office, f"SELECT count(*) FROM document WHERE described != {RULES}") == [(0,)]


def test_a_document_of_the_same_rules_is_not_touched(office: Office) -> None:
    tell(office, f"UPDATE document SET {FORGOTTEN} WHERE path != '7.txt'")
    tell(office, "UPDATE document SET signer = 'Lê Văn Bưởi' WHERE path = '7.txt'")
    index(office.config)
    assert document(office, "7.txt").header.signer == "Lê Văn Bưởi"
    assert document(office, "8.txt").header.signer == "Nguyễn Thị Thuý Hoà"


def test_the_service_does_it_while_idle_and_says_so(office: Office) -> None:
    tell(office, f"UPDATE document SET {FORGOTTEN}")
    office.launch()
    office.wait_for(lambda: len(office.find("nguoiky:thuy")) == 60, "all to be described", 60)
    (office.drive / "mới.txt").write_text("Công văn hỏa tốc", encoding="utf-8")
    office.wait_for(lambda: office.paths("hỏa tốc") == {"mới.txt"}, "a new file to be found")


def test_killed_in_the_middle_nothing_is_lost(office: Office) -> None:
    for _ in range(6):
        tell(office, f"UPDATE document SET {FORGOTTEN}")
        office.launch()
        time.sleep(random.uniform(0.4, 1.3))
        office.kill()
    index(office.config)
    assert len(office.find("nguoiky:thuy")) == 60
    assert tell(office, f"SELECT count(*) FROM document WHERE described != {RULES}") == [(0,)]
    assert verify(office.config).ok


def test_what_today_is_a_secret_keeps_nothing(office: Office) -> None:
    body = zlib.compress(LETTER.format(n=7, mark="TỐI MẬT").encode())
    connection = sqlite3.connect(office.config.state.path / "catalogue.db")
    with connection:
        [(id,)] = connection.execute("SELECT id FROM document WHERE path = '7.txt'")
        connection.execute("UPDATE text SET body = ? WHERE document = ?", (body, id))
        connection.execute("UPDATE document SET described = 0 WHERE id = ?", (id,))
    connection.close()
    index(office.config)
    found = office.library.document(office.library.viewer(None), id)
    assert (found.failure, found.header.number, found.header.subject) == ("secret", "", "")
    assert office.library.text(office.library.viewer(None), id) == ""
    assert "7.txt" not in office.paths("quyết toán kinh phí")


def test_what_older_rules_took_for_a_secret_is_read_again(office: Office) -> None:
    tell(office, "INSERT INTO failure SELECT id, 'secret', 'Mật', '2026-01-01T00:00:00Z', 1, 99 FROM document LIMIT 1")
    tell(office, "UPDATE text SET body = x'789c030000000001' WHERE document IN (SELECT document FROM failure)")
    tell(office, "UPDATE document SET described = 0 WHERE id IN (SELECT document FROM failure)")
    assert len(office.library.failures(office.library.viewer(None))) == 1
    index(office.config)
    assert office.library.failures(office.library.viewer(None)) == ()
    assert len(office.find("quyết toán kinh phí")) == 60
