"""The web of documents on real drives that were really indexed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as NewDocument

from indexer.config.load import load
from indexer.library import Library, open_library
from indexer.model.relation import Link, Relation
from indexer.model.viewer import Viewer
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

[[people]]
login = "binh.lv"
name = "Lê Văn Bình"
unit = "TT"
"""


def write(file: Path, number: str, day: str, title: str, *lines: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    document = NewDocument()
    top = ["ỦY BAN NHÂN DÂN TỈNH TÂN LỘC", "SỞ TÀI CHÍNH", f"Số: {number}", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    for line in (*top, "Độc lập - Tự do - Hạnh phúc", f"Tân Lộc, {day}", *title.split("\n"), *lines):
        document.add_paragraph(line)
    document.save(str(file))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("office")
    old, new, plan = (
        home / "chung/QĐ/quy chế cũ.docx",
        home / "chung/QĐ/quy chế mới.docx",
        home / "chung/KH/kế hoạch.docx",
    )
    write(
        *(old, "15/QĐ-STC", "ngày 10 tháng 01 năm 2023", "QUYẾT ĐỊNH\nBan hành Quy chế chi tiêu nội bộ"),
        "Căn cứ Luật Ngân sách nhà nước số 83/2015/QH13;",
    )
    write(
        *(new, "20/QĐ-STC", "ngày 05 tháng 02 năm 2025", "QUYẾT ĐỊNH\nBan hành Quy chế chi tiêu nội bộ mới"),
        "Căn cứ Luật Ngân sách nhà nước số 83/2015/QH13 ngày 25 tháng 6 năm 2015;",
        "Căn cứ Kế hoạch số 7/KH-STC ngày 03/01/2025 của Sở Tài chính về việc rà soát quy chế;",
        "Theo đề nghị của Chánh Thanh tra tại Tờ trình số 9/TTr-TTS ngày 04/02/2025;",
        "Điều 2. Quyết định này thay thế Quyết định số 15/QĐ-STC ngày 10 tháng 01 năm 2023.",
    )
    write(plan, "07/KH-STC", "ngày 03 tháng 01 năm 2025", "KẾ HOẠCH\nRà soát quy chế của Sở")
    copy = home / "chung/KH/sao kế hoạch.docx"
    copy.write_bytes(plan.read_bytes())
    os.utime(copy, (1_700_000_000, 1_700_000_000))  # the newest is the one to use
    write(
        *(home / "chung/BC/báo cáo.docx", "88/BC-STC", "ngày 01 tháng 12 năm 2025", "BÁO CÁO\nKết quả rà soát"),
        "Thực hiện Kế hoạch số 07/KH-STC ngày 03/01/2025, Sở Tài chính báo cáo như sau:",
    )
    write(
        *(home / "rieng/TTr/tờ trình.docx", "09/TTr-TTS", "ngày 04 tháng 02 năm 2025", "TỜ TRÌNH\nVề quy chế"),
        "Triển khai Kế hoạch số 07/KH-STC ngày 03/01/2025 của Sở Tài chính.",
    )
    (home / "config.toml").write_text(CONFIG, encoding="utf-8")
    config = load(home / "config.toml")
    index(config)
    with_it = open_library(config)
    yield with_it
    with_it.close()


def links(library: Library, viewer: Viewer, name: str) -> tuple[Link, ...]:
    [id] = [one.id for one in library._catalogue.documents.newest(None, 100) if one.name == name]
    return library.relations(viewer, id)


def told(found: tuple[Link, ...]) -> list[tuple[str, bool, str]]:
    """(relation, whether the other one says it, the other's name or the number of a missing one)."""
    return [
        (str(link.citation.relation), link.is_backward, link.document.name if link.document else link.citation.number)
        for link in found
    ]


def test_a_document_shows_what_it_rests_on_answers_and_replaces(library: Library) -> None:
    found = links(library, library.viewer("binh.lv"), "quy chế mới.docx")
    assert told(found) == [
        ("replaces", False, "quy chế cũ.docx"),
        ("based_on", False, "83/2015/QH13"),
        ("based_on", False, "kế hoạch.docx"),
        ("answers", False, "tờ trình.docx"),
    ]
    assert [link.citation.is_national for link in found] == [False, True, False, False]
    assert found[2].citation.about == "về việc rà soát quy chế"


def test_whoever_reads_a_replaced_one_learns_it_first(library: Library) -> None:
    found = links(library, library.viewer(None), "quy chế cũ.docx")
    assert told(found)[0] == ("replaces", True, "quy chế mới.docx")


def test_who_carries_out_a_plan_is_found_from_the_plan_and_from_its_copy(library: Library) -> None:
    expected = [
        ("carries_out", True, "tờ trình.docx"),
        ("carries_out", True, "báo cáo.docx"),
        ("based_on", True, "quy chế mới.docx"),
    ]
    for name in ("kế hoạch.docx", "sao kế hoạch.docx"):
        assert sorted(told(links(library, library.viewer("binh.lv"), name))) == sorted(expected)


def test_a_drive_out_of_sight_looks_like_nothing_there(library: Library) -> None:
    visitor = library.viewer("*")
    [answers] = [
        link for link in links(library, visitor, "quy chế mới.docx") if link.citation.relation is Relation.ANSWERS
    ]
    assert (answers.document, answers.is_sure) == (None, True)
    names = {name for _, _, name in told(links(library, visitor, "kế hoạch.docx"))}
    assert names == {"báo cáo.docx", "quy chế mới.docx"}


def test_what_left_the_drive_is_neither_cited_nor_citing(library: Library) -> None:
    config, viewer = library.config, library.viewer("binh.lv")
    report = Path(config.drives[0].path) / "BC/báo cáo.docx"
    content = report.read_bytes()
    report.unlink()
    index(config)
    assert "báo cáo.docx" not in {name for _, _, name in told(links(library, viewer, "kế hoạch.docx"))}
    report.write_bytes(content)
    index(config)
    assert "báo cáo.docx" in {name for _, _, name in told(links(library, viewer, "kế hoạch.docx"))}
