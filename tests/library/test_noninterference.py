"""What a viewer may not see must not show anywhere: the same questions on an office with a closed drive and on the same
office without it have the same answers. Scores are left out: they rest on the statistics of the whole index.
"""

import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from indexer.catalogue import open_catalogue
from indexer.config.load import load
from indexer.errors import NotVisibleError
from indexer.library import Library, open_library
from indexer.model.event import Credit, Part, Strength
from indexer.model.feed import FeedAsk
from indexer.model.hit import Ask, Sort
from indexer.service.jobs import index

OPEN = """
[[drives]]
name = "chung"
path = "chung"

[[units]]
code = "NS"
name = "Phòng Ngân sách"
folders = ["Ngân sách"]
[[units]]
code = "TT"
name = "Thanh tra"
folders = ["Thanh tra"]

[[people]]
login = "an.nt"
name = "Nguyễn Thị An"
unit = "NS"
[[people]]
login = "binh.lv"
name = "Lê Văn Bình"
unit = "TT"

[[tasks]]
code = "NV-01"
title = "Quyết toán dự án cầu"
lead = "NS"
coordinating = ["TT"]
assigned_on = 2026-01-05
due_on = 2026-06-30
folders = ["Ngân sách"]
"""
CLOSED = """
[[drives]]
name = "riêng"
path = "rieng"
readers = ["TT"]
"""
HEAD = """ỦY BAN NHÂN DÂN TỈNH
SỞ TÀI CHÍNH
Số: {number}/QĐ-STC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Nhơn Khánh, ngày {day} tháng 3 năm 2026
QUYẾT ĐỊNH
{subject}
{body}
"""
BODY = "Căn cứ Quyết định số 31/QĐ-STC ngày 02/3/2026 của Sở Tài chính;\n" + "".join(
    f"Điều {n}. Phòng Ngân sách phối hợp quyết toán dự án cầu số {n} theo kế hoạch vốn năm 2026.\n" for n in range(1, 9)
)
SEEN = {
    "chung/Ngân sách/quyết định 15.txt": HEAD.format(
        number=15, day=12, subject="Về việc ban hành Quy chế phối hợp", body=BODY
    ),
    "chung/Ngân sách/báo cáo.txt": "Báo cáo quyết toán dự án cầu.\nThực hiện Quyết định số 15/QĐ-STC ngày 12/3/2026.",
    "chung/Ngân sách/dự toán.txt": "Dự toán ngân sách, kế hoạch vốn năm 2026.",
    "chung/Thanh tra/kết luận.txt": "Kết luận thanh tra việc quyết toán.",
}
REPLACING = "Quyết định này thay thế Quyết định số 15/QĐ-STC ngày 12/3/2026 của Sở Tài chính. Truyvết."
HIDDEN = {
    # a draft, a copy, what it is based on, what replaces it, a like one, one that only its words give away, a secret
    "rieng/Ngân sách/quyết định 15 (dự thảo 2).txt": HEAD.format(
        number="  ", day=11, subject="Quy chế phối hợp", body=BODY
    ),
    "rieng/Ngân sách/bản sao quyết định 15.txt": SEEN["chung/Ngân sách/quyết định 15.txt"],
    "rieng/Ngân sách/31.txt": HEAD.format(number=31, day=2, subject="Kế hoạch truyvết", body="Căn cứ Luật;"),
    "rieng/Ngân sách/40.txt": HEAD.format(number=40, day=30, subject="Quy chế thay thế", body=REPLACING),
    "rieng/Ngân sách/như thế.txt": BODY.replace("cầu", "đường"),
    "rieng/Truyvết/truyvết.txt": "quyềt tóan truyvết truyvết đột xuất 31/QĐ-STC",
    "rieng/Truyvết/hỏng.docx": "PK\x03\x04 hỏng",
    "rieng/Truyvết/mật.txt": "TỐI MẬT\nSỞ TÀI CHÍNH\nSố: 9/BC-STC\nNội dung",
}
QUESTIONS = (
    *("", "quyết toán", "quyet toan", "truyvết", "truy*", "truyvet", '"kế hoạch truyvết"', "so:15/QĐ-STC", "31/QĐ-STC"),
    *("so 31", "quyềt tóan", "truyvét đột xuất", "phòng ngân sách phối hợp quyết toán dự án đường số mấy năm 2026"),
    *("ten:31", "thumuc:truyvết", "phong:TT", "loai:quyết định", "ngay:3/2026", "-quyết", "duoi:docx", "dự thảo"),
)
TYPED = ("tr", "truy", "quy", "quyết đ", "31", "15", "so 3", "kế h", "quy chế", "dự th")


