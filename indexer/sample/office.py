"""The sample office: an invented province's Department of Finance, its units and its people. Pure."""

from dataclasses import dataclass
from random import Random

from indexer.sample.names import people
from indexer.vietnamese.text import fold

PROVINCE = "Tân Lộc"
DEPARTMENT = "Sở Tài chính"
MAIL = "tanloc.example"

_UNITS = (
    ("VP", "Văn phòng", "Văn phòng"),
    ("QLNS", "Phòng Quản lý ngân sách", "P. QLNS"),
    ("DT", "Phòng Đầu tư", "P. Đầu tư"),
    ("GCS", "Phòng Quản lý giá và công sản", "P. Giá - Công sản"),
    ("HCSN", "Phòng Tài chính hành chính sự nghiệp", "P. HCSN"),
    ("TCDN", "Phòng Tài chính doanh nghiệp", "P. TCDN"),
    ("TTS", "Thanh tra Sở", "Thanh tra"),
    ("THTK", "Phòng Tin học và Thống kê", "P. Tin học"),
    ("CTXH", "Trung tâm Công tác xã hội", "TT CTXH"),
    ("TVTC", "Trung tâm Tư vấn và Dịch vụ tài chính", "TT Tư vấn"),
)
PEOPLE = 44


@dataclass(frozen=True, slots=True)
class Unit:
    code: str
    name: str
    folder: str
    head: str  # login


@dataclass(frozen=True, slots=True)
class Member:
    """`office_name` is what this person's office program writes into documents; often not the full name."""

    login: str
    name: str
    unit: Unit
    office_name: str
    computer: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    units: tuple[Unit, ...]
    members: tuple[Member, ...]

    def of(self, unit: Unit) -> tuple[Member, ...]:
        return tuple(member for member in self.members if member.unit == unit)

    def unit(self, code: str) -> Unit:
        return next(unit for unit in self.units if unit.code == code)

    def member(self, login: str) -> Member:
        return next(member for member in self.members if member.login == login)


def office(random: Random) -> Office:
    """Ten units of four or five people each; the first of a unit is its head."""
    names = people(random, PEOPLE)
    logins = _logins(names, random)
    units, members = [], []
    for place, (code, name, folder) in enumerate(_UNITS):
        mine = range(place, PEOPLE, len(_UNITS))
        unit = Unit(code, name, folder, logins[mine[0]])
        units.append(unit)
        members += [_member(names[n], logins[n], unit, n, random) for n in mine]
    return Office(tuple(units), tuple(members))


def _member(name: str, login: str, unit: Unit, number: int, random: Random) -> Member:
    bare = fold(name).title()
    short = f"{name.split()[-1]} {unit.code}"
    office_name = random.choice((name, name, name, bare, login, short, "Administrator"))
    aliases = tuple({bare, short} - {name})
    return Member(login, name, unit, office_name, f"PC-{number:02d}", tuple(sorted(aliases)))


def _logins(names: list[str], random: Random) -> list[str]:
    """`an.nv`, `annv` or `nvan`, with a counter where it is taken."""
    taken: list[str] = []
    for name in names:
        *rest, given = fold(name).split()
        initials = "".join(word[0] for word in rest)
        login = random.choice((f"{given}.{initials}", f"{given}{initials}", f"{initials}{given}"))
        same = sum(one.rstrip("0123456789") == login for one in taken)
        taken.append(f"{login}{same + 1}" if same else login)
    return taken
