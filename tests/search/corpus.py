"""Documents for search tests: by hand, and drawn at random from few words so that they often share some."""

import random
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from indexer.model.hit import FACETS, Sort
from indexer.search import IndexRow, Request
from indexer.search.parser import parse

WORDS = ["quyết", "toán", "quyet", "dự", "án", "hoà", "hòa", "bình", "báo", "cáo", "kế", "hoạch", "toàn", "2024", "123"]
DRIVES = ("chung", "mật")
UNITS = ("Phòng Tài chính", "Phòng Kế hoạch", "")
KINDS = ("Quyết định", "Báo cáo", "")
TASKS = ("NV-1", "NV-2", "NV-12")
PEOPLE = ("Trần Thị Búp", "Lê Văn Cội")
NUMBERS = ("", "123/QĐ-UBND", "12/BC-STC", "123/2024/NĐ-CP", "1234/UBND-TH")
DAY = 86_400
TODAY = date(2024, 1, 5)
START = 1_704_042_000  # 1 January 2024, midnight in Việt Nam

_PLAIN = IndexRow(
    id=1, version=1, drive="chung", path="", name="", title="", text="", numbers=(), kind="", type="docx",
    unit="", tasks=(), people=(), year="", modified=START,
)  # fmt: skip


def row(id_: int, text: str = "", **fields: object) -> IndexRow:
    """A document; its path follows from its name when not given."""
    name = str(fields.get("name", f"{id_}.docx"))
    return replace(_PLAIN, id=id_, text=text, **{"name": name, "path": f"Hồ sơ/{name}", **fields})


def ask(text: str, **fields: object) -> Request:
    """A request for everything a query finds, all facets counted."""
    plain = Request(
        query=parse(text, TODAY).query,
        drives=None,
        chosen={},
        facets=FACETS,
        sort=Sort.RELEVANCE,
        limit=10_000,
        offset=0,
    )
    return replace(plain, **fields)


def rows(least: int = 0, most: int = 25) -> st.SearchStrategy[list[IndexRow]]:
    """Lists of documents with ids 1, 2, 3..."""
    return st.lists(_documents(), min_size=least, max_size=most).map(
        lambda found: [replace(each, id=place) for place, each in enumerate(found, 1)]
    )


def queries() -> st.SearchStrategy[str]:
    """Search texts that often find something."""
    word = st.sampled_from(WORDS)
    leaf = st.one_of(
        word,
        word.map(lambda each: f"-{each}"),
        st.tuples(word, word).map(lambda pair: f'"{pair[0]} {pair[1]}"'),
        word.map(lambda each: f"{each[:2]}*"),
        st.sampled_from(
            [
                "123/QĐ-UBND",
                "số 123",
                "QĐ 123",
                "so:12",
                "loai:bc",
                "phong:tài",
                "nguoi:búp",
                "nhiemvu:nv-1",
                "ten:báo",
                'thumuc:"hồ sơ"',
                "duoi:pdf",
                "coquan:stc",
                "nguoiky:búp",
                "khan:khẩn",
                'noi:"an lạc"',
                "tu:3/1/2024",
                "den:5/1/2024",
                "ngay:1/2024",
                "vắng",
                "tháng 1/2024",
                "ngày 3/1/2024",
                "hôm qua",
                "năm 2023",
            ]
        ),
    )
    some = st.lists(leaf, min_size=1, max_size=9).map(" ".join)
    return st.one_of(some, st.tuples(some, some).map(" OR ".join), st.tuples(some, some).map("{0[0]} -({0[1]})".format))


def generated(count: int, seed: int = 1) -> list[IndexRow]:
    """Many documents from a seeded generator."""
    random_ = random.Random(seed)
    return [
        row(
            id_,
            " ".join(random_.choices(WORDS, k=random_.randint(3, 60))),
            unit=random_.choice(UNITS),
            drive=random_.choice(DRIVES),
            modified=START + id_,
        )
        for id_ in range(1, count + 1)
    ]


def _documents() -> st.SearchStrategy[IndexRow]:
    text = st.lists(st.one_of(st.sampled_from(WORDS), st.just("\n")), max_size=14).map(" ".join)
    title = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
    return st.builds(
        row,
        st.just(1),
        text,
        title=title,
        name=title.map(lambda stem: f"{stem or 'tệp'}.docx"),
        drive=st.sampled_from(DRIVES),
        unit=st.sampled_from(UNITS),
        kind=st.sampled_from(KINDS),
        type=st.sampled_from(("docx", "pdf")),
        tasks=st.lists(st.sampled_from(TASKS), unique=True, max_size=2).map(tuple),
        people=st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2).map(tuple),
        numbers=st.lists(st.sampled_from(NUMBERS), max_size=2).map(tuple),
        year=st.sampled_from(("2023", "2024", "")),
        issuer=st.sampled_from(("SỞ TÀI CHÍNH", "UBND TỈNH AN LẠC", "")),
        signer=st.sampled_from(PEOPLE),
        place=st.sampled_from(("An Lạc", "")),
        urgency=st.sampled_from(("Khẩn", "Hỏa tốc", "")),
        modified=st.integers(START, START + 6 * DAY),
        family=st.sampled_from((0, 0, 1, 2, 3)),
        standing=st.integers(0, 2),
        is_draft=st.booleans(),
    )