@pytest.fixture(scope="module", params=["*", "an.nt"])
def offices(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, ...]]:
    """(library without the closed drive, library with it, who asks)"""
    pair = tuple(_office(tmp_path_factory.mktemp("office"), with_closed=closed) for closed in (False, True))
    yield *pair, request.param
    for library in pair:
        library.close()


def _office(home: Path, *, with_closed: bool) -> Library:
    for number, (path, text) in enumerate({**SEEN, **(HIDDEN if with_closed else {})}.items()):
        file = home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        lock = file.with_name(f".~lock.{file.name}#")
        lock.write_text(f"Người Giữ {path},binh.lv,PC-{number},,;", encoding="utf-8")
        for one in (file, lock):
            os.utime(one, (1_770_000_000 + number, 1_770_000_000 + number))
    (home / "config.toml").write_text(OPEN + (CLOSED if with_closed else ""), encoding="utf-8")
    config = load(home / "config.toml")
    index(config)
    _credit(config.state.path)
    return open_library(config)


def _credit(state: Path) -> None:
    """Everything that happened was done by An, and read over by Bình."""
    catalogue = open_catalogue(state)
    people = (
        Credit("Nguyễn Thị An", "Phòng Ngân sách", "an.nt", Strength.CERTAIN),
        Credit("Lê Văn Bình", "Thanh tra", "binh.lv", Strength.LIKELY, Part.COMMENTED),
    )
    with catalogue.writing():
        for event in catalogue.events.many(range(1, catalogue.events.last_id() + 1)):
            catalogue.credits.put(event.id, event.at, people, is_disputed=False)
    catalogue.close()


