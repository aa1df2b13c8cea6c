"""What a terminal gets to see."""

import pytest

from indexer.cli.output import marked, visible
from indexer.cli.progress import bar, line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định số 12.docx", "Quyết định số 12.docx"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\nb\rc\td", r"a\nb\rc\td"),
        ("mật\u202excod.exe", r"mật\u202excod.exe"),
        ("a\x9bb", r"a\x9bb"),
        ("a\ud83db", r"a\ud83db"),
        ("a\u2028b", r"a\u2028b"),
    ],
)
def test_no_name_plays_the_terminal(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_a_snippet_is_text_without_its_markup() -> None:
    assert marked("a &lt;b&gt; <mark>quyết</mark>\ntoán &amp; <mark>\x1b[2J</mark>") == r"a <b> quyết toán & \x1b[2J"


def test_the_bar_grows_to_its_end() -> None:
    assert line("Indexing", 0, 10) == f"Indexing [{'.' * 30}] 0 of 10"
    assert line("Indexing", 5, 10) == f"Indexing [{'#' * 15}{'.' * 15}] 5 of 10"
    assert line("Indexing", 12, 10) == f"Indexing [{'#' * 30}] 12 of 10"
    assert line("Indexing", 7, 0) == "Indexing: 7"


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with bar("Indexing") as progress:
        progress(1, 2)
    assert capsys.readouterr() == ("", "")
