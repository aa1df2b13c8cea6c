"""Files find their tasks as they are recorded, keep them when they move, and are looked at again when rules change."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.config.load import load
from indexer.library import open_library
from indexer.model.task import How, Tag
from indexer.service.jobs import index
from tests.service.retold import Retold

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HEAD = '[[drives]]\nname = "chung"\npath = "drive"\n'
TASK = '[[tasks]]\ncode = "{}"\ntitle = "Việc"\n'


class Place:
    def __init__(self, home: Path) -> None:
        self.home, self.drive = home, home / "drive"
        self.drive.mkdir()

    def rules(self, *tasks: str) -> None:
        (self.home / "config.toml").write_text(HEAD + "".join(tasks), encoding="utf-8")

    def save(self, path: str, text: str = "Nội dung") -> None:
        file = self.drive / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def move(self, path: str, to: str) -> None:
        (self.drive / to).parent.mkdir(parents=True, exist_ok=True)
        (self.drive / path).rename(self.drive / to)

    def index(self) -> None:
        index(load(self.home / "config.toml"))

    def opened(self) -> Catalogue:
        return open_catalogue(load(self.home / "config.toml").state.path)

    def tags(self, path: str) -> tuple[tuple[str, ...], dict[str, tuple[str, str]]]:
        """What stands beside the document, and its tags that count: task -> (how, detail)."""
        catalogue = self.opened()
        [document] = catalogue.documents.at(path, None)
        tags = catalogue.tags.of([document.id]).get(document.id, ())
        catalogue.close()
        return document.tasks, {tag.task: (str(tag.how), tag.detail) for tag in tags if tag.is_on}

    def say(self, path: str, task: str, *, is_on: bool) -> None:
        catalogue = self.opened()
        [document] = catalogue.documents.at(path, None)
        with catalogue.writing():
            catalogue.tags.put(Tag(document.id, task, How.HAND, is_on=is_on, by="an.nv", at=AT))
            catalogue.tag_work.add((document.id,))
        catalogue.close()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.rules(TASK.format("QT-01") + 'folders = ["Quyết toán"]\n', TASK.format("QT-02"))
    return made


def test_a_file_keeps_its_task_when_it_moves_and_a_new_place_adds_its_own(place: Place) -> None:
    place.save("Quyết toán/a.txt")
    place.index()
    assert place.tags("Quyết toán/a.txt") == (("QT-01",), {"QT-01": ("folder", "Quyết toán")})
    place.move("Quyết toán/a.txt", "Lưu trữ/a.txt")
    place.index()
    assert place.tags("Lưu trữ/a.txt") == (("QT-01",), {"QT-01": ("folder", "Quyết toán")})
    place.move("Lưu trữ/a.txt", "QT-02/a.txt")
    place.index()
    tasks, tags = place.tags("QT-02/a.txt")
    assert tasks == ("QT-02", "QT-01")
    assert tags == {"QT-01": ("folder", "Quyết toán"), "QT-02": ("code", "QT-02")}


def test_not_this_task_is_remembered_whatever_the_rules_say(place: Place) -> None:
    place.save("Quyết toán/a.txt")
    place.index()
    place.say("Quyết toán/a.txt", "QT-01", is_on=False)
    place.index()
    assert place.tags("Quyết toán/a.txt") == ((), {})
    place.save("Quyết toán/a.txt", "Nội dung khác")
    place.index()
    place.move("Quyết toán/a.txt", "Quyết toán/QT-01/a.txt")
    place.index()
    assert place.tags("Quyết toán/QT-01/a.txt") == ((), {})


def test_other_rules_put_known_files_elsewhere_without_an_event(place: Place) -> None:
    place.save("Quyết toán/a.txt")
    place.save("Dự án X/b.txt")
    place.save("tai lieu QT-03.txt")
    place.index()
    place.rules(TASK.format("QT-02") + 'folders = ["Dự án X"]\n', TASK.format("QT-03"), TASK.format("QT-01"))
    catalogue = place.opened()
    events = catalogue.events.last_id()
    place.index()
    assert place.tags("Quyết toán/a.txt") == ((), {})
    assert place.tags("Dự án X/b.txt")[0] == ("QT-02",)
    assert place.tags("tai lieu QT-03.txt")[1] == {"QT-03": ("code", "QT-03")}
    assert catalogue.events.last_id() == events
    assert catalogue.outbox.count() == 0
    catalogue.close()


def test_a_withdrawn_task_comes_back_with_its_files(place: Place) -> None:
    place.save("Quyết toán/a.txt")
    place.index()
    place.move("Quyết toán/a.txt", "Lưu trữ/a.txt")
    place.rules(TASK.format("QT-02"))
    place.index()
    assert place.tags("Lưu trữ/a.txt")[0] == ()
    place.rules(TASK.format("QT-02"), TASK.format("QT-01") + 'folders = ["Quyết toán"]\n')
    place.index()
    assert place.tags("Lưu trữ/a.txt")[0] == ("QT-01",)


DIRECTIVE = "SỞ TÀI CHÍNH\nSố: 45/QĐ-STC\nTân Lộc, ngày 02 tháng 3 năm 2026\nQUYẾT ĐỊNH\nVề việc rà soát công nợ\n"
REPORT = "SỞ TÀI CHÍNH\nSố: 60/BC-STC\nTân Lộc, ngày 20 tháng 3 năm 2026\nBÁO CÁO\nKết quả rà soát\n{}\n"


def test_papers_that_carry_out_the_directive_belong_to_its_task(place: Place) -> None:
    place.rules(TASK.format("QT-01") + 'directive = "45/QĐ-STC ngày 02/3/2026"\nassigned_on = 2026-03-03\n')
    place.save("a/Quyết định.txt", DIRECTIVE)
    place.save("b/Báo cáo.txt", REPORT.format("Thực hiện Quyết định số 45/QĐ-STC ngày 02/3/2026 của Sở Tài chính."))
    place.save("b/Khác.txt", REPORT.format("Thực hiện Quyết định số 45/QĐ-STC ngày 02/3/2024 của Sở Tài chính."))
    place.index()
    assert place.tags("a/Quyết định.txt")[1] == {"QT-01": ("number", "45/QĐ-STC")}
    assert place.tags("b/Báo cáo.txt")[1] == {"QT-01": ("number", "45/QĐ-STC")}
    assert place.tags("b/Khác.txt")[0] == ()


def test_what_answers_a_paper_that_somebody_tagged_follows_it(place: Place) -> None:
    place.save("a/Quyết định.txt", DIRECTIVE)
    place.save("b/Báo cáo.txt", REPORT.format("Thực hiện Quyết định số 45/QĐ-STC ngày 02/3/2026 của Sở Tài chính."))
    place.save("b/Căn cứ.txt", REPORT.format("Căn cứ Quyết định số 45/QĐ-STC ngày 02/3/2026 của Sở Tài chính;"))
    place.index()
    catalogue = place.opened()
    with catalogue.writing():
        catalogue.tag_work.add_following("45/qd-stc", "chung")
    place.say("a/Quyết định.txt", "QT-02", is_on=True)
    place.index()
    assert place.tags("b/Báo cáo.txt")[1] == {"QT-02": ("number", "45/QĐ-STC")}
    assert place.tags("b/Căn cứ.txt")[0] == ()
    with catalogue.writing():
        catalogue.tag_work.add_following("45/qd-stc", "chung")
    catalogue.close()
    place.say("a/Quyết định.txt", "QT-02", is_on=False)
    place.index()
    assert place.tags("b/Báo cáo.txt")[0] == ()


def test_what_a_saved_query_finds_serves_its_task_but_not_what_holds_some_of_its_words(place: Place) -> None:
    query = TASK.format("QT-01") + "match = '\"cầu Bình An\"'\n"
    place.rules(query)
    place.save("a/Hồ sơ.txt", "Quyết toán cầu Bình An, gói thầu số 2.")
    place.save("a/Cầu khác.txt", "Bình An là tên một xã có cầu.")
    place.index()
    assert place.tags("a/Hồ sơ.txt") == (("QT-01",), {"QT-01": ("query", '"cầu Bình An"')})
    assert place.tags("a/Cầu khác.txt") == ((), {})
    place.say("a/Hồ sơ.txt", "QT-01", is_on=False)
    place.save("b/Khác.txt", "Thêm về cầu Bình An.")
    place.index()
    assert place.tags("a/Hồ sơ.txt")[0] == () and place.tags("b/Khác.txt")[0] == ("QT-01",)
    place.rules(TASK.format("QT-01"))
    place.index()
    assert place.tags("b/Khác.txt") == ((), {})


def test_a_query_that_comes_later_finds_what_is_there_already(place: Place) -> None:
    place.rules(TASK.format("QT-01"))
    place.save("a/Hồ sơ.txt", "Quyết toán cầu Bình An.")
    place.index()
    place.rules(TASK.format("QT-01") + "match = 'cầu Bình An'\n")
    place.index()
    assert place.tags("a/Hồ sơ.txt")[0] == ("QT-01",)


def test_tags_of_a_sample_office_are_those_of_its_truth_and_the_rest_is_suggested(retold: Retold) -> None:
    config = retold.config(with_log=False)
    index(config, with_scans=False)
    truth = {path: about["task"] for path, about in retold.documents.items()}
    catalogue = open_catalogue(config.state.path)
    documents = catalogue.documents.many(list(catalogue.documents.versions()))
    tags = catalogue.tags.of(list(documents))
    found = {(documents[id].path, tag.task) for id, several in tags.items() for tag in several if tag.is_on}
    told = {(path, task) for path, task in truth.items() if task}
    assert {(one.path, task) for one in documents.values() for task in one.tasks} == found
    print(f"\nprecision {len(found & told) / len(found):.3f} recall {len(found & told) / len(told):.3f} of {len(told)}")
    assert len(found & told) >= 0.98 * len(found)
    assert len(found & told) >= 0.9 * len(told)

    by_code = {id for id, several in tags.items() if any(tag.how is How.CODE for tag in several)}
    forgotten = {id for id in by_code if not catalogue.documents.is_gone(id) and truth.get(documents[id].path)}
    with catalogue.writing():  # as if no code stood in their names
        for id in forgotten:
            catalogue.documents.set_tasks(id, ())
            for tag in tags[id]:
                catalogue.tags.drop(id, tag.task)
    catalogue.close()
    missed = {documents[id].path for id in forgotten} | {path for path, task in told if (path, task) not in found}
    library = open_library(config)
    viewer = library.viewer(None)
    right = 0
    for path in missed:
        document = library.at(viewer, path)[0].id
        right += truth[path] in [one.task.code for one in library.likely_tasks(viewer, document)]
    library.close()
    print(f"among three {right} of {len(missed)}")
    assert len(missed) >= 10 and right >= 0.8 * len(missed)
