"""A whole configuration: what a good file becomes, and what is said of a bad one."""

from datetime import date
from pathlib import Path

import pytest

from indexer.config.load import load
from indexer.config.tree import AccessConfig, PastUnit
from indexer.errors import ConfigError

SMALLEST = '[[drives]]\nname = "Chung"\npath = "drive"\n'


def write(folder: Path, text: str, name: str = "config.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def faults(folder: Path, text: str) -> list[str]:
    """The lines of the error, without the one that counts them."""
    with pytest.raises(ConfigError) as error:
        load(write(folder, text))
    return error.value.title.splitlines()[1:]


def test_a_drive_is_all_that_is_needed(tmp_path: Path) -> None:
    config = load(write(tmp_path, SMALLEST))
    assert [drive.path for drive in config.drives] == [tmp_path / "drive"]
    assert config.state.path == tmp_path / "state"
    assert (config.language, config.time_zone, config.web.port) == ("vi", "Asia/Ho_Chi_Minh", 8501)
    assert (config.units, config.people, config.tasks, config.notices) == ((), (), (), ())


def test_every_key_arrives(tmp_path: Path) -> None:
    config = load(
        write(
            tmp_path,
            r"""
language = "en"
time_zone = "UTC"
[[drives]]
name = "Chung"
path = "/mnt/chung"
unc = '\\may\chung\'
watch = "polling"
poll_seconds = 5
ignore = ["*.bak", "Tam/*"]
audit_log = "log/audit.log"
readers = ["an", "NS"]
[state]
path = "kept"
[web]
address = "[::1]"
port = 80
base_url = "https://chung.example.vn/"
[access]
mode = "proxy"
open_to_network = true
header = "Remote-User"
proxies = ["10.1.2.7/24", "::1"]
domains = ["STC"]
administrators = ["an"]
[attribution]
service_accounts = ["svc-*"]
[search]
engine = "whoosh"
batch_documents = 10
batch_ms = 0
[extract]
workers = 2
max_file_mb = 50
seconds = 2.5
memory_mb = 512
max_text_mb = 1
[guard]
share = 0.25
files = 5
[[units]]
code = "NS"
name = "Ngân sách"
short = "NS"
head = "an"
folders = ["/Phong NS/2026/"]
aliases = ["Phòng NS"]
[[people]]
login = "an"
name = "Nguyễn Văn An"
unit = "NS"
email = "an@example.vn"
aliases = ["NVAn"]
past_units = [{ unit = "NS", until = 2025-06-30 }]
[[tasks]]
code = "T1"
title = "Quyết toán"
lead = "NS"
coordinating = ["NS"]
people = ["an"]
assigned_on = 2026-01-02
due_on = "2026-03-31"
folders = ["Quyet toan"]
match = "quyết toán"
objective = "o"
products = ["Báo cáo"]
directive = "12/QĐ"
closed_on = 2026-03-01
""",
        )
    )
    drive, unit, person, task = config.drives[0], config.units[0], config.people[0], config.tasks[0]
    assert (drive.unc, drive.watch, drive.poll_seconds) == (r"\\may\chung", "polling", 5.0)
    assert (drive.ignore, drive.readers) == (("*.bak", "Tam/*"), ("an", "NS"))
    assert drive.audit_log == tmp_path / "log/audit.log"
    assert (config.state.path, config.web.address) == (tmp_path / "kept", "::1")
    assert config.web.base_url == "https://chung.example.vn"
    assert (config.extract.seconds, config.extract.workers, config.guard.share) == (2.5, 2, 0.25)
    assert (unit.folders, unit.head, person.aliases) == (("Phong NS/2026",), "an", ("NVAn",))
    assert person.past_units == (PastUnit("NS", date(2025, 6, 30)),)
    assert config.access == AccessConfig("proxy", True, "Remote-User", ("10.1.2.0/24", "::1"), ("STC",), ("an",))
    assert config.attribution.service_accounts == ("svc-*",)
    assert (task.assigned_on, task.due_on, task.products) == (date(2026, 1, 2), date(2026, 3, 31), ("Báo cáo",))


def test_names_typed_on_a_mac_are_the_same_names(tmp_path: Path) -> None:
    decomposed = "Nga\u0302n sa\u0301ch"
    text = SMALLEST + f'[[units]]\ncode="NS"\nname="{decomposed}"\nfolders=["{decomposed}"]\n'
    unit = load(write(tmp_path, text)).units[0]
    assert (unit.name, unit.folders) == ("Ngân sách", ("Ngân sách",))


def test_a_file_saved_by_notepad_is_read(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode())
    assert load(file).drives[0].name == "Chung"


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    said = faults(
        tmp_path,
        """
langage = "vi"
time_zone = "Asia/Hanoi"
[[drives]]
name = "A"
path = "d"
watch = "natve"
[web]
port = "8501"
[ldap]
host = "x"
[[people]]
login = "an"
unit = "NX"
[[units]]
code = "NS"
name = "Ngân sách"
""",
    )
    assert len(said) == 7
    expected = {
        'langage = "vi"': 'did you mean "language"?',
        'time_zone = "Asia/Hanoi"': "Asia/Ho_Chi_Minh",
        'drives[1].watch = "natve"': 'did you mean "native"?',
        'web.port = "8501"': "from 1 to 65535",
        "ldap ": "not available in this version",
        "people[1].name": "is missing",
        'people[1].unit = "NX"': "add the unit",
    }
    for key, cure in expected.items():
        assert any(line.strip().startswith(key) and cure in line for line in said), (key, said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "drives - is missing"),
        ('[drives]\nname = "A"\n', "write [[drives]] with two brackets"),
        ('drives = ["/mnt/x"]\n', "drives[1]"),
        ('[[drives]]\nname = "A"\n', "drives[1].path - is missing"),
        ('[[drives]]\npath = "d"\n', "drives[1].name - is missing"),
        (SMALLEST + '[[drives]]\nname = "chung"\npath = "e"\n', "is taken by drives[1]"),
        (SMALLEST + '[[drives]]\nname = "B"\npath = "drive/below"\n', "overlaps with drives[1].path"),
        (SMALLEST + '[[drives]]\nname = "B"\npath = "x/../drive"\n', "overlaps with drives[1].path"),
        (SMALLEST + '[state]\npath = "drive/state"\n', "the drive is never written to"),
        (SMALLEST + '[state]\npath = "."\n', "overlaps with drives[1].path"),
        (SMALLEST + 'ignore = ["[a"]\n', "never closed"),
        (SMALLEST + "ignore = ['a\\b']\n", "write 'a/b'"),
        (SMALLEST + 'ignore = "*.bak"\n', 'write ["*.bak"]'),
        (SMALLEST + "poll_seconds = true\n", "must be a number"),
        (SMALLEST + "poll_seconds = nan\n", "must be a number"),
        (SMALLEST + "backup = true\n", "not available in this version"),
        (SMALLEST + 'nam = "x"\n', 'did you mean "name"?'),
        (SMALLEST + 'readers = ["nobody"]\n', "neither a login nor the code of a unit"),
        (SMALLEST + '[web]\naddress = "0.0.0.0"\n', "open_to_network"),
        (SMALLEST + '[web]\naddress = "::"\n', "open_to_network"),
        (SMALLEST + '[web]\naddress = "999.1.1.1"\n', "must be an IP address"),
        (SMALLEST + '[web]\nbase_url = "chung.vn"\n', "must be an address of a web page"),
        (SMALLEST + '[web]\nadmin_password = "abc"\n', "secrets never stand in this file"),
        (SMALLEST + '[access]\nmode = "ldap"\n', "not available in this version"),
        (SMALLEST + '[search]\nengine = "opensearch"\n', "not available in this version"),
        (SMALLEST + '[extract]\nocr = "always"\n', 'must be "auto" or "off"'),
        (SMALLEST + '[extract]\nocr_languages = ["v!e"]\n', "must be a list of Tesseract"),
        (SMALLEST + '[[units]]\ncode = ""\nname = "x"\n', "must not be empty"),
        (SMALLEST + '[[units]]\ncode = "A"\nname = "x"\nfolders = ["../x"]\n', "below the drive"),
        (SMALLEST + "[[units]]\ncode = 'A'\nname = 'x'\nfolders = ['C:\\x']\n", "below the drive"),
        (SMALLEST + '[[units]]\ncode = "A"\nname = "x"\nhead = "an"\n', "is no login"),
        (SMALLEST + '[[units]]\ncode = "A"\nname = "x"\n[[units]]\ncode = "a"\nname = "y"\n', "is taken by units[1]"),
        (SMALLEST + '[[people]]\nlogin = "an"\nname = "x"\nunit = "Z"\n', "is no code of [[units]]"),
        ('time_zone = "../../etc/passwd"\n' + SMALLEST, "must be a time zone"),
        ('language = "fr"\n' + SMALLEST, 'must be "vi" or "en"'),
        ('include = "x.toml"\n' + SMALLEST, 'write ["x.toml"]'),
        ('include = ["x.toml"]\n' + SMALLEST, "must name a file that exists"),
    ],
)
def test_one_fault_and_its_cure(tmp_path: Path, text: str, expected: str) -> None:
    said = faults(tmp_path, text)
    assert any(expected in line for line in said), said
    assert all("Cure: " in line or "must " in line for line in said)


