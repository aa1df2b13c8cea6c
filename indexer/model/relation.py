"""How documents refer to each other by their numbers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indexer.model.document import Document


class Relation(StrEnum):
    """What the citing document does with the cited one."""

    BASED_ON = "based_on"  # căn cứ
    ANSWERS = "answers"  # phúc đáp, trả lời, theo đề nghị tại
    REPLACES = "replaces"  # thay thế, bãi bỏ
    AMENDS = "amends"  # sửa đổi, bổ sung, đính chính
    CARRIES_OUT = "carries_out"  # thực hiện, triển khai
    CITES = "cites"  # anything else


@dataclass(frozen=True, slots=True)
class Citation:
    """A number that a text cites. `about` is what the text says of it ("về việc …"), shortened.

    `issued_on`, `year` and `issuer` are what the text says of the cited document, as far as it does. `is_national`: law
    and the like that everybody knows where to find; one of the office's own that is missing is worth a word.
    """

    relation: Relation
    number: str
    about: str = ""
    issued_on: date | None = None
    year: int | None = None
    issuer: str = ""
    is_national: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One line of a document's page. `document` is None where nothing of that number lies on the drive.

    `is_backward`: the other document says it of this one (it answers, replaces, carries out this one); `citation` is
    then what it says. `is_sure` is False where other documents bear the number too and nothing told them apart.
    """

    citation: Citation
    document: Document | None = None
    is_backward: bool = False
    is_sure: bool = True
