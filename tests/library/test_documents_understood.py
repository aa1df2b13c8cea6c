"""What a document says of itself is on its hit, a facet and a field - within what the viewer may see."""

from collections.abc import Iterator

import pytest

from indexer.config.load import load
from indexer.library import Library, open_library
from indexer.model.hit import FACETS, Ask
from indexer.service.jobs import index

LETTER = """UBND TỈNH AN LẠC\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
{issuer}\tĐộc lập - Tự do - Hạnh phúc
HỎA TỐC
Số: 15/STC-QLNS\t{place}, ngày 05 tháng 02 năm 2026
V/v quyết toán kinh phí
Kính gửi: Kho bạc
Nơi nhận:\tKT. GIÁM ĐỐC
- Như trên;\tPHÓ GIÁM ĐỐC
- Lưu: VT.

\t{signer}
"""
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
"""
OPEN = {"issuer": "SỞ TÀI CHÍNH", "place": "An Lạc", "signer": "Trần Thị Búp"}
CLOSED = {"issuer": "THANH TRA TỈNH", "place": "Cẩm Lộc", "signer": "Ngô Minh Tấn"}
FIELDS = (
    *("coquan:thanh", "issuer:thanh", "nguoiky:tấn", "signer:tan"),
    *('noi:"cẩm lộc"', "place:cam", "khan:hỏa", "urgency:hoa"),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("office")
    for folder, said in (("chung", OPEN), ("rieng", CLOSED)):
        (home / folder).mkdir()
        (home / folder / "công văn.txt").write_text(LETTER.format(**said), encoding="utf-8")
    (home / "config.toml").write_text(CONFIG, encoding="utf-8")
    index(load(home / "config.toml"))
    with_it = open_library(load(home / "config.toml"))
    yield with_it
    with_it.close()


def test_a_hit_says_who_signed_what_where(library: Library) -> None:
    [hit] = library.search(library.viewer("*"), Ask("quyết toán")).hits
    assert (hit.place, hit.signer, hit.capacity, hit.urgency) == ("An Lạc", "Trần Thị Búp", "KT.", "Hỏa tốc")
    document = library.document(library.viewer("*"), hit.id)
    assert document.header.recipients == ("Kho bạc",)


@pytest.mark.parametrize("field", FIELDS)
def test_fields_find_it_for_those_who_may_see_it(library: Library, field: str) -> None:
    found = library.search(library.viewer(None), Ask(field))
    assert "riêng" in {hit.drive for hit in found.hits}
    assert {hit.drive for hit in library.search(library.viewer("*"), Ask(field)).hits} <= {"chung"}


def test_facets_count_issuers_and_signers_of_the_scope_only(library: Library) -> None:
    everything = library.search(library.viewer(None), Ask("quyết toán")).facets
    assert everything["signer"] == {"Trần Thị Búp": 1, "Ngô Minh Tấn": 1}
    seen = library.search(library.viewer("*"), Ask("quyết toán")).facets
    assert (seen["issuer"], seen["signer"]) == ({"SỞ TÀI CHÍNH": 1}, {"Trần Thị Búp": 1})
    chosen = library.search(library.viewer("*"), Ask("quyết toán", {"signer": ("Ngô Minh Tấn",)}))
    assert (chosen.total, chosen.hits) == (0, ())


def test_the_contracts_facets_come_first() -> None:
    assert FACETS[:6] == ("unit", "task", "kind", "type", "year", "person")
    assert {"issuer", "signer"} <= set(FACETS)
