"""Where a server's log may stand."""

from pathlib import Path

import pytest

from indexer.config.load import load
from indexer.errors import ConfigError


@pytest.mark.parametrize("place", ["unix:/run/ochung/audit", "udp:127.0.0.1:5514"])
def test_the_audit_log_may_be_a_socket(tmp_path: Path, place: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'[[drives]]\nname = "C"\npath = "d"\naudit_log = "{place}"\naudit_root = "/srv/c"\n')
    [drive] = load(file).drives
    assert (drive.audit_log, drive.audit_root) == (place, "/srv/c")


@pytest.mark.parametrize(
    "place", ["unix:audit", "udp:127.0.0.1", "udp:0.0.0.0:5514", "udp:10.0.0.5:5514", "udp:127.0.0.1:0"]
)
def test_only_sockets_on_this_computer_are_listened_to(tmp_path: Path, place: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'[[drives]]\nname = "C"\npath = "d"\naudit_log = "{place}"\n')
    with pytest.raises(ConfigError, match="socket on this computer"):
        load(file)
