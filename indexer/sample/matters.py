"""A matter: one project that many papers are about, with what all of them agree on. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from indexer.sample.names import company, person
from indexer.sample.themes import Theme


@dataclass(frozen=True, slots=True)
class Matter:
    """Sums are dong. `official` signs for whoever is not the department; `citizen` is a person the papers name."""

    theme: Theme
    project: str
    place: str
    year: int
    amount: int
    rest: int
    saving: int
    households: int
    contractor: str
    investor: str
    citizen: str
    official: str

    def gaps(self) -> dict[str, object]:
        """What fills the gaps that stay the same in every paper of the matter."""
        return {
            "project": self.project,
            "place": self.place,
            "year": self.year,
            "amount": dong(self.amount),
            "rest": dong(self.rest),
            "saving": dong(self.saving),
            "households": self.households,
            "contractor": self.contractor,
            "investor": self.investor,
            "citizen": self.citizen,
        }


def dong(amount: int) -> str:
    """As people write sums: 12.345.678.000"""
    return f"{amount:,}".replace(",", ".")


class Matters:
    """Makes matters, each with a project that no other has."""

    def __init__(self, random: Random, places: Sequence[str]) -> None:
        self._random = random
        self._places = places
        self._projects: set[str] = set()

    def make(self, theme: Theme, year: int) -> Matter:
        random = self._random
        place = random.choice(self._places)
        amount = random.randint(300_000, 90_000_000) * 1000
        return Matter(
            theme=theme,
            project=self._new_project(random.choice(theme.projects).format(place=place, year=year)),
            place=place,
            year=year,
            amount=amount,
            rest=amount * random.randint(8, 60) // 100_000 * 1000,
            saving=amount * random.randint(2, 70) // 1_000_000 * 1000,
            households=random.randint(12, 480),
            contractor=company(random),
            investor=f"Ban Quản lý dự án {random.choice(_BOARDS)}",
            citizen=person(random),
            official=person(random),
        )

    def _new_project(self, name: str) -> str:
        found, stage = name, 1
        while found in self._projects:
            stage += 1
            found = f"{name} giai đoạn {stage}"
        self._projects.add(found)
        return found


_BOARDS = (
    "đầu tư xây dựng khu vực 1",
    "đầu tư xây dựng khu vực 2",
    "giao thông",
    "nông nghiệp và nông thôn",
    "dân dụng và công nghiệp",
)
