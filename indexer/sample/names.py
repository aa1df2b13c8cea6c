"""Invented names of people and places. Pure; every name is put together at random and means nobody."""

from random import Random

_FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đinh", "Mai", "Tô", "Trịnh",
)  # fmt: skip
_MIDDLE_MEN = (
    "Văn", "Đức", "Minh", "Quốc", "Hữu", "Công", "Thanh", "Xuân", "Ngọc", "Trọng", "Anh", "Tuấn",
)  # fmt: skip
_MIDDLE_WOMEN = (
    "Thị", "Thu", "Ngọc", "Thanh", "Kim", "Bích", "Hồng", "Mỹ", "Diệu", "Phương",
)  # fmt: skip
_MEN = (
    "An", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hiếu", "Hùng", "Khánh", "Lâm", "Long", "Nam", "Nghĩa",
    "Phúc", "Quân", "Sơn", "Thắng", "Toàn", "Trung", "Việt", "Vinh",
)  # fmt: skip
_WOMEN = (
    "Ánh", "Chi", "Dung", "Hà", "Hạnh", "Hằng", "Hoa", "Hương", "Huyền", "Lan", "Linh", "Loan", "Mai", "Nga", "Nhung",
    "Oanh", "Phượng", "Thảo", "Thủy", "Trang", "Vân", "Yến",
)  # fmt: skip
_FIRST = (
    "Tân", "Phú", "Bình", "Long", "Vĩnh", "An", "Hòa", "Đông", "Xuân", "Thạnh", "Mỹ", "Phước", "Đại", "Hưng",
    "Trường", "Nhơn", "Cẩm", "Lương",
)  # fmt: skip
_LAST = (
    "Hưng", "Lộc", "Thành", "Sơn", "Khánh", "Thịnh", "Hiệp", "Điền", "Trạch", "Quới", "Châu", "Phong", "Giang",
    "Thuận", "Nghĩa", "Ninh", "Đức", "Hải",
)  # fmt: skip
_TRADES = ("Xây dựng", "Tư vấn thiết kế", "Thương mại dịch vụ", "Thẩm định giá", "Cơ điện", "Công nghệ")


def person(random: Random) -> str:
    """A full name."""
    middles, givens = random.choice(((_MIDDLE_MEN, _MEN), (_MIDDLE_WOMEN, _WOMEN)))
    return f"{random.choice(_FAMILY)} {random.choice(middles)} {random.choice(givens)}"


def people(random: Random, count: int) -> list[str]:
    """Distinct full names, but for the last, who is called like the first: that happens, and logins tell them apart."""
    found: dict[str, None] = {}
    while len(found) < count - 1:
        found[person(random)] = None
    names = list(found)
    return [*names, names[0]]


def places(random: Random, count: int) -> list[str]:
    """Distinct names of communes; no more than there are."""
    every = [f"{first} {last}" for first in _FIRST for last in _LAST if first != last]
    return random.sample(every, min(count, len(every)))


def company(random: Random) -> str:
    form = random.choice(("TNHH", "Cổ phần"))
    name = f"{random.choice(_FIRST)} {random.choice(_LAST)} {random.randint(1, 99)}"
    return f"Công ty {form} {random.choice(_TRADES)} {name}"
