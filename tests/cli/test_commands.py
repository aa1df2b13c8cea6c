"""Each command against a real, indexed drive."""

import json
import zipfile
from pathlib import Path

import pytest

from indexer.cli.commands.search import EXPLAINED
from indexer.cli.main import main
from indexer.search.parser import HINTS
from tests.cli.conftest import FILES, Ask, make_office


def test_search_without_marks_finds_all_spellings(ask: Ask) -> None:
    code, found, _ = ask("search", "quyet", "toan")
    assert code == 0
    assert found["total"] == 3
    assert {hit["name"] for hit in found["hits"]} == {"Quyết toán dự án.txt", "odd\x1b[31m.txt", "Kết luận.txt"}
    assert "<mark>quyết toán</mark>" in found["hits"][0]["snippet"].lower().replace("</mark> <mark>", " ")


def test_pages_of_hits(ask: Ask) -> None:
    whole = [hit["id"] for hit in ask("search", "quyết toán")[1]["hits"]]
    paged = [ask("search", "quyết toán", "--limit", "1", "--offset", str(n))[1]["hits"][0]["id"] for n in range(3)]
    assert paged == whole
    assert ask("search", "quyết toán", "--limit", "1")[1]["total"] == 3


def test_newest_first(ask: Ask) -> None:
    times = [hit["modified_at"] for hit in ask("search", "quyết toán", "--sort", "newest")[1]["hits"]]
    assert times == sorted(times, reverse=True)


def test_a_closed_drive_is_seen_by_its_readers_only(ask: Ask) -> None:
    def drives(*viewer: str) -> set[str]:
        return {hit["drive"] for hit in ask(*viewer, "search", "quyết toán")[1]["hits"]}

    assert drives() == {"Chung", "Kín"}
    assert drives("--as", "binh") == {"Chung", "Kín"}
    assert drives("--as", "an") == {"Chung"}
    found = ask("--as", "an", "search", "quyết toán")[1]
    assert found["total"] == 2 and "Thanh tra" not in json.dumps(found, ensure_ascii=False)


def test_a_document_is_shown_by_its_path_or_id_and_to_its_readers_only(ask: Ask) -> None:
    code, found, _ = ask("document", "Ngân sách/Dự toán.txt")
    assert (code, found["path"], found["relations"]) == (0, "Ngân sách/Dự toán.txt", [])
    assert ask("document", str(found["id"]))[1] == found
    hidden = ask("document", "Kết luận.txt")[1]["id"]
    for asked in ("Kết luận.txt", str(hidden)):
        code, refused, _ = ask("--as", "an", "document", asked)
        assert code == 1 and set(refused) == {"error", "hint"}
    assert "Kết luận.txt" not in json.dumps(ask("--as", "an", "document", "Ngân sách/Quyết toán dự án.txt")[1])


def test_activity_is_limited_by_what_is_asked(ask: Ask) -> None:
    code, found, _ = ask("activity")
    assert code == 0
    assert len(found["events"]) == len(FILES)
    assert {event["action"] for event in found["events"]} == {"added"}
    assert len(ask("activity", "--limit", "2")[1]["events"]) == 2
    assert len(ask("activity", "--path", "Ngân sách/*")[1]["events"]) == 2
    assert len(ask("activity", "--until", "2000-01-01")[1]["events"]) == 0
    assert len(ask("activity", "--as", "an")[1]["events"]) == 3


