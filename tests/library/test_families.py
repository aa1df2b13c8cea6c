"""Families and folded results, on drives that were really indexed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.config.load import load
from indexer.config.tree import Config
from indexer.indexing import rebuild_index
from indexer.library import Library, open_library
from indexer.model.hit import Ask, Sort
from indexer.service.jobs import index
from tests.coordination.test_kinship import TEXT
from tests.library.copied import copy_of

CONFIG = """
[[drives]]
name = "chung"
path = "chung"

[[drives]]
name = "riêng"
path = "rieng"
readers = ["TT"]

[[units]]
code = "TT"
name = "Thanh tra"
folders = ["Thanh tra"]
"""
FINAL = "Báo cáo quyết toán cầu (bản cuối).txt"
DRAFT = "Dự thảo lần 2 - Báo cáo quyết toán cầu.txt"
OLDEST = "Dự thảo lần 1 - Báo cáo quyết toán cầu.txt"
FORM = "Danh sách hộ nghèo xã Phú Thành được trợ giúp năm nay gồm ba mươi hộ, chia theo bốn thôn, có số tiền kèm"


@dataclass
class Office:
    home: Path
    config: Config
    library: Library

    def put(self, path: str, text: str, *, days: int = 0) -> None:
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        at = (1_770_000_000 + days * 86_400) * 10**9
        os.utime(file, ns=(at, at))

    def index(self, *, accept_removals: bool = False) -> None:
        index(self.config, accept_removals=accept_removals)

    def id_at(self, path: str) -> int:
        """Of the open drive."""
        [found] = self.library.at(self.library.viewer("*"), path)
        return found.id

    def find(self, text: str, login: str | None = None, **ask: object) -> dict[str, tuple[str, ...]]:
        """Names of the hits, each with the names of what is folded under it."""
        viewer = self.library.viewer(login)
        names = {hit.id: hit.name for hit in self.library.search(viewer, Ask("", limit=100, folded=False)).hits}
        hits = self.library.search(viewer, Ask(text, **ask)).hits  # type: ignore[arg-type]
        return {hit.name: tuple(names[id] for id in hit.older) for hit in hits}

    def id(self, name: str, drive: str = "chung") -> int:
        hits = self.library.search(self.library.viewer(None), Ask("", limit=100, folded=False)).hits
        return next(hit.id for hit in hits if (hit.drive, hit.name) == (drive, name))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    copy_of(_filled, tmp_path)
    found = _opened(tmp_path)
    yield found
    found.library.close()


def _opened(home: Path) -> Office:
    config = load(home / "config.toml")
    return Office(home, config, open_library(config))


def _filled(home: Path) -> None:
    for drive in ("chung", "rieng"):
        (home / drive).mkdir()
    (home / "config.toml").write_text(CONFIG, encoding="utf-8")
    found = _opened(home)
    found.put(f"chung/Cầu/{OLDEST}", TEXT.replace("thẩm tra xong", "dự kiến xong") + " Thêm lời ở dự thảo đầu.", days=1)
    found.put(f"chung/Cầu/{DRAFT}", TEXT + " Xin ý kiến các phòng.", days=2)
    found.put(f"chung/Cầu/{FINAL}", TEXT, days=3)
    found.put("chung/Cầu/Biên bản họp.txt", "Họp về quyết toán dự án cầu, còn thiếu hồ sơ đất đai của xã", days=4)
    found.put("rieng/Cầu/Báo cáo quyết toán cầu.txt", TEXT, days=5)
    found.index()
    found.library.close()


def test_drafts_are_folded_under_the_final_one(office: Office) -> None:
    assert office.find("quyết toán dự án", "*") == {FINAL: (DRAFT, OLDEST), "Biên bản họp.txt": ()}
    found = office.library.search(office.library.viewer("*"), Ask("quyết toán dự án"))
    assert found.total == 2
    assert found.facets["type"] == {"txt": 2}


def test_all_are_shown_where_somebody_asks_for_it(office: Office) -> None:
    assert set(office.find("quyết toán dự án", "*", folded=False)) == {FINAL, DRAFT, OLDEST, "Biên bản họp.txt"}


def test_a_search_for_drafts_shows_them(office: Office) -> None:
    assert set(office.find("dự thảo báo cáo quyết toán cầu", "*")) >= {DRAFT, OLDEST}
    assert next(iter(office.find("dự thảo lần 2 báo cáo quyết toán", "*"))) == DRAFT


def test_an_old_draft_that_alone_matches_says_what_to_use(office: Office) -> None:
    assert office.find('"lời ở dự thảo đầu"', "*") == {OLDEST: ()}
    [hit] = office.library.search(office.library.viewer("*"), Ask('"dự kiến xong"')).hits
    assert (hit.name, hit.newer) == (OLDEST, office.id(FINAL))


def test_pages_neither_lose_nor_repeat_a_document(office: Office) -> None:
    for number in range(7):
        text = f"Họp tổ {number} về quyết toán dự án đường {'xyzuvwt'[number]}, có {number + 3} người dự"
        office.put(f"chung/Họp/Biên bản tổ {number}.txt", text, days=number)
    office.index()
    viewer = office.library.viewer("*")
    for sort in Sort:
        whole = office.library.search(viewer, Ask("quyết toán dự án", sort=sort, limit=50))
        pages = [
            office.library.search(viewer, Ask("quyết toán dự án", sort=sort, limit=2, offset=at))
            for at in range(0, 12, 2)
        ]
        seen = [hit.id for page in pages for hit in page.hits]
        assert seen == [hit.id for hit in whole.hits]
        assert len(seen) == whole.total == 9


def test_the_family_has_the_one_to_use_first(office: Office) -> None:
    viewer = office.library.viewer("*")
    for name in (FINAL, DRAFT, OLDEST):
        family = office.library.family(viewer, office.id(name))
        assert family is not None
        assert [(one.document.name, one.is_final, one.draft) for one in family.members] == [
            (FINAL, True, None),
            (DRAFT, False, 2),
            (OLDEST, False, 1),
        ]
        assert family.members[0].likeness == 1.0 > family.members[2].likeness > 0.5
    assert office.library.family(viewer, office.id("Biên bản họp.txt")) is None


def test_another_drive_is_another_family_and_nothing_of_it_leaks(office: Office) -> None:
    everything = office.library.viewer(None)
    mine = office.library.family(everything, office.id(FINAL))
    assert mine is not None and {one.document.drive for one in mine.members} == {"chung"}
    hits = office.library.search(office.library.viewer("*"), Ask("quyết toán dự án", folded=False)).hits
    assert {hit.drive for hit in hits} == {"chung"}
    for hit in office.library.search(everything, Ask("quyết toán dự án")).hits:
        found = {office.library.document(everything, id).drive for id in (*hit.older, *filter(None, (hit.newer,)))}
        assert found <= {hit.drive}


def test_a_document_leaves_its_family_with_its_file(office: Office) -> None:
    (office.home / "chung/Cầu" / FINAL).unlink()
    office.index()
    family = office.library.family(office.library.viewer("*"), office.id(DRAFT))
    assert family is not None and [one.document.name for one in family.members] == [DRAFT, OLDEST]
    assert office.find("quyết toán dự án", "*") == {DRAFT: (OLDEST,), "Biên bản họp.txt": ()}


def test_a_document_that_becomes_another_work_leaves_its_family(office: Office) -> None:
    office.put(
        f"chung/Cầu/{FINAL}", "Nội dung hoàn toàn khác, về bồi thường đất đai và tái định cư của xã " * 3, days=6
    )
    office.index()
    assert office.library.family(office.library.viewer("*"), office.id(FINAL)) is None


def test_a_newer_draft_takes_the_first_place(office: Office) -> None:
    office.put("chung/Cầu/Báo cáo quyết toán cầu (đã ký).txt", TEXT + " Đã ban hành.", days=7)
    office.index()
    assert next(iter(office.find("quyết toán dự án", "*"))) == "Báo cáo quyết toán cầu (đã ký).txt"
    [hit] = office.library.search(office.library.viewer("*"), Ask("quyết toán tổng mức đầu tư", limit=1)).hits
    assert len(hit.older) == 3


def test_copies_are_one_hit_with_their_paths(office: Office) -> None:
    text = "Danh sách hộ nghèo xã Phú Thành được trợ giúp năm nay gồm ba mươi hộ, chia theo bốn thôn, có số tiền kèm"
    for path in (
        "Hộ nghèo/danh sách hộ nghèo (2).txt",
        "Hộ nghèo/danh sách hộ nghèo.txt",
        "Lưu trữ/danh sách hộ nghèo.txt",
    ):
        office.put(f"chung/{path}", text, days=8)
    office.index()
    [hit] = office.library.search(office.library.viewer("*"), Ask('"danh sách hộ nghèo"')).hits
    assert hit.path == "Hộ nghèo/danh sách hộ nghèo.txt"
    assert set(hit.duplicates) == {"Hộ nghèo/danh sách hộ nghèo (2).txt", "Lưu trữ/danh sách hộ nghèo.txt"}
    assert len(hit.older) == 2 and hit.newer is None
    for copy in office.library.search(office.library.viewer("*"), Ask("danh sách hộ nghèo", folded=False)).hits[:3]:
        assert copy.newer is None


def test_the_number_of_a_document_that_left_a_large_family_is_nobody_elses(office: Office) -> None:
    for number in range(60):
        office.put(f"chung/Phiếu/{number}/danh sách hộ nghèo.txt", FORM, days=9)
    office.index()
    first = min(office.id_at(f"Phiếu/{number}/danh sách hộ nghèo.txt") for number in range(60))
    path = office.library.document(office.library.viewer(None), first).path
    other = "Kế hoạch trồng cây đầu xuân ở trụ sở xã, phân công các đoàn thể và thời gian thực hiện trong tháng giêng"
    office.put(f"chung/{path}", other, days=8)
    office.put("chung/Cây/danh sách hộ nghèo.txt", other, days=8)
    office.index()
    family = office.library.family(office.library.viewer(None), first)
    assert family is not None
    assert {member.document.path for member in family.members} == {path, "Cây/danh sách hộ nghèo.txt"}


def test_many_copies_that_go_at_once_leave_the_others_together(office: Office) -> None:
    for number in range(120):
        office.put(f"chung/Bản sao/{number}/danh sách hộ nghèo.txt", FORM)
    office.index()
    for number in range(1, 100):
        (office.config.drives[0].path / f"Bản sao/{number}/danh sách hộ nghèo.txt").unlink()
    office.index(accept_removals=True)
    family = office.library.family(office.library.viewer(None), office.id_at("Bản sao/0/danh sách hộ nghèo.txt"))
    assert family is not None and len(family.members) == 21


def test_a_rebuild_forgets_nobodys_change(office: Office) -> None:
    catalogue = open_catalogue(office.config.state.path)
    gone = office.id(DRAFT)
    with catalogue.writing():
        catalogue.files.remove(gone, "2026-01-01T00:00:00+00:00")
        catalogue.outbox.add(gone, catalogue.documents.mark_gone(gone), urgent=False)
    rebuild_index(catalogue, office.config.state.path / "index")
    assert gone in {row.document for row in catalogue.outbox.next(100)}  # its family has to be told
    catalogue.close()
