"""LibreOffice saves on the file server itself while colleagues save over Samba: each change has its own person."""

import time

from indexer.model.event import Event, Strength
from tests.service import libreoffice, samba
from tests.service.clients import letter
from tests.service.libreoffice import LibreOffice
from tests.service.shared_office import shared_office


def test_a_save_past_the_log_is_likely_by_whom_lock_and_document_name() -> None:
    samba.require_audit()
    libreoffice.require()
    with shared_office() as shared:
        an, binh, ha = shared.clients
        shared.office.start()
        an.put("quyết toán.docx", letter("Quyết toán năm", an.employee.office_name))
        an.put("dự toán.docx", letter("Dự toán năm", an.employee.office_name))
        shared.office.wait_for(lambda: len(shared.office.events()) == 2, "both documents")
        program = LibreOffice(shared.log.parent / "profile", ha.employee.office_name)

        working = program.work(shared.office.drive / "quyết toán.docx", "them so lieu")
        while working.poll() is None:
            binh.word("dự toán.docx", letter(f"Dự toán lúc {time.monotonic()}", binh.employee.office_name))
            time.sleep(3)
        shared.office.settle()

        by_libreoffice = [event for event in saves(shared.office.events()) if event.path.startswith("quyết")]
        over_samba = [event for event in saves(shared.office.events()) if event.path.startswith("dự")]
        assert [(event.person, event.strength) for event in by_libreoffice] == [(ha.employee.name, Strength.LIKELY)]
        assert over_samba and {event.person for event in over_samba} == {binh.employee.name}


def saves(events: list[Event]) -> list[Event]:
    return [event for event in events if event.action.value == "modified"]
