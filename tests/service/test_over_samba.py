"""Somebody works on the share over SMB, the service watches the folder that is shared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service import samba
from tests.service.office import Office
from tests.service.test_whole_way import write


@pytest.fixture
def share(tmp_path: Path) -> Iterator[tuple[Office, samba.Samba]]:
    samba.require()
    with Office(tmp_path / "office") as office, samba.Samba(tmp_path / "samba", office.drive) as server:
        office.start()
        yield (office, server)


def test_each_thing_done_over_samba_is_one_event(share: tuple[Office, samba.Samba], tmp_path: Path) -> None:
    office, server = share
    write(tmp_path / "first.docx", "Dự toán thu chi năm")
    write(tmp_path / "second.docx", "Dự toán điều chỉnh bổ sung")

    server.do(f'mkdir "Phòng A"; put {tmp_path}/first.docx "Phòng A/dự toán.docx"')
    office.wait_for(lambda: office.paths("thu chi") == {"Phòng A/dự toán.docx"}, "the uploaded file")
    # Word's way to save: the new text beside the old, then both renamed, then the old one deleted
    server.do(
        f'cd "Phòng A"; put {tmp_path}/second.docx ~WRD0001.tmp; rename "dự toán.docx" ~WRL0002.tmp;'
        ' rename ~WRD0001.tmp "dự toán.docx"; del ~WRL0002.tmp'
    )
    office.wait_for(lambda: office.paths("điều chỉnh") == {"Phòng A/dự toán.docx"}, "the saved file")
    server.do('rename "Phòng A/dự toán.docx" "Phòng A/dự toán 2026.docx"')
    office.wait_for(lambda: office.paths("điều chỉnh") == {"Phòng A/dự toán 2026.docx"}, "the new name")
    server.do('del "Phòng A/dự toán 2026.docx"')
    office.wait_for(lambda: not office.find("điều chỉnh"), "the removal")
    office.settle()

    assert office.story() == [
        ("added", "Phòng A/dự toán.docx"),
        ("modified", "Phòng A/dự toán.docx"),
        ("moved", "Phòng A/dự toán 2026.docx", "Phòng A/dự toán.docx"),
        ("removed", "Phòng A/dự toán 2026.docx"),
    ]
