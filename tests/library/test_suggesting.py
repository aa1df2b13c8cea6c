"""Suggestions while typing, on a drive that was really indexed: what is offered, to whom, and what a choice finds."""

from collections.abc import Iterator

import pytest

from indexer.config.load import load
from indexer.library import Library, open_library
from indexer.model.hit import Ask, Suggestion
from indexer.service.jobs import index

CONFIG = """
[[drives]]
name = "chung"
path = "chung"

[[drives]]
name = "riêng"
path = "rieng"
readers = ["binh.lv"]

[[units]]
code = "NS"
name = "Phòng Ngân sách"
folders = ["Ngân sách"]

[[people]]
login = "binh.lv"
name = "Lê Văn Bình"
unit = "NS"

[[people]]
login = "an.nt"
name = "Nguyễn Thị An"
unit = "NS"

[[tasks]]
code = "NV-1"
title = "Quyết toán dự án cầu"
lead = "NS"
folders = ["Ngân sách/Quyết toán"]

[[tasks]]
code = "NV-2"
title = "Quyết tâm thanh tra đột xuất"
lead = "NS"
folders = ["Thanh tra/Đột xuất"]
"""

HEAD = "SỞ TÀI CHÍNH\nSố: {number}/QĐ-STC\n\nQUYẾT ĐỊNH\nVề việc {subject}\n\nCăn cứ Luật Ngân sách;\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("office")
    papers = {
        "chung/Ngân sách/Quyết toán/mot.txt": HEAD.format(number=123, subject="quyết toán dự án hoàn thành"),
        "chung/Ngân sách/Quyết toán/hai.txt": HEAD.format(number=45, subject="quyết toán dự án hoàn thành"),
        "rieng/Thanh tra/Đột xuất/ba.txt": HEAD.format(number=129, subject="quyết liệt truy vết"),
        "rieng/Thanh tra/Đột xuất/bon.txt": HEAD.format(number=777, subject="quyết liệt truy vết"),
    }
    for path, text in papers.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, encoding="utf-8")
    (home / "config.toml").write_text(CONFIG, encoding="utf-8")
    config = load(home / "config.toml")
    index(config)
    with_it = open_library(config)
    yield with_it
    with_it.close()


def offered(library: Library, login: str | None, text: str) -> tuple[Suggestion, ...]:
    return library.suggest(library.viewer(login), text)


def test_each_kind_is_offered_and_says_what_it_is(library: Library) -> None:
    found = {(one.text, one.kind) for one in offered(library, "an.nt", "quyet to")}
    assert found >= {
        ("quyết toán dự án hoàn thành", "phrase"),
        ("Quyết toán dự án cầu", "task"),
        ("Quyết toán", "folder"),
    }
    assert offered(library, "an.nt", "qd 12")[0] == Suggestion("123/QĐ-STC", "number")
    assert offered(library, None, "nguyen an")[0] == Suggestion("Nguyễn Thị An", "person", 'nguoi:"Nguyễn Thị An"')


def test_what_is_chosen_finds_something(library: Library) -> None:
    viewer = library.viewer("an.nt")
    for text in ("quyet to", "12", "ngân"):
        for one in library.suggest(viewer, text):
            assert library.search(viewer, Ask(one.query or one.text)).total > 0, one


def test_nothing_tells_of_a_drive_one_may_not_see(library: Library) -> None:
    for text in ("quyet", "quyết liệt", "qd 12", "12", "777", "thanh tra", "dot xuat", "bon", "truy"):
        told = repr(offered(library, "an.nt", text))
        for trace in ("liệt", "129", "777", "Thanh tra", "Đột xuất", "thanh tra", "bon.txt"):
            assert trace not in told, (text, trace)
    assert ("quyết liệt truy vết", "phrase") in {(one.text, one.kind) for one in offered(library, "binh.lv", "quyet")}
    assert offered(library, "binh.lv", "777")[0].text == "777/QĐ-STC"


@pytest.mark.parametrize("text", ["", " ", "q", "(", '"', "%", "\x00", "đ", "-" * 300])
def test_next_to_nothing_is_offered_nothing(library: Library, text: str) -> None:
    assert offered(library, None, text) == ()


def test_spelling_typed_with_marks_comes_first(library: Library) -> None:
    assert [one.text for one in offered(library, None, "ngân") if one.kind == "folder"] == ["Ngân sách"]
