"""What one document is about and what its header says, the same through all its versions. Pure."""

from dataclasses import dataclass
from datetime import date

from indexer.sample.matters import Matter
from indexer.sample.office import DEPARTMENT, PROVINCE, Unit
from indexer.sample.themes import Form

LETTER = "Công văn"
_CODES = {  # Decree 30/2020/NĐ-CP, appendix III
    "Quyết định": "QĐ",
    "Tờ trình": "TTr",
    "Báo cáo": "BC",
    "Kế hoạch": "KH",
    "Thông báo": "TB",
    "Biên bản": "BB",
    "Giấy mời": "GM",
    "Quy chế": "QC",
    "Phương án": "PA",
    "Hướng dẫn": "HD",
}
PROVINCE_OFFICE = f"Ủy ban nhân dân tỉnh {PROVINCE}"


@dataclass(frozen=True, slots=True)
class Issuer:
    """`symbol` stands in its numbers; `parent` is the office above, "" where the paper shows none."""

    name: str
    symbol: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An earlier paper that a later one names; `relation` is a value of model.relation.Relation."""

    relation: str
    kind: str
    number: str
    day: date
    issuer: str
    subject: str


@dataclass(frozen=True, slots=True)
class Topic:
    """`number` 0: the paper has none (a draft, a sheet, a mail). `unit` drafts it, `day` is on its date line.

    `cites`: the papers of its matter that its text names.
    """

    matter: Matter
    form: Form
    subject: str
    day: date
    unit: Unit
    number: int = 0
    secrecy: str = ""
    cites: tuple[Reference, ...] = ()

    def cited(self, *relations: str) -> Reference | None:
        """The one that it names in one of these relations."""
        return next((one for one in self.cites if one.relation in relations), None)

    @property
    def is_official(self) -> bool:
        """Whether the text stands in the official layout and has a header."""
        return self.form.shape == "paper"

    @property
    def kind(self) -> str:
        """The kind's full name; "" for what is no official paper."""
        return (self.form.kind or LETTER) if self.is_official else ""

    @property
    def issuer(self) -> Issuer:
        matter = self.matter
        if self.form.by == "investor":
            return Issuer(matter.investor, "BQLDA", PROVINCE_OFFICE)
        if self.form.by == "commune":
            return Issuer(f"Ủy ban nhân dân xã {matter.place}", "UBND")
        if self.form.by == "contractor":
            return Issuer(matter.project, "CT")
        if self.form.by == "province":
            return Issuer(PROVINCE_OFFICE, "UBND")
        return Issuer(DEPARTMENT, "STC", PROVINCE_OFFICE)

    @property
    def is_incoming(self) -> bool:
        return bool(self.form.by)

    @property
    def symbol(self) -> str:
        """What follows the number: `QĐ-STC`; a letter names its office and unit instead of a kind: `STC-QLNS`."""
        issuer = self.issuer.symbol
        if self.form.kind:
            return f"{_CODES[self.form.kind]}-{issuer}"
        return f"{issuer}-{'VP' if self.is_incoming else self.unit.code}"

    @property
    def written_number(self) -> str:
        """As it stands on the paper; "" for a draft."""
        return f"{self.number:02d}/{self.symbol}" if self.number else ""


def topic(matter: Matter, form: Form, day: date, unit: Unit, *, round_: int = 0) -> Topic:
    """A topic without its number; from the third paper of a form on, the subject says the round."""
    subject = form.subject.format(**matter.gaps(), month=f"{day.month}/{day.year}")
    return Topic(matter, form, f"{subject} đợt {round_}" if round_ > 1 else subject, day, unit)
