"""Links, drafts and versions as rows, on values; what the library answers is tested there."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from indexer.model.document import Document, Header
from indexer.model.relation import Citation, Link, Relation
from webui.document_sections import groups, line
from webui.formats import Formats
from webui.words import words

NOW = datetime(2026, 3, 20, 3, 0, tzinfo=UTC)
VI = Formats(words("vi"), ZoneInfo("Asia/Ho_Chi_Minh"), NOW)
PLAN = Document(
    2, "Chung", b"a", "Ngân sách/Kế hoạch/ke hoach.docx", "ke hoach.docx", "docx", 1, NOW, unit="Phòng Ngân sách",
    header=Header("Kế hoạch", "905/KH-STC", date(2026, 1, 5), subject="Kế hoạch vốn"),
)  # fmt: skip


def test_links_stand_under_what_they_mean() -> None:
    links = (
        Link(Citation(Relation.REPLACES, "1/QĐ"), PLAN, is_backward=True),
        Link(Citation(Relation.BASED_ON, "83/2015/QH13", "Luật Ngân sách nhà nước", is_national=True)),
        Link(Citation(Relation.BASED_ON, "905/KH-STC"), PLAN, is_sure=False),
        Link(Citation(Relation.BASED_ON, "7/TB-STC")),
    )
    first, second = groups(links, VI)
    assert (first["title"], second["title"]) == ("Bị thay thế, bãi bỏ bởi", "Căn cứ")
    law, plan, missing = second["rows"]
    assert (law["national"], law["about"], law["search"]) == (True, "Luật Ngân sách nhà nước", "so:83/2015/QH13")
    assert (plan["document"], plan["unsure"]) == (2, "có thể là văn bản khác cùng số")
    assert (missing["document"], missing["where"]) == (0, "không có trên ổ chung")


def test_a_document_in_one_line() -> None:
    row = line(PLAN, VI)
    assert (row["name"], row["about"]) == ("Kế hoạch 905/KH-STC ngày 05/01/2026", "Kế hoạch vốn")
    assert row["where"] == "Phòng Ngân sách · Ngân sách › Kế hoạch · 20/03/2026"
    bare = line(replace(PLAN, header=Header()), VI)
    assert (bare["name"], bare["about"]) == ("ke hoach.docx", "")
