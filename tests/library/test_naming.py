from pathlib import Path

import pytest

from indexer.config.tree import Config, PersonConfig, UnitConfig
from indexer.library.naming import meant
from indexer.search.parser import parse
from indexer.search.query import Field, wanted

OFFICE = Config(
    file=Path("config.toml"),
    drives=(),
    units=(UnitConfig("NS", "Phòng Ngân sách", short="P.NS", aliases=("Quản lý ngân sách",)),),
    people=(PersonConfig("an.nt@so.vn", "Nguyễn Thị An", aliases=("chị An béo",)),),
)
TASKS = {"NV-1": "Quyết toán dự án cầu", "NV-12": "Dự toán 2027"}


@pytest.mark.parametrize(
    ("condition", "also"),
    [
        ("phong:ns", ("Phòng Ngân sách",)),
        ("unit:P.NS", ("Phòng Ngân sách",)),
        ('phòng:"quan ly ngan sach"', ("Phòng Ngân sách",)),
        ("nguoi:an.nt", ("Nguyễn Thị An",)),
        ('người:"chi an beo"', ("Nguyễn Thị An",)),
        ("nhiemvu:nv-1", ("NV-1",)),
        ('nhiệm vụ:"quyet toan cau"', ("NV-1",)),
        ("nhiemvu:dự", ()),
        ("phong:khác", ()),
        ("ten:ns", ()),
    ],
)
def test_names_of_the_office_stand_for_what_the_index_has(condition: str, also: tuple[str, ...]) -> None:
    for text in (condition, f"x (y OR {condition})"):
        [field] = [leaf for leaf in wanted(meant(parse(text).query, OFFICE, lambda: TASKS)) if isinstance(leaf, Field)]
        assert field.also == also
