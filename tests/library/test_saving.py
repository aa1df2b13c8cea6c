"""Kept searches on an office that was really indexed: whose they are, and what is new in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.config.load import load
from indexer.errors import UsageError
from indexer.library import Library, open_library
from indexer.library.saving import MOST
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

[[people]]
login = "an.nt"
name = "Người An"

[[people]]
login = "binh.lv"
name = "Người Bình"
unit = "TT"
"""


class Place:
    """Two drives, one of them for Thanh tra only."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "config.toml").write_text(CONFIG, encoding="utf-8")
        self.write("chung/cũ.txt", "Dự toán đã có từ trước")
        self.write("rieng/kín.txt", "Kế hoạch kiểm tra")
        self.config = load(home / "config.toml")
        index(self.config)
        self.library: Library = open_library(self.config)

    def write(self, name: str, text: str) -> None:
        path = self.home / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def news(self, login: str) -> dict[str, int | None]:
        index(self.config)
        return {one.name: one.news for one in self.library.saved(self.library.viewer(login))}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.library.close()


def test_what_came_since_is_counted_until_it_is_seen(place: Place) -> None:
    an = place.library.viewer("an.nt")
    id = place.library.save_search(an, "Dự toán", "q=du+toan", True)
    place.library.save_search(an, "Lặng", "q=dự+toán&type=txt", False)
    assert place.news("an.nt") == {"Dự toán": 0, "Lặng": None}
    place.write("chung/mới.txt", "Dự toán năm nay")
    place.write("chung/khác.txt", "Chuyện khác")
    place.write("chung/cũ.txt", "Dự toán đã sửa, dài hơn trước")
    assert place.news("an.nt")["Dự toán"] == 2
    place.library.see_search(an, id)
    assert place.news("an.nt")["Dự toán"] == 0
    place.library.forget_search(an, id)
    assert list(place.news("an.nt")) == ["Lặng"]


def test_a_facet_of_the_address_narrows_the_news(place: Place) -> None:
    an = place.library.viewer("an.nt")
    place.library.save_search(an, "Bảng", "q=dự+toán&type=csv", True)
    place.write("chung/mới.txt", "Dự toán năm nay")
    place.write("chung/bảng.csv", "dự toán,1")
    assert place.news("an.nt") == {"Bảng": 1}


def test_news_of_a_drive_one_may_not_see_are_no_news(place: Place) -> None:
    for login in ("an.nt", "binh.lv"):
        place.library.save_search(place.library.viewer(login), "Mới", "q=kiểm+tra", True)
    place.write("rieng/mới.txt", "Kế hoạch kiểm tra mới")
    assert place.news("binh.lv") == {"Mới": 1}
    assert place.news("an.nt") == {"Mới": 0}


def test_everybody_has_a_list_of_their_own(place: Place) -> None:
    an, binh = place.library.viewer("an.nt"), place.library.viewer("binh.lv")
    id = place.library.save_search(an, "Của An", "q=an", True)
    place.library.forget_search(binh, id)
    place.library.see_search(binh, id)
    assert [one.name for one in place.library.saved(an)] == ["Của An"]
    assert place.library.saved(binh) == ()


def test_the_same_search_again_takes_the_new_name(place: Place) -> None:
    an = place.library.viewer("an.nt")
    first = place.library.save_search(an, "Tên  cũ", "q=an", True)
    assert place.library.save_search(an, "Tên mới", "q=an", False) == first
    assert [(one.name, one.notifies) for one in place.library.saved(an)] == [("Tên mới", False)]


def test_what_cannot_be_kept_is_refused(place: Place) -> None:
    an = place.library.viewer("an.nt")
    for name, address in (("", "q=a"), ("Tên", ""), ("Tên", "q=" + "a" * 5000)):
        with pytest.raises(UsageError):
            place.library.save_search(an, name, address, True)
    for number in range(MOST):
        place.library.save_search(an, f"Tên {number}", f"q={number}", False)
    place.library.save_search(an, "Vẫn được", "q=0", False)
    with pytest.raises(UsageError):
        place.library.save_search(an, "Thừa", "q=thừa", False)
