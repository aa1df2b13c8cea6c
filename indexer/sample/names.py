"""Invented names of people and places. Pure; every name is put together at random and means nobody."""

from random import Random

_FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đinh",
    "Mai",
    "Tô",
    "Trịnh",
]
_MIDDLE_MEN = ["Văn", "Đức", "Minh", "Quốc", "Hữu", "Công", "Thanh", "Xuân", "Ngọc", "Trọng", "Anh", "Tuấn"]
_MIDDLE_WOMEN = ["Thị", "Thu", "Ngọc", "Thanh", "Kim", "Bích", "Hồng", "Mỹ", "Diệu", "Phương"]
_MEN = [
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Đạt",
    "Giang",
    "Hải",
    "Hiếu",
    "Hùng",
    "Khánh",
    "Lâm",
    "Long",
    "Nam",
    "Nghĩa",
    "Phúc",
    "Quân",
    "Sơn",
    "Thắng",
    "Toàn",
    "Trung",
    "Việt",
    "Vinh",
]
_WOMEN = [
    "Ánh",
    "Chi",
    "Dung",
    "Hà",
    "Hạnh",
    "Hằng",
    "Hoa",
    "Hương",
    "Huyền",
    "Lan",
    "Linh",
    "Loan",
    "Mai",
    "Nga",
    "Nhung",
    "Oanh",
    "Phượng",
    "Thảo",
    "Thủy",
    "Trang",
    "Vân",
    "Yến",
]
_FIRST = ["Tân", "Phú", "Bình", "Long", "Vĩnh", "An", "Hòa", "Đông", "Xuân", "Thạnh", "Mỹ", "Phước"]
_LAST = ["Hưng", "Lộc", "Thành", "Sơn", "Khánh", "Thịnh", "Hiệp", "Điền", "Trạch", "Quới", "Mỹ", "Châu"]


def people(random: Random, count: int) -> list[str]:
    """Distinct full names."""
    found: dict[str, None] = {}
    while len(found) < count:
        middles, givens = random.choice(((_MIDDLE_MEN, _MEN), (_MIDDLE_WOMEN, _WOMEN)))
        found[f"{random.choice(_FAMILY)} {random.choice(middles)} {random.choice(givens)}"] = None
    return list(found)


def places(random: Random, count: int) -> list[str]:
    """Distinct names of communes."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[f"{random.choice(_FIRST)} {random.choice(_LAST)}"] = None
    return list(found)
