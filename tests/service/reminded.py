"""An office with tasks and a mail server, whose clock a test sets."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from indexer.catalogue import Catalogue, open_catalogue
from indexer.clock import to_text
from indexer.config.load import load
from indexer.config.tree import Config
from indexer.model.document import Document
from indexer.model.entry import Entry
from indexer.model.event import Action, Credit, Event, Nature, Strength
from indexer.model.task import How, Tag, Task
from indexer.service.mailing import Sent, send_waiting
from indexer.service.reminding import is_time, keep, plan

MONDAY = datetime(2026, 3, 9, 2, tzinfo=UTC)  # 09:00 in the office
_CONFIG = """
language = "{language}"
[[drives]]
name = "chung"
path = "chung"
[[drives]]
name = "riêng"
path = "rieng"
readers = ["TT"]
[web]
base_url = "https://ochung.example.vn"
{mail}
[calendar]
days_off = [2026-03-12]
[[units]]
code = "NS"
name = "Phòng Ngân sách"
head = "hoa.tt"
[[units]]
code = "DT"
name = "Phòng Đầu tư"
head = "dung.pv"
[[units]]
code = "TT"
name = "Thanh tra"
head = "giang.lt"
{people}
"""
_MAIL = """
[mail]
host = "localhost"
port = {port}
security = "none"
sender = "ochung@stc.example.vn"
"""
_PEOPLE = (
    ("an.nv", "Nguyễn Văn An", "NS"),
    ("hoa.tt", "Trần Thị Hoa", "NS"),
    ("dung.pv", "Phạm Văn Dũng", "DT"),
    ("giang.lt", "Lê Thị Giang", "TT"),
)


def configured(home: Path, port: int = 0, *, language: str = "vi", mail: dict[str, str] | None = None) -> Config:
    """`mail`: by login, what `mail` says in the configuration, instead of "reminders"; no mail without a port."""
    for drive in ("chung", "rieng"):
        (home / drive).mkdir(exist_ok=True)
    people = "\n".join(
        f'[[people]]\nlogin = "{login}"\nname = "{name}"\nunit = "{unit}"\nemail = "{login}@stc.example.vn"\n'
        f'mail = "{(mail or {}).get(login, "reminders")}"'
        for login, name, unit in _PEOPLE
    )
    file = home / "config.toml"
    file.write_text(
        _CONFIG.format(language=language, mail=_MAIL.format(port=port) if port else "", people=people), encoding="utf-8"
    )
    return load(file)


class RemindedOffice:
    def __init__(self, home: Path, port: int = 0, **options: Any) -> None:
        self.config = configured(home, port, **options)
        self.catalogue: Catalogue = open_catalogue(self.config.state.path)
        self.at = MONDAY

    def keep(self, *tasks: Task) -> None:
        with self.catalogue.writing():
            for task in tasks:
                self.catalogue.tasks.put(task)

    def round(self) -> Sent:
        """What the service does every so often."""
        if not is_time(self.config, self.at):
            return send_waiting(self.catalogue, self.config, lambda: self.at, only_urgent=True)
        keep(self.catalogue, self.config, plan(self.catalogue, self.config, self.at), self.at)
        return send_waiting(self.catalogue, self.config, lambda: self.at)

    def watch(self, since: date, *drives: str) -> None:
        """The service saw the drives from that day until now."""
        begun = datetime.combine(since, time(), UTC) - timedelta(days=1)
        with self.catalogue.writing():
            for drive in drives:
                self.catalogue._sql.execute(
                    "INSERT OR REPLACE INTO watch_span (drive, since, until) VALUES (?, ?, ?)",
                    (drive, to_text(begun), to_text(self.at)),
                )

    def wait(self, **span: float) -> None:
        self.at += timedelta(**span)

    def work(self, login: str, task: str, drive: str = "chung") -> int:
        """Somebody surely edits a file of their own that serves a task; the event's id."""
        name, unit = next((name, unit) for one, name, unit in _PEOPLE if one == login)
        units = {one.code: one.name for one in self.config.units}
        path = f"{task} {login}.txt"
        with self.catalogue.writing():
            id = self.catalogue.files.add(drive, path.encode(), Entry(1, 0, 0, len(self.log())), b"")
            document = Document(id, drive, path.encode(), path, path, "txt", 1, self.at)
            self.catalogue.documents.put(document, text="", cited=())
            event = Event(self.at, self.at, Action.ADDED, drive, path, id, nature=Nature.EDITED)
            made = self.catalogue.events.add(event)
            who = Credit(name, units[unit], login, Strength.CERTAIN)
            self.catalogue.credits.put(made, self.at, (who,), is_disputed=False)
            self.catalogue.tags.put(Tag(id, task, How.HAND, by=login, at=self.at))
        return made

    def log(self) -> list[tuple[str, str, str, str]]:
        """(occasion, unit, person, delivery), in the order of people."""
        told = self.catalogue.reminders.log()
        found = [(one.occasion.value, one.unit, one.person, one.delivery.value) for one in told]
        return sorted(found, key=lambda one: (one[2], one[1], one[0]))


def day(number: int) -> date:
    """Of March 2026; the 9th is a Monday."""
    return date(2026, 3, number)
