"""Whom to ask, from the shell."""

import json
from pathlib import Path

import pytest
from docx import Document as NewDocument

from indexer.cli.main import main

CONFIG = """
[[drives]]
name = "Chung"
path = "drive"
[[people]]
login = "an"
name = "Nguyễn Văn An"
"""


def test_whom_to_ask_with_the_documents_that_show_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "drive").mkdir()
    document = NewDocument()
    document.add_paragraph("Kiểm kê tài sản công năm 2026")
    document.core_properties.author = document.core_properties.last_modified_by = "Nguyễn Văn An"
    document.save(str(tmp_path / "drive/Kiểm kê.docx"))
    configured = ["--config", str(tmp_path / "config.toml")]
    assert main([*configured, "index"]) == 0
    capsys.readouterr()
    assert main([*configured, "--json", "experts", "tai", "san"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["experts"]
    assert (one["person"], one["documents"], one["proofs"][0]["path"]) == ("Nguyễn Văn An", 1, "Kiểm kê.docx")
    assert main([*configured, "experts", "tài sản"]) == 0
    assert "no ranking of performance" in "".join(capsys.readouterr())
