import pytest

from indexer.config.tree import WebConfig
from webui.hosts import hosts_of

HERE = hosts_of(WebConfig(base_url="https://ochung.example.vn/"), {"server01"})
OPEN = hosts_of(WebConfig(address="0.0.0.0"), {"server01", "server01.example.vn"})


@pytest.mark.parametrize(
    ("host", "here", "everywhere"),
    [
        ("localhost", True, True),
        ("LOCALHOST:8501", True, True),
        ("127.0.0.1:8501", True, True),
        ("[::1]:8501", True, True),
        ("ochung.example.vn", True, False),
        ("ochung.example.vn.", True, False),
        ("server01:8501", False, True),
        ("192.168.1.5:8501", False, True),  # a bare address cannot be made to lead elsewhere
        ("evil.example.com", False, False),
        ("localhost.evil.com", False, False),
        ("127.0.0.1.evil.com", False, False),
        ("localhost:8501@evil.com", False, False),
        ("", False, False),
        ("local host", False, False),
        ("[::1", False, False),
    ],
)
def test_only_known_names_are_answered(host: str, here: bool, everywhere: bool) -> None:
    assert (HERE.allows(host), OPEN.allows(host)) == (here, everywhere)


def test_origins() -> None:
    assert HERE.allows_origin("http://localhost:8501")
    assert not HERE.allows_origin("https://evil.example.com")
    assert not HERE.allows_origin("null")
