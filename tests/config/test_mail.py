"""What `[mail]`, `[reminders]` and `[calendar]` may hold."""

from datetime import time
from pathlib import Path

import pytest

from indexer.config.load import load
from tests.config.test_load import SMALLEST, faults, write


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SMALLEST + '[mail]\nhost = "mail.vn"\n', "mail.sender - is missing"),
        (SMALLEST + '[mail]\nhost = "m"\nsender = "a@b.vn\\nBcc: c@d.vn"\n', "control characters"),
        (SMALLEST + '[mail]\nhost = "m"\nsender = "Ổ Chung <a@b.vn>"\n', "must be a mail address"),
        (SMALLEST + '[mail]\nhost = "m"\nsender = "a@b.vn"\nlogin = "a"\n', "password_env"),
        (SMALLEST + '[mail]\nhost = "m"\nsender = "a@b.vn"\npassword = "x"\n', "secrets never stand in this file"),
        (
            SMALLEST + '[mail]\nhost = "m"\nsender = "a@b.vn"\nlogin = "a"\npassword_env = "P"\nsecurity = "none"\n',
            "in the clear",
        ),
        (SMALLEST + '[reminders]\nhours = "17:00-7:30"\n', "must begin before it ends"),
        (SMALLEST + '[reminders]\nhours = "7-17"\n', "hours of a day"),
        (SMALLEST + '[calendar]\ndays_off = ["Tết"]\n', "must be a date"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in "\n".join(faults(tmp_path, text))


def test_a_server_its_password_and_the_hours_are_read(tmp_path: Path) -> None:
    text = (
        '[mail]\nhost = "mail.stc.vn"\nsender = "a@stc.vn"\nlogin = "a"\npassword_file = "mk"\n'
        '[reminders]\nhours = "8:00 - 16:30"\n'
    )
    config = load(write(tmp_path, SMALLEST + text))
    assert (config.mail.security, config.mail.password_file) == ("starttls", tmp_path / "mk")
    assert config.reminders.hours == (time(8), time(16, 30))
