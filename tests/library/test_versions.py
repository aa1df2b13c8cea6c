"""Versions and their comparison, on drives that were really indexed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.config.load import load
from indexer.config.tree import Config
from indexer.errors import NotVisibleError
from indexer.library import Library, open_library
from indexer.model.family import PieceKind
from indexer.model.hit import Ask
from indexer.service.jobs import index

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


@dataclass
class Office:
    home: Path
    config: Config
    library: Library

    def save(self, path: str, text: str) -> int:
        """Its id after it was indexed."""
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        at = file.stat().st_mtime_ns + 10**9 if file.exists() else 10**18
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(at, at))
        index(self.config)
        found = self.library.search(self.library.viewer(None), Ask("", limit=100)).hits
        return next((hit.id for hit in found if hit.path == path.partition("/")[2]), 0)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    for drive in ("chung", "rieng"):
        (tmp_path / drive).mkdir()
        (tmp_path / drive / "khác.txt").write_text("giữ ổ không trống", encoding="utf-8")
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    config = load(tmp_path / "config.toml")
    library = open_library(config)
    yield Office(tmp_path, config, library)
    library.close()


def test_each_save_leaves_the_text_before(office: Office) -> None:
    for text in ("Kinh phí 100 triệu", "Kinh phí 120 triệu", "Kinh phí 120 triệu đồng"):
        id = office.save("chung/báo cáo.txt", text)
    viewer = office.library.viewer("*")
    assert [(one.number, one.words) for one in office.library.versions(viewer, id)] == [(1, 4), (2, 4), (3, 5)]
    found = office.library.compare(viewer, (id, 1), (id, None))
    assert [(piece.kind, piece.text) for piece in found.pieces] == [
        (PieceKind.SAME, "Kinh phí "),
        (PieceKind.REMOVED, "100"),
        (PieceKind.ADDED, "120"),
        (PieceKind.SAME, " triệu"),
        (PieceKind.ADDED, " đồng"),
    ]
    assert office.library.compare(viewer, (id, 1), (id, 3)) == found


def test_a_save_that_changes_no_word_is_no_version(office: Office) -> None:
    office.save("chung/báo cáo.txt", "như cũ")
    id = office.save("chung/báo cáo.txt", "như cũ")
    assert len(office.library.versions(office.library.viewer("*"), id)) == 1


def test_a_document_that_becomes_secret_loses_all_its_versions(office: Office) -> None:
    office.save("chung/kế hoạch.txt", "Kế hoạch thanh tra lần một")
    office.save("chung/kế hoạch.txt", "Kế hoạch thanh tra lần hai")
    id = office.save("chung/kế hoạch.txt", "TUYỆT MẬT\n\nKế hoạch thanh tra lần ba")
    viewer = office.library.viewer(None)
    assert office.library.document(viewer, id).failure == "secret"
    assert office.library.versions(viewer, id) == ()
    with pytest.raises(NotVisibleError):
        office.library.compare(viewer, (id, 1), (id, 2))
    catalogue = open_catalogue(office.config.state.path)
    assert catalogue.versions.of(id) == () and catalogue.versions.text(id, 1) is None
    catalogue.close()


def test_what_was_written_anew_under_an_old_name_keeps_the_old_text(office: Office) -> None:
    office.save("chung/a.txt", "nội dung thứ nhất")
    (office.home / "chung/a.txt").unlink()
    index(office.config)
    id = office.save("chung/a.txt", "nội dung thứ hai")
    assert [one.number for one in office.library.versions(office.library.viewer("*"), id)] == [1, 2]


def test_an_unknown_version_says_so(office: Office) -> None:
    id = office.save("chung/a.txt", "một")
    with pytest.raises(NotVisibleError):
        office.library.compare(office.library.viewer("*"), (id, 7), (id, None))


def test_documents_of_other_drives_have_neither_versions_nor_comparison(office: Office) -> None:
    mine = office.save("chung/a.txt", "một")
    office.save("rieng/b.txt", "hai")
    theirs = office.save("rieng/b.txt", "ba")
    viewer = office.library.viewer("*")
    assert len(office.library.versions(office.library.viewer(None), theirs)) == 2
    with pytest.raises(NotVisibleError):
        office.library.versions(viewer, theirs)
    for pair in (((mine, None), (theirs, 1)), ((theirs, None), (mine, None))):
        with pytest.raises(NotVisibleError):
            office.library.compare(viewer, *pair)
