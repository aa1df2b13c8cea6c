"""An office to ask about people: two drives, one of them for Thanh tra only, really indexed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from docx import Document as NewDocument

from indexer.config.load import load
from indexer.library import Library, open_library
from indexer.model.event import Event
from indexer.model.feed import FeedAsk
from indexer.model.people import WrittenName
from indexer.model.viewer import Viewer
from indexer.service.jobs import index
from indexer.service.verify import verify
from tests.library.copied import copy_of

CONFIG = """
[[drives]]
name = "chung"
path = "chung"
[[drives]]
name = "riêng"
path = "rieng"
readers = ["TT"]
[access]
administrators = ["quan.tri"]
[attribution]
service_accounts = ["svc-quet"]
[[units]]
code = "NS"
name = "Phòng Ngân sách"
head = "hoa.tt"
folders = ["Ngân sách"]
[[units]]
code = "DT"
name = "Phòng Đầu tư"
head = "dung.pv"
folders = ["Đầu tư"]
[[units]]
code = "TT"
name = "Thanh tra"
head = "giang.lt"
[[people]]
login = "an.nv"
name = "Nguyễn Văn An"
unit = "NS"
[[people]]
login = "hoa.tt"
name = "Trần Thị Hoa"
unit = "NS"
[[people]]
login = "dung.pv"
name = "Phạm Văn Dũng"
unit = "DT"
[[people]]
login = "giang.lt"
name = "Lê Thị Giang"
unit = "TT"
[[people]]
login = "quan.tri"
name = "Vũ Quản Trị"
[[tasks]]
code = "DA-01"
title = "Thẩm tra dự án"
lead = "DT"
folders = ["Ngân sách/Dự án"]
"""


class Office:
    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "config.toml").write_text(CONFIG, encoding="utf-8")
        for drive in ("chung", "rieng"):
            (home / drive).mkdir(exist_ok=True)
        self.config = load(home / "config.toml")
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        if self._library is None:
            self._library = open_library(self.config)
        return self._library

    def save(self, path: str, author: str, days_ago: int = 1) -> None:
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        document = NewDocument()
        document.add_paragraph(f"Nội dung của {path}")
        when = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=days_ago)
        document.core_properties.author = author
        document.core_properties.last_modified_by = author
        document.core_properties.created = document.core_properties.modified = when
        document.save(str(file))

    def index(self) -> None:
        index(self.config)

    def is_whole(self) -> bool:
        """After a look at the files, which are copies."""
        self.index()
        return verify(self.config).ok

    def viewer(self, login: str | None) -> Viewer:
        return self.library.viewer(login)

    def event(self, path: str) -> Event:
        found = self.library.activity(self.viewer(None), FeedAsk(limit=1000))
        return next(one for one in found if one.path == path and one.about is None)

    def names(self, login: str | None = None) -> dict[str, WrittenName]:
        return {one.value: one for one in self.library.written_names(self.viewer(login))}

    def close(self) -> None:
        if self._library is not None:
            self._library.close()


def made_office(home: Path, make: Callable[[Path], None] | None = None) -> Office:
    """Filled, or as `make` makes it; what it makes is made once and copied."""
    copy_of(make or _filled, home)
    return Office(home)


def _filled(home: Path) -> None:
    filled(home).close()


def filled(home: Path) -> Office:
    """Indexed in this very folder."""
    made = Office(home)
    for number in range(3):
        made.save(f"chung/Ngân sách/Dự toán {number}.docx", "PC-07\\An")
    made.save("chung/Ngân sách/Dự án/Tờ trình.docx", "Nguyễn Văn An")
    made.save("chung/Đầu tư/Kế hoạch.docx", "Phòng Đầu tư")
    made.save("chung/Đầu tư/Mẫu.docx", "Administrator")
    made.save("rieng/Kết luận.docx", "Người Kín")
    made.index()
    return made
