"""Who is called silent, to whom: lists, cards and rows agree, and nobody is accused of what the viewer cannot see."""

from datetime import timedelta
from pathlib import Path

from indexer.clock import now
from indexer.library import open_library
from indexer.model.task import Involvement, Share, Task
from tests.service.reminded import RemindedOffice

SILENT, UNKNOWN = Involvement.SILENT, Involvement.UNKNOWN


def test_silence_is_told_to_whom_could_have_seen_the_unit_work(tmp_path: Path) -> None:
    office = RemindedOffice(tmp_path)
    office.at = now()
    today = office.at.date()
    assigned, due = today - timedelta(days=12), today + timedelta(days=2)
    shares = (Share("DT"), Share("TT"))
    office.keep(
        Task("A", "a", lead="NS", coordinating=shares, assigned_on=assigned, due_on=due),
        Task("B", "b", lead="DT", assigned_on=assigned, due_on=due),
    )
    office.work("an.nv", "A")
    library = open_library(office.config)

    def told(login: str | None) -> dict[str, tuple[Involvement, str]]:
        viewer = library.viewer(login)
        found = {f"{one.task} {one.unit}": (one.state, one.words) for one in library.silences(viewer)}
        cards = {f"{card.task.code} {unit}": how for card in library.tasks(viewer) for unit, _, how in card.unit_states}
        rows = {f"{row.task} {row.unit}": row.state for row in library.unit_contributions(viewer)}
        assert cards == rows
        assert {cell: state for cell, (state, _) in found.items()}.items() <= cards.items()
        return found

    unwatched = (UNKNOWN, "silence.doubt_unwatched")
    empty = (UNKNOWN, "silence.doubt_no_documents")  # whoever worked for it was not seen either
    silent = (SILENT, "silence.silent_under_way")
    assert told(None) == {"A DT": unwatched, "A TT": unwatched, "B DT": empty}
    office.watch(assigned, "chung", "riêng")
    assert told(None) == {"A DT": silent, "A TT": silent, "B DT": empty}
    partial = (UNKNOWN, "silence.doubt_partial")  # Hoa does not see the drive where Thanh tra works
    assert told("hoa.tt") == {"A DT": silent, "A TT": partial, "B DT": empty}
    library.close()
    office.catalogue.close()
