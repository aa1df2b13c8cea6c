"""A head reminds by hand: an act that stays, a letter that leaves at once, a line in the log of whom it concerns."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.errors import SpeakingError
from indexer.library import open_library
from indexer.library.viewers import ANYBODY
from indexer.model.task import ActKind, Share, Task
from tests.notify.mail_server import MailServer, text_of
from tests.service.reminded import RemindedOffice, day


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as made:
        yield made


@pytest.fixture
def office(tmp_path: Path, server: MailServer) -> Iterator[RemindedOffice]:
    made = RemindedOffice(tmp_path, server.port)
    yield made
    made.catalogue.close()


def test_a_head_reminds_by_hand_at_any_hour_and_it_is_an_act(office: RemindedOffice, server: MailServer) -> None:
    office.keep(Task("A", "Báo cáo quý", lead="NS", coordinating=(Share("DT"),), due_on=day(20)))
    library = open_library(office.config)
    act = library.remind(library.viewer("hoa.tt"), "A", unit="DT", text="Đề nghị gửi số liệu\nBcc: x@y.vn")
    office.at = office.catalogue.acts.get(act).at.replace(hour=20)  # type: ignore[union-attr]
    office.wait(days=1)
    office.round()
    [message] = server.taken
    assert server.to == ["dung.pv@stc.example.vn"] and message["Subject"] == "Đôn đốc: A - Báo cáo quý"
    assert "Trần Thị Hoa đề nghị:" in text_of(message) and "Thời hạn: 20/03/2026" in text_of(message)
    kept = office.catalogue.acts.of_task("A", [ActKind.REMINDED])
    assert [(one.by, one.unit, one.body["people"]) for one in kept] == [("hoa.tt", "DT", ["dung.pv"])]
    seen = {
        login: [(one.by, one.person) for one in library.reminders(library.viewer(login))]
        for login in ("hoa.tt", "dung.pv", "an.nv", "giang.lt", ANYBODY)
    }
    told = [("hoa.tt", "dung.pv")]
    assert seen == {"hoa.tt": told, "dung.pv": told, "an.nv": [], "giang.lt": [], ANYBODY: []}
    library.close()


@pytest.mark.parametrize(
    ("login", "asked", "reason"),
    [
        ("an.nv", {"unit": "DT"}, "reminding"),
        ("giang.lt", {"unit": "DT"}, "reminding"),
        ("hoa.tt", {"unit": "TT"}, "stranger"),
        ("hoa.tt", {"unit": "XX"}, "unit"),
        ("hoa.tt", {"person": "ai.do"}, "login"),
        ("dung.pv", {"unit": "NS"}, "reminding"),
    ],
)
def test_only_heads_remind_and_only_those_with_a_part(
    office: RemindedOffice, login: str, asked: dict[str, str], reason: str
) -> None:
    office.keep(Task("A", "Báo cáo quý", lead="NS", coordinating=(Share("DT"),), due_on=day(20)))
    library = open_library(office.config)
    with pytest.raises(SpeakingError) as refused:
        library.remind(library.viewer(login), "A", **asked)
    assert refused.value.reason == reason
    assert office.log() == []
    library.close()
