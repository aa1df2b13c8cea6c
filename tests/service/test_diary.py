"""When a drive was watched is written down by the service that watches it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from indexer.catalogue import open_catalogue
from indexer.clock import now
from indexer.model.task import How, Tag
from indexer.service import diary
from tests.service.office import Office

AT = datetime(2026, 3, 2, tzinfo=UTC)


def test_signs_of_life_are_one_span_until_nobody_looked(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    minutes = (0, 1, 2, 3, 30, 31)
    with catalogue.writing():
        for minute in minutes:
            catalogue.watch_spans.alive("ổ", AT + timedelta(minutes=minute))
            catalogue.watch_spans.alive("khác", AT)
    spans = catalogue.watch_spans.spans(frozenset({"ổ"}))
    assert [((one - AT).seconds // 60, (other - AT).seconds // 60) for one, other in spans["ổ"]] == [(0, 3), (30, 31)]
    assert catalogue.watch_spans.spans(None)["khác"] == ((AT, AT),)
    catalogue.close()


def test_the_service_writes_down_that_it_watches(tmp_path: Path) -> None:
    started = now()
    with Office(tmp_path) as office:
        (office.drive / "a.txt").write_text("Báo cáo", encoding="utf-8")
        office.start()

        def spans() -> object:
            found = office.library._catalogue.watch_spans.spans(None).get("chung", ())
            return found and found[0][0] >= started

        office.wait_for(spans, "the diary", diary.EVERY + 10)
        _keeps_sums(office)
        office.stop()


def _keeps_sums(office: Office) -> None:
    """What was tagged on the page makes a task's sums stale; while nothing else is to be done, they are kept again."""
    catalogue = open_catalogue(office.config.state.path)

    def document() -> object:
        return catalogue.documents.at("a.txt", None)

    office.wait_for(document, "the document", 20)
    with catalogue.writing():
        catalogue.tags.put(Tag(catalogue.documents.at("a.txt", None)[0].id, "NV", How.HAND))
        assert catalogue.task_sums.is_stale(["NV"])
    office.wait_for(lambda: not catalogue.task_sums.is_stale(), "the sums", 20)
    assert catalogue.task_sums.files(None)["NV"][0] == 1
    catalogue.close()
