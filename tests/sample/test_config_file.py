"""The sample's configuration, and how the truth agrees with it."""

from collections import Counter

from tests.sample.drive import Drive


def test_tasks_of_configuration_and_truth_are_the_same(drive: Drive) -> None:
    truth = dict(drive.truth["tasks"])
    for task in drive.config["tasks"]:
        told = truth.pop(task["code"])
        assert (task["title"], task["lead"], task["coordinating"]) == (
            told["title"],
            told["lead"],
            told["coordinating"],
        )
        assert task["due_on"].isoformat() == told["due_on"]
    assert not truth


def test_documents_of_a_task_lie_in_its_folder_or_bear_its_code(drive: Drive) -> None:
    folders = {task["code"]: task["folders"][0] for task in drive.config["tasks"]}
    for path, one in drive.truth["documents"].items():
        if one["task"] and not one["duplicate_of"]:
            assert path.startswith(folders[one["task"]] + "/") or f"/{one['task']}/" in path


def test_units_of_documents_are_those_whose_folder_holds_them(drive: Drive) -> None:
    units = {unit["name"]: unit["folders"][0] for unit in drive.config["units"]}
    for path, one in drive.truth["documents"].items():
        assert path.startswith(units[one["unit"]] + "/"), path


def test_two_people_share_a_name_and_nobody_a_login_or_an_alias(drive: Drive) -> None:
    people = drive.config["people"]
    assert Counter(person["name"] for person in people).most_common(1)[0][1] == 2
    for key in ([person["login"] for person in people], [alias for person in people for alias in person["aliases"]]):
        assert len(set(key)) == len(key)


def test_mail_addresses_lead_nowhere(drive: Drive) -> None:
    assert all(person["email"].endswith(".example") for person in drive.config["people"])


def test_the_sample_may_be_moved(drive: Drive) -> None:
    assert str(drive.target) not in (drive.target / "config.toml").read_text(encoding="utf-8")