def test_activity_goes_into_a_table(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "việc.csv"
    assert ask("activity", "--as", "an", "--csv", str(file))[:2] == (0, {"file": str(file), "rows": 3})
    text = file.read_text(encoding="utf-8-sig")
    assert text.startswith("at,person,others,unit,strength,") and "Kết luận" not in text
    assert ask("activity", "--xlsx", str(tmp_path / "việc.xlsx"))[1]["rows"] == len(FILES)
    assert zipfile.is_zipfile(tmp_path / "việc.xlsx")
    assert ask("activity", "--csv", str(tmp_path / "không có" / "x.csv"))[0] == 1
    assert sorted(one.name for one in tmp_path.glob("*việc*")) == ["việc.csv", "việc.xlsx"]


def test_open_tells_who_has_what_open_until_it_is_closed(
    ask: Ask, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask("open")[:2] == (0, {"open": []})
    locks = [office / "drive/Ngân sách/.~lock.Dự toán.txt#", office / "closed/.~lock.Kết luận.txt#"]
    for lock in locks:
        lock.write_text("Văn\x1b An,an,PC-07,,;", encoding="utf-8")
    assert ask("index")[0] == 0
    [hidden, one] = sorted(ask("open")[1]["open"], key=lambda one: one["drive"], reverse=True)
    assert (hidden["path"], one["path"]) == ("Kết luận.txt", "Ngân sách/Dự toán.txt")
    assert (one["person"], one["unit"], one["host"], one["is_stale"]) == (
        "Nguyễn Văn An",
        "Phòng Ngân sách",
        "PC-07",
        False,
    )
    assert [seen["path"] for seen in ask("open", "--as", "an")[1]["open"]] == ["Ngân sách/Dự toán.txt"]
    assert main(["--config", str(office / "config.toml"), "open"]) == 0
    assert "Ngân sách/Dự toán.txt  Nguyễn Văn An (PC-07)" in capsys.readouterr().out
    for lock in locks:
        lock.unlink()
    assert ask("index")[0] == 0
    assert ask("open")[1] == {"open": []}


def test_status_counts_what_is_there(ask: Ask) -> None:
    code, found, _ = ask("status")
    assert code == 0
    assert (found["documents"], found["outbox"], found["service"]) == (len(FILES), 0, False)
    assert [drive["name"] for drive in found["drives"]] == ["Chung", "Kín"]
    assert all(drive["last_scan_at"] for drive in found["drives"])
    assert found["index"]["documents"] == len(FILES)


def test_a_second_pass_finds_nothing_new(ask: Ask) -> None:
    code, found, _ = ask("index")
    assert code == 0
    assert (found["files"], found["added"], found["modified"], found["removed"]) == (len(FILES), 0, 0, 0)
    assert set(found) >= {"files", "added", "modified", "moved", "removed", "failed", "seconds"}


def test_a_mistake_in_a_query_is_searched_as_words_and_explained(ask: Ask) -> None:
    code, found, said = ask("search", '"chưa đóng')
    assert (code, found["hints"]) == (0, ["query.open_quote"])
    assert "quotation mark" in said


def test_every_hint_has_words() -> None:
    assert set(EXPLAINED) == set(HINTS)


def test_rebuild_and_verify_agree(ask: Ask) -> None:
    code, found, _ = ask("rebuild")
    assert (code, found["documents"]) == (0, len(FILES))
    code, found, _ = ask("verify")
    assert (code, found["ok"]) == (0, True)


def test_verify_names_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_office(tmp_path)
    assert main(["--config", str(folder / "config.toml"), "index"]) == 0
    (folder / "drive/Ngân sách/Mới.txt").write_text("mới")
    (folder / "drive/Ngân sách/Dự toán.txt").unlink()
    capsys.readouterr()
    assert main(["--config", str(folder / "config.toml"), "--json", "verify"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["ok"]
    assert "Mới.txt" in found["missing_in_catalogue"][0]
    assert "Dự toán.txt" in found["missing_on_drive"][0]


def test_a_vanished_drive_is_held_back_until_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_office(tmp_path)
    config = ["--config", str(folder / "config.toml"), "--json"]
    assert main([*config, "index"]) == 0
    (folder / "drive").rename(folder / "unplugged")
    capsys.readouterr()
    assert main([*config, "index"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["held"] == "root_missing"
    assert json.loads(out)["removed"] == 0
    assert "--accept-removals" in err
    (folder / "unplugged").rename(folder / "drive")
    assert main([*config, "index"]) == 0


def test_no_failures_is_said(ask: Ask) -> None:
    code, found, said = ask("failures")
    assert (code, found) == (0, {"failures": []})
    assert "Every file could be read" in said


def test_doctor_is_content_with_the_office(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ask("doctor")[1]
    assert {check["name"] for check in found["checks"]} >= {
        "configuration",
        "drive Chung",
        "watch Chung",
        "state folder",
    }
    assert all(set(check) == {"name", "ok", "detail", "cure"} for check in found["checks"])
    # The port may be anybody's on the machine that tests run on.
    assert [check for check in found["checks"] if not check["ok"] and check["name"] != "web page"] == []


def test_doctor_reports_a_bad_configuration_as_a_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "config.toml").write_text("[web]\nport = 0\n")
    assert main(["--config", str(tmp_path / "config.toml"), "doctor", "--json"]) == 1
    first = json.loads(capsys.readouterr().out)["checks"][0]
    assert (first["name"], first["ok"]) == ("configuration", False)
    assert "web.port" in first["detail"] and first["cure"]


def test_words_for_people_hold_no_control_characters(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for words in (["search", "quyết toán"], ["activity"], ["status"]):
        assert main(["--config", str(office / "config.toml"), *words]) == 0
    out, _ = capsys.readouterr()
    assert r"odd\x1b[31m.txt" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("command", ["index", "verify", "rebuild", "doctor", "run"])
def test_what_concerns_the_machine_is_the_administrators(ask: Ask, command: str) -> None:
    code, found, _ = ask("--as", "an", command)
    assert code == 2 and "--as" in found["hint"]
