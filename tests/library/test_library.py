"""The library on real drives that were really indexed."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as NewDocument

from indexer.config.load import load
from indexer.errors import NotVisibleError, UsageError
from indexer.library import Library, open_library
from indexer.model.feed import FeedAsk
from indexer.model.hit import FACETS, Ask, Sort
from indexer.model.viewer import Viewer
from indexer.service.jobs import index

CONFIG = """
[[drives]]
name = "chung"
path = "chung"
unc = '\\\\maychu\\chung'

[[drives]]
name = "riêng"
path = "rieng"
readers = ["TT"]

[[units]]
code = "TT"
name = "Thanh tra"
folders = ["Thanh tra"]

[[units]]
code = "NS"
name = "Phòng Ngân sách"
folders = ["Ngan sach"]

[[people]]
login = "an.nt"
name = "Nguyễn Thị An"
unit = "NS"

[[people]]
login = "binh.lv"
name = "Lê Văn Bình"
unit = "TT"
"""


def write(file: Path, text: str, author: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    document = NewDocument()
    document.add_paragraph(text)
    document.core_properties.author = author
    document.core_properties.last_modified_by = author
    document.save(str(file))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("office")
    write(home / "chung/Ngan sach/dự toán 2026.docx", "Dự toán thu chi ngân sách của tỉnh", "Nguyen Thi An")
    write(home / "chung/Ngan sach/bản sao.docx", "Tờ trình về dự toán bổ sung", "Nguyễn Thị An")
    (home / "chung/Thanh tra").mkdir()
    (home / "chung/Thanh tra/bản sao 2.docx").write_bytes((home / "chung/Ngan sach/bản sao.docx").read_bytes())
    write(home / "rieng/Thanh tra/kết luận.docx", "Kết luận thanh tra dự toán mật thám Zeta", "Lê Văn Bình")
    (home / "rieng/Thanh tra/bản sao 3.docx").write_bytes((home / "chung/Ngan sach/bản sao.docx").read_bytes())
    (home / "rieng/Thanh tra/hỏng.docx").write_bytes(b"PK\x03\x04")
    (home / "config.toml").write_text(CONFIG, encoding="utf-8")
    config = load(home / "config.toml")
    index(config)
    with_it = open_library(config)
    yield with_it
    with_it.close()


def test_marks_do_not_matter_unless_typed(library: Library) -> None:
    viewer = library.viewer("*")
    assert {hit.name for hit in library.search(viewer, Ask("du toan", folded=False)).hits} == {
        "dự toán 2026.docx",
        "bản sao.docx",
        "bản sao 2.docx",
    }
    assert library.search(viewer, Ask("thu chi ngan sach")).hits[0].snippet.count("<mark>") >= 1


def test_a_hit_says_what_a_person_wants_to_know(library: Library) -> None:
    [hit] = library.search(library.viewer("*"), Ask("thu chi ngân sách")).hits
    assert (hit.unit, hit.type, hit.path) == ("Phòng Ngân sách", "docx", "Ngan sach/dự toán 2026.docx")
    assert [(person.name, person.unit) for person in hit.people] == [("Nguyễn Thị An", "Phòng Ngân sách")]
    document = library.document(library.viewer("*"), hit.id)
    assert library.unc(document) == "\\\\maychu\\chung\\Ngan sach\\dự toán 2026.docx"
    assert "Dự toán thu chi" in library.text(library.viewer("*"), hit.id)


def test_facets_narrow_and_count_all_hits(library: Library) -> None:
    viewer = library.viewer("*")
    results = library.search(viewer, Ask("dự toán", {"unit": ("Thanh tra",)}, limit=1))
    assert results.total == 1
    assert results.facets["unit"] == {"Phòng Ngân sách": 2, "Thanh tra": 1}
    assert results.facets["type"] == {"docx": 1}


def test_no_words_gives_the_newest_documents(library: Library) -> None:
    results = library.search(library.viewer("*"), Ask("", limit=2))
    assert (results.total, len(results.hits)) == (3, 2)


def test_pages_follow_each_other(library: Library) -> None:
    viewer = library.viewer("*")
    pages = [
        library.search(viewer, Ask("dự toán", sort=Sort.NEWEST, limit=1, offset=n, folded=False)).hits for n in range(4)
    ]
    assert len({page[0].id for page in pages[:3]}) == 3
    assert pages[3] == ()


def see_everything(library: Library, viewer: Viewer) -> str:
    """All that a viewer can be told, as one text."""
    results = library.search(viewer, Ask("dự toán", limit=100))
    empty = library.search(viewer, Ask("zeta mật thám", limit=100))
    everything: list[object] = [results.hits, results.facets, empty.hits, empty.facets, empty.suggestion]
    everything += [library.search(viewer, Ask(f"{field}:thanh")).facets for field in ("phong", "thumuc", "ten")]
    everything += [library.search(viewer, Ask("zeat")).suggestion, library.search(viewer, Ask("ketluan")).suggestion]
    everything += [library.suggest(viewer, text) for text in ("kết", "ket lu", "hong", "ban sao")]
    everything += [library.activity(viewer, FeedAsk(limit=100)), library.calendar(viewer, FeedAsk(), 2026)]
    choices = library.choices(viewer)
    everything += [choices.units, choices.folders, choices.people, library.failures(viewer), library.status(viewer)]
    return repr(everything)


def test_nothing_tells_of_a_drive_one_may_not_see(library: Library) -> None:
    told = see_everything(library, library.viewer("an.nt"))
    for trace in ("kết luận", "Zeta", "rieng", "riêng", "hỏng", "bản sao 3"):
        assert trace not in told, trace
    assert "kết luận" in see_everything(library, library.viewer("binh.lv"))


def test_counts_leave_out_what_one_may_not_see(library: Library) -> None:
    for login, total in (("*", 3), ("an.nt", 3), ("binh.lv", 5), (None, 5)):
        viewer = library.viewer(login)
        results = library.search(viewer, Ask("dự toán", {"type": ("docx",)}, folded=False))
        assert results.total == total, login
        assert sum(results.facets["type"].values()) == total
        assert set(results.facets) == set(FACETS)
    assert library.status(library.viewer("*")).documents == 3
    assert library.status(library.viewer(None)).failures == 1


def test_a_hidden_document_looks_like_none(library: Library) -> None:
    [hidden] = [hit for hit in library.search(library.viewer(None), Ask("zeta")).hits]
    viewer = library.viewer("*")
    errors = []
    for id in (hidden.id, 999_999):
        for question in (library.document, library.text, library.history, library.file):
            with pytest.raises(NotVisibleError) as caught:
                question(viewer, id)
            errors.append(caught.value.title.replace(str(id), "N"))
    assert len(set(errors)) == 1


def test_an_unknown_login_is_refused(library: Library) -> None:
    with pytest.raises(UsageError, match="nobody@x"):
        library.viewer("nobody@x")


def test_a_link_that_leads_out_of_the_drive_is_not_handed_out(library: Library, tmp_path: Path) -> None:
    [hit] = library.search(library.viewer("*"), Ask("thu chi ngân sách")).hits
    file = library.file(library.viewer("*"), hit.id)
    assert file.size == hit.size and file.name == "dự toán 2026.docx"
    folder = library.config.drives[0].path / "Ngan sach"
    folder.rename(tmp_path / "moved")
    folder.symlink_to(tmp_path / "moved")
    try:
        with pytest.raises(NotVisibleError):
            library.file(library.viewer("*"), hit.id)
    finally:
        folder.unlink()
        (tmp_path / "moved").rename(folder)


def test_the_past_is_there_on_the_first_day(library: Library) -> None:
    events = library.activity(library.viewer("*"), FeedAsk(person="Nguyễn Thị An"))
    assert events and all(event.is_past for event in events)
    assert events[0].evidence[0].source.startswith("properties.")


def test_the_like_of_a_document_is_told_without_its_copies_and_hidden_drives(library: Library) -> None:
    [draft] = library.search(library.viewer("*"), Ask("thu chi ngân sách")).hits
    alike = [document.name for document in library.similar(library.viewer("*"), draft.id)]
    assert len(alike) == 1 and alike[0] in {"bản sao.docx", "bản sao 2.docx"}
    assert "kết luận.docx" in {document.name for document in library.similar(library.viewer("binh.lv"), draft.id)}
    copy = library.search(library.viewer("*"), Ask("tờ trình dự toán bổ sung")).hits[0]
    assert not any(one.name.startswith("bản sao") for one in library.similar(library.viewer("*"), copy.id))


def test_the_state_can_be_asked_for_while_the_index_is_being_written(library: Library) -> None:
    folder, is_over = library.config.state.path / "index" / "0099", threading.Event()
    folder.mkdir()

    def churn() -> None:
        while not is_over.is_set():
            for number in range(20):
                (folder / f"{number}.col").write_bytes(b"x")
            for number in range(20):
                (folder / f"{number}.col").unlink()

    thread = threading.Thread(target=churn)
    thread.start()
    try:
        assert all(library.status(library.viewer(None)).index.bytes > 0 for _ in range(300))
    finally:
        is_over.set()
        thread.join()
        folder.rmdir()
