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
NOBODY = "Administrator"  # the office name of computers that were set up in a hurry
_HIDDEN = 23  # number of a person whom neither the audit log nor any document names


@dataclass(frozen=True, slots=True)
class Unit:
    code: str
    name: str
    folder: str
    head: str  # login


@dataclass(frozen=True, slots=True)
class Member:
    """`office_name` is what this person's office program writes into documents; often not the full name.

    `is_logged` is False for who works past the file server's log (on the server itself, over NFS).
    """

    login: str
    name: str
    unit: Unit
    office_name: str
    computer: str
    is_logged: bool = True
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
    places = [number % len(_UNITS) for number in range(PEOPLE)]
    shorts = [f"{name.split()[-1]} {_UNITS[place][0]}" for name, place in zip(names, places, strict=True)]
    units = tuple(Unit(code, name, folder, logins[place]) for place, (code, name, folder) in enumerate(_UNITS))
    members = [_member(n, names, logins, shorts, units[places[n]], random) for n in range(PEOPLE)]
    return Office(units, tuple(sorted(members, key=lambda member: places[int(member.computer[3:])])))


def _member(number: int, names: list[str], logins: list[str], shorts: list[str], unit: Unit, random: Random) -> Member:
    """What could mean somebody else too is neither an alias nor written by the office program."""
    name, login, short = names[number], logins[number], shorts[number]
    bare = fold(name).title()
    bares = [fold(one).title() for one in names]
    own = [one for one, every in ((bare, bares), (short, shorts)) if every.count(one) == 1]
    full = [name] * 3 if names.count(name) == 1 else []
    is_hidden = number == _HIDDEN
    office_name = NOBODY if is_hidden else random.choice((*full, *own, login, NOBODY))
    is_logged = random.random() < 0.85 and not is_hidden
    aliases = tuple(sorted(set(own) - {name}))
    return Member(login, name, unit, office_name, f"PC-{number:02d}", is_logged, aliases)


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
