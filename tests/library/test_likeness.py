"""Documents about the same thing on a drive that was really indexed: each work once."""

from pathlib import Path

import pytest
from docx import Document as NewDocument

from indexer.config.load import load
from indexer.library import open_library
from indexer.service.jobs import index

BRIDGE = (
    "Thẩm tra quyết toán dự án hoàn thành cầu Tân Hưng do Ban quản lý dự án đầu tư xây dựng tỉnh làm chủ đầu tư,"
    " giá trị đề nghị quyết toán sau khi kiểm toán độc lập, chi phí tư vấn giám sát và chi phí bồi thường"
    " giải phóng mặt bằng."
)
MEETING = (
    "Họp thẩm tra quyết toán dự án hoàn thành cầu Tân Hưng ngày thứ hai, thành phần gồm lãnh đạo phòng và kế toán;"
    " các bên thống nhất chi phí tư vấn giám sát, chi phí bồi thường giải phóng mặt bằng, bổ sung hồ sơ hoàn công,"
    " biên bản nghiệm thu và bảng đối chiếu công nợ."
)


def write(file: Path, *lines: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    document = NewDocument()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(file))


@pytest.mark.parametrize("name", ["Báo cáo cầu Tân Hưng.docx", "Dự thảo lần 1 Báo cáo cầu Tân Hưng.docx"])
def test_drafts_of_one_work_are_no_others(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "drive/Quyết toán"
    for draft in ("Dự thảo lần 1 ", "Dự thảo lần 2 ", ""):
        write(folder / f"{draft}Báo cáo cầu Tân Hưng.docx", BRIDGE, f"Kiến nghị phê duyệt quyết toán. {draft}")
    for draft in ("Dự thảo lần 1 ", ""):
        write(folder / f"{draft}Biên bản thẩm tra quyết toán cầu Tân Hưng.docx", f"{MEETING} {draft}")
    for week in range(12):
        write(tmp_path / f"drive/Trực/tuần {week}.docx", f"Lịch trực cơ quan tuần thứ {week} của năm")
    (tmp_path / "config.toml").write_text('[[drives]]\nname = "chung"\npath = "drive"\n', encoding="utf-8")
    config = load(tmp_path / "config.toml")
    index(config)
    library = open_library(config)
    viewer = library.viewer(None)
    [id] = [one.id for one in library._catalogue.documents.newest(None, 30) if one.name == name]
    family = library.family(viewer, id)
    assert family is not None and len(family.members) == 3
    assert [one.name for one in library.similar(viewer, id)] == ["Biên bản thẩm tra quyết toán cầu Tân Hưng.docx"]
    library.close()