def test_a_secret_is_not_repeated(tmp_path: Path) -> None:
    said = faults(tmp_path, SMALLEST + '[web]\ntoken = "s3cr3t-value"\n')
    assert "s3cr3t" not in "\n".join(said)


def test_a_drive_without_a_usable_path_is_not_called_missing_too(tmp_path: Path) -> None:
    assert len(faults(tmp_path, '[[drives]]\nname = "A"\npath = 7\n')) == 1


def test_links_do_not_hide_an_overlap(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    said = faults(tmp_path, '[[drives]]\nname = "A"\npath = "real"\n[state]\npath = "link/state"\n')
    assert len(said) == 1 and "overlaps with drives[1].path" in said[0]


def test_a_missing_file_says_where_to_look(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="There is no configuration file") as error:
        load(tmp_path / "nothing.toml")
    assert "--config" in error.value.hint


@pytest.mark.parametrize(
    ("content", "title", "hint"),
    [
        (b'[[drives]]\npath = "C:\\Users"\n', "line 2", "single quotes"),
        (b"name = Chung\n", "line 1", "quotes"),
        ("[[drives]]\n".encode("utf-16"), "not written in UTF-8", "UTF-8"),
    ],
)
def test_what_is_no_toml_is_explained(tmp_path: Path, content: bytes, title: str, hint: str) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    with pytest.raises(ConfigError) as error:
        load(tmp_path / "config.toml")
    assert title in error.value.title
    assert hint in error.value.hint


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ('[access]\nmode = "proxy"\nproxies = []', "access.proxies"),
        ('[access]\nmode = "proxy"', "needs [[people]]"),
        ('[access]\nproxies = ["may-chu"]', 'write it like "127.0.0.1"'),
        ('[access]\nheader = "Cookie"', "only carries the login"),
        ('[access]\nadministrators = ["ai.do"]', "is no login of [[people]]"),
        ('[[people]]\nlogin = "an"\nname = "An"\npast_units = [{ unit = "DT" }]', "unit and until"),
        ('[[people]]\nlogin = "an"\nname = "An"\npast_units = [{ unit = "DT", until = 2025-06-30 }]', "past_units"),
    ],
)
def test_access_and_people_are_checked(tmp_path: Path, extra: str, said: str) -> None:
    assert any(said in line for line in faults(tmp_path, SMALLEST + extra + "\n"))


def test_people_of_one_name_are_told_apart_by_their_accounts(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    people = "".join(
        f'[[people]]\nlogin = "{login}"\nname = "{name}"\n'
        for login, name in (("hung.td", "Tô Đức Hùng"), ("tdhung", "Tô Đức Hùng"), ("an.nv", "Nguyễn Văn An"))
    )
    file.write_text(f'[[drives]]\nname = "Chung"\npath = "drive"\n{people}', encoding="utf-8")
    names = [person.name for person in load(file).people]
    assert names == ["Tô Đức Hùng (hung.td)", "Tô Đức Hùng (tdhung)", "Nguyễn Văn An"]