def _plain(library: Library, viewer: Any, value: Any) -> Any:
    """The value without scores, with paths for the ids of documents, which count hidden ones too."""

    def told(key: str, inner: Any) -> Any:
        if key in ("score", "took_ms", "at", "seen_at", "version", "raw", "likeness"):
            return None
        if key == "documents" and isinstance(inner, tuple):
            return _paths(library, viewer, inner)
        if key in ("id", "document", "newer", "older") and isinstance(inner, (int, tuple, list)):
            return _paths(library, viewer, inner)
        return _plain(library, viewer, inner)

    if isinstance(value, dict):
        return {key: told(key, inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(library, viewer, each) for each in value]
    return _plain(library, viewer, asdict(value)) if hasattr(value, "__dataclass_fields__") else value


def _paths(library: Library, viewer: Any, ids: Any) -> Any:
    if isinstance(ids, (tuple, list)):
        return [_paths(library, viewer, id) for id in ids]
    try:
        return library.document(viewer, ids).path
    except NotVisibleError:
        return f"not to be seen: {ids}"


def _both(offices: tuple[Any, ...], ask: Any) -> tuple[Any, Any]:
    *libraries, login = offices
    found = []
    for library in libraries:
        viewer = library.viewer(login)
        found.append(_plain(library, viewer, ask(library, viewer)))
    return found[0], found[1]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", QUESTIONS)
def test_a_search_answers_alike(offices: tuple[Any, ...], text: str, sort: Sort) -> None:
    without, closed = _both(offices, lambda library, viewer: library.search(viewer, Ask(text, sort=sort)))
    if sort is Sort.RELEVANCE:  # the order rests on scores
        for answer in (without, closed):
            answer["hits"].sort(key=lambda hit: hit["path"])
    assert closed == without


@pytest.mark.parametrize("text", TYPED)
def test_suggestions_are_alike(offices: tuple[Any, ...], text: str) -> None:
    without, closed = _both(offices, lambda library, viewer: library.suggest(viewer, text))
    assert closed == without


@pytest.mark.parametrize("path", SEEN)
@pytest.mark.parametrize("question", ["relations", "similar", "family", "versions", "stretches", "history"])
def test_a_documents_surroundings_are_alike(offices: tuple[Any, ...], path: str, question: str) -> None:
    def ask(library: Library, viewer: Any) -> Any:
        [id] = [hit.id for hit in library.search(viewer, Ask("", limit=50)).hits if path.endswith(f"/{hit.path}")]
        return getattr(library, question)(viewer, id)

    without, closed = _both(offices, ask)
    assert closed == without


def test_activity_and_state_are_alike(offices: tuple[Any, ...]) -> None:
    def ask(library: Library, viewer: Any) -> Any:
        status = asdict(library.status(viewer))
        told = {name: status[name] for name in ("documents", "failures", "secrets")}
        events = sorted(event.path for event in library.activity(viewer, FeedAsk(limit=100)))
        year = datetime.now(UTC).year
        return {
            **told,
            "drives": [drive["name"] for drive in status["drives"]],
            "events": events,
            "calendar": {day.isoformat(): n for day, n in library.calendar(viewer, FeedAsk(), year).items()},
            "summary": library.summary(viewer, FeedAsk()),
            "choices": library.choices(viewer),
            "failures": library.failures(viewer),
            "secrets": library.secrets(viewer),
        }

    without, closed = _both(offices, ask)
    assert closed == without


def test_who_has_what_open_is_alike(offices: tuple[Any, ...]) -> None:
    without, closed = _both(offices, lambda library, viewer: library.open_documents(viewer))
    assert closed == without
    assert len(closed) == len(SEEN)
    _, library, _ = offices
    assert len(library.open_documents(library.viewer(None))) == len(SEEN) + len(HIDDEN)


def test_no_hidden_document_opens_by_its_number(offices: tuple[Any, ...]) -> None:
    _, library, login = offices
    viewer, console = library.viewer(login), library.viewer(None)
    hidden = [hit.id for hit in library.search(console, Ask("", limit=100)).hits if hit.drive == "riêng"]
    assert len(hidden) >= 6
    seen = next(hit.id for hit in library.search(viewer, Ask("", limit=50)).hits)
    for id in hidden:
        for ask in ("document", "text", "relations", "similar", "family", "versions", "stretches", "history", "file"):
            with pytest.raises(NotVisibleError):
                getattr(library, ask)(viewer, id)
        with pytest.raises(NotVisibleError):
            library.compare(viewer, (seen, None), (id, None))


@pytest.mark.parametrize("text", ["quyết toán", "truyvết", "31/QĐ-STC"])
def test_rules_and_whom_to_ask_are_alike(offices: tuple[Any, ...], text: str) -> None:
    without, closed = _both(
        offices, lambda library, viewer: (library.regulations(viewer), library.experts(viewer, text))
    )
    for one in (*without[1], *closed[1]):  # their order rests on scores
        one["proofs"].sort(key=lambda proof: proof["document"]["path"])
    assert closed == without
    assert closed[0]
    _, library, _ = offices
    assert any(one.replaced_by for one in library.regulations(library.viewer(None)))


def test_contributions_are_alike(offices: tuple[Any, ...]) -> None:
    def ask(library: Library, viewer: Any) -> Any:
        found = library.contributions(viewer)
        cells = [library.evidence_of_cell(viewer, row.task, row.unit, row.person) for row in found]
        return {
            "people": found,
            "units": library.unit_contributions(viewer),
            "of one": library.contributions(viewer, task="NV-01", unit="TT"),
            "together": [library.coordination_map(viewer, None, None, by) for by in ("unit", "person")],
            "shared": library.evidence_of_pair(viewer, "NS", "TT", None, None),
            "shared by people": library.evidence_of_pair(viewer, "an.nt", "binh.lv", None, None, "person"),
            "unassigned": library.unassigned_coordination(viewer, None, None),
            "coverage": library.coverage(viewer, None, None),
            "of the task": library.coverage(viewer, None, None, "NV-01"),
            "silences": library.silences(viewer),
            "attention": library.attention(viewer),
            "matrix": [library.matrix(viewer, date(2020, 1, 1), date(2030, 1, 1), "", by) for by in ("unit", "person")],
            "evidence": [sorted(event.path for event in cell) for cell in cells],
        }

    without, closed = _both(offices, ask)
    assert closed == without
    assert [(row["unit"], row["files"]) for row in closed["units"]] == [("NS", 3), ("TT", 3)]
    assert (len(closed["shared"]["documents"]), closed["shared"]["tasks"]) == (4, ["NV-01"])
    assert closed["shared by people"] == closed["shared"]
    assert [len(found) for found in (closed["unassigned"], *closed["together"])] == [1, 1, 1]
    _, library, _ = offices
    assert [row.files for row in library.unit_contributions(library.viewer(None))] == [8, 8]
