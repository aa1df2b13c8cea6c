"""The running service reminds by itself, and a mail server that hangs delays no save."""

import socket
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from indexer.catalogue import open_catalogue
from indexer.clock import now
from indexer.model.task import Task
from tests.notify.mail_server import MailServer
from tests.service.office import Office

_EXTRA = """
[reminders]
hours = "00:00-23:59"
[calendar]
working_weekends = [{days}]
[mail]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "ochung@stc.example.vn"
[[units]]
code = "NS"
name = "Phòng Ngân sách"
[[people]]
login = "an.nv"
name = "Nguyễn Văn An"
unit = "NS"
email = "an.nv@stc.example.vn"
"""


def office(home: Path, port: int) -> Office:
    today = datetime.now(UTC).date()
    days = ", ".join((today + timedelta(days=n)).isoformat() for n in range(-1, 3))  # whatever day it is
    made = Office(home, extra=_EXTRA.format(port=port, days=days))
    catalogue = open_catalogue(made.config.state.path)
    with catalogue.writing():
        catalogue.tasks.put(Task("QT-01", "Quyết toán", lead="NS", lead_person="an.nv", due_on=now().date()))
    catalogue.close()
    return made


def test_the_service_reminds_by_itself_and_not_again_after_a_restart(tmp_path: Path) -> None:
    with MailServer() as server, office(tmp_path, server.port) as made:
        made.start()
        made.wait_for(lambda: server.taken, "a letter")
        made.kill()
        made.start()
        time.sleep(5)
        made.stop()
        assert server.to == ["an.nv@stc.example.vn"]


def test_a_mail_server_that_never_answers_delays_neither_a_save_nor_the_end(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        deaf.settimeout(30)
        with office(tmp_path, deaf.getsockname()[1]) as made:
            made.start()
            connection, _ = deaf.accept()  # the service waits for a greeting now
            (made.drive / "Báo cáo.txt").write_text("Báo cáo trong lúc máy chủ thư im lặng", encoding="utf-8")
            assert made.wait_for(lambda: made.find("im lặng"), "the save to be found") < 15
            assert made.stop() < 10
            connection.close()
