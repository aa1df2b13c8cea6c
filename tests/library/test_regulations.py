"""Rules of the office, in an office that was really indexed."""

from collections.abc import Iterator

import pytest

from indexer.config.load import load
from indexer.library import Library, open_library
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
code = "VP"
name = "Văn phòng"
head = "hoa.tt"
folders = ["Văn phòng"]
[[units]]
code = "TT"
name = "Thanh tra Sở"
folders = ["Thanh tra"]
[[people]]
login = "hoa.tt"
name = "Trần Thị Hoa"
unit = "VP"
[[people]]
login = "giang.lt"
name = "Lê Thị Giang"
unit = "TT"
"""
HEAD = """ỦY BAN NHÂN DÂN TỈNH TÂN LỘC
{issuer}
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Lộc, ngày {day}
{kind}
{subject}
{body}
"""


def paper(number: str, day: str, kind: str, subject: str, body: str = "Điều 1. Phạm vi.", issuer: str = "") -> str:
    issued = issuer or "SỞ TÀI CHÍNH"
    return HEAD.format(number=number, day=day, kind=kind, subject=subject, body=body, issuer=issued)


FILES = {
    "chung/Văn phòng/quy chế làm việc 2023.txt": paper(
        "12/QĐ-STC", "05 tháng 3 năm 2023", "QUYẾT ĐỊNH", "Về việc ban hành Quy chế làm việc của Sở"
    ),
    "chung/Văn phòng/quy chế làm việc 2026.txt": paper(
        *("15/QĐ-STC", "12 tháng 3 năm 2026", "QUYẾT ĐỊNH", "Về việc ban hành Quy chế làm việc của Sở"),
        body="Quyết định này thay thế Quyết định số 12/QĐ-STC ngày 05/3/2023 của Sở Tài chính.",
    ),
    "chung/Văn phòng/Nội quy cơ quan.txt": "Giờ làm việc từ 7 giờ 30.",
    "chung/Văn phòng/Báo cáo.txt": paper(
        "9/BC-STC", "12 tháng 5 năm 2026", "BÁO CÁO", "Sơ kết thực hiện Quy chế làm việc"
    ),
    "chung/Đến/quy chế của tỉnh.txt": paper(
        *("77/QĐ-UBND", "12 tháng 5 năm 2026", "QUYẾT ĐỊNH", "Về việc ban hành Quy chế thi đua"),
        issuer="ỦY BAN NHÂN DÂN XÃ LONG THUẬN",
    ),
    "rieng/Thanh tra/Quy trình thanh tra.txt": "Bước 1. Chuẩn bị.",
    "rieng/Thanh tra/thay.txt": paper(
        *("90/QĐ-STC", "12 tháng 9 năm 2026", "QUYẾT ĐỊNH", "Về việc bãi bỏ Quy chế làm việc"),
        body="Quyết định này thay thế Quyết định số 15/QĐ-STC ngày 12/3/2026 của Sở Tài chính.",
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("rules")
    for path, text in FILES.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, encoding="utf-8")
    (home / "config.toml").write_text(CONFIG, encoding="utf-8")
    config = load(home / "config.toml")
    index(config)
    made = open_library(config)
    yield made
    made.close()


def told(library: Library, login: str) -> list[tuple[str, str, str, str]]:
    found = library.regulations(library.viewer(login))
    return [(one.kind, one.unit, one.document.name, one.replaced_by.name if one.replaced_by else "") for one in found]


def test_what_holds_stands_before_what_was_replaced(library: Library) -> None:
    assert told(library, "hoa.tt") == [
        ("Nội quy", "Văn phòng", "Nội quy cơ quan.txt", ""),
        ("Quy chế", "Văn phòng", "quy chế làm việc 2026.txt", ""),
        ("Quy chế", "Văn phòng", "quy chế làm việc 2023.txt", "quy chế làm việc 2026.txt"),
    ]


def test_a_closed_drive_shows_neither_its_rules_nor_what_it_replaces(library: Library) -> None:
    inside = told(library, "giang.lt")
    assert ("Quy trình", "Thanh tra Sở", "Quy trình thanh tra.txt", "") in inside
    assert ("Quy chế", "Văn phòng", "quy chế làm việc 2026.txt", "thay.txt") in inside
    assert not any("thanh tra" in " ".join(row).lower() or "thay" in row[3] for row in told(library, "hoa.tt"))


def test_the_rules_of_one_unit(library: Library) -> None:
    found = library.regulations(library.viewer("giang.lt"), "Thanh tra Sở")
    assert [one.document.name for one in found] == ["Quy trình thanh tra.txt"]
