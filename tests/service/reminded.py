"""An office with tasks and a mail server, whose clock a test sets."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from indexer.catalogue import Catalogue, open_catalogue
from indexer.config.load import load
from indexer.config.tree import Config
from indexer.coordination.reminding import Silence
from indexer.model.task import Task
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
[mail]
host = "localhost"
port = {port}
security = "none"
sender = "ochung@stc.example.vn"
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
_PEOPLE = (
    ("an.nv", "Nguyễn Văn An", "NS"),
    ("hoa.tt", "Trần Thị Hoa", "NS"),
    ("dung.pv", "Phạm Văn Dũng", "DT"),
    ("giang.lt", "Lê Thị Giang", "TT"),
)


class RemindedOffice:
    """`mail`: by login, what `mail` says in the configuration, instead of "reminders"."""

    def __init__(self, home: Path, port: int, *, language: str = "vi", mail: dict[str, str] | None = None) -> None:
        for drive in ("chung", "rieng"):
            (home / drive).mkdir(exist_ok=True)
        people = "\n".join(
            f'[[people]]\nlogin = "{login}"\nname = "{name}"\nunit = "{unit}"\nemail = "{login}@stc.example.vn"\n'
            f'mail = "{(mail or {}).get(login, "reminders")}"'
            for login, name, unit in _PEOPLE
        )
        file = home / "config.toml"
        file.write_text(_CONFIG.format(language=language, port=port, people=people), encoding="utf-8")
        self.config: Config = load(file)
        self.catalogue: Catalogue = open_catalogue(self.config.state.path)
        self.at = MONDAY

    def keep(self, *tasks: Task) -> None:
        with self.catalogue.writing():
            for task in tasks:
                self.catalogue.tasks.put(task)

    def round(self, is_silent: Silence = lambda task, unit, today: False) -> Sent:
        """What the service does every so often."""
        if not is_time(self.config, self.at):
            return send_waiting(self.catalogue, self.config, self.at, only_by_hand=True)
        keep(self.catalogue, self.config, plan(self.catalogue, self.config, self.at, is_silent), self.at)
        return send_waiting(self.catalogue, self.config, self.at)

    def wait(self, **span: float) -> None:
        self.at += timedelta(**span)

    def log(self) -> list[tuple[str, str, str, str]]:
        """(occasion, unit, person, delivery), in the order of people."""
        found = [(one.occasion.value, one.unit, one.person, one.delivery.value) for one in self.catalogue.letters.log()]
        return sorted(found, key=lambda one: (one[2], one[1], one[0]))


def day(number: int) -> date:
    """Of March 2026; the 9th is a Monday."""
    return date(2026, 3, number)
