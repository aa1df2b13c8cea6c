"""Who is told of documents with a state-secret mark, on a drive that was really read."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from indexer.clock import now
from indexer.config.load import load
from indexer.library import Library, open_library
from indexer.library.viewers import ANYBODY
from indexer.service.jobs import index
from webui import failures, secrecy
from webui.formats import Formats
from webui.freshness import banners
from webui.visit import Visit
from webui.words import words

CONFIG = """
[[drives]]
name = "chung"
path = "drive"
unc = '\\\\maychu\\chung'
[[units]]
code = "TT"
name = "Thanh tra"
head = "truong"
[[people]]
login = "truong"
name = "Người Một"
unit = "TT"
[[people]]
login = "nhanvien"
name = "Người Hai"
unit = "TT"
"""
TEXT = """UBND TỈNH
SỞ TÀI CHÍNH
Số: 7/BC-STC
MẬT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BÁO CÁO
Về việc thử nghiệm
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("secrecy")
    (home / "drive/Thanh tra").mkdir(parents=True)
    (home / "drive/Thanh tra/kín.txt").write_text(TEXT)
    (home / "drive/thường.txt").write_text("Tài liệu thường")
    (home / "config.toml").write_text(CONFIG)
    config = load(home / "config.toml")
    index(config)
    library = open_library(config)
    yield library
    library.close()


def visit(library: Library, login: str | None) -> Visit:
    spoken = words("vi")
    return Visit(library, library.viewer(login), spoken, Formats(spoken, ZoneInfo("Asia/Ho_Chi_Minh"), now()))


@pytest.mark.parametrize("login", [None, "truong"])
def test_administrators_and_heads_learn_where_it_lies_and_what_to_do(library: Library, login: str | None) -> None:
    here = visit(library, login)
    shown = secrecy.data(here)
    [row] = shown["rows"]
    assert (row["name"], row["reason"], row["mark"]) == ("kín.txt", "chung › Thanh tra", "Mật")
    assert row["unc"] == "\\\\maychu\\chung\\Thanh tra\\kín.txt"
    assert len(shown["steps"]) == 3
    asked = [banner for banner in banners(library.status(here.viewer), here.formats) if banner.get("ask")]
    assert [(banner["ask"], banner["text"]) for banner in asked] == [
        ("secrets", "1 tài liệu mang dấu mật nằm trên ổ chung.")
    ]


@pytest.mark.parametrize("login", [ANYBODY, "nhanvien"])
def test_nobody_else_learns_of_it(library: Library, login: str) -> None:
    here = visit(library, login)
    assert secrecy.data(here)["rows"] == []
    assert failures.data(here)["rows"] == []
    assert not [banner for banner in banners(library.status(here.viewer), here.formats) if banner.get("ask")]
