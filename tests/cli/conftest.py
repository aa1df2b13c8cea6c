"""A small office: one drive, two units, one task; indexed once, then asked by many tests."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.cli.main import main

CONFIG = """
[[drives]]
name = "Chung"
path = "drive"
[[drives]]
name = "Kín"
path = "closed"
readers = ["TT"]
[[units]]
code = "NS"
name = "Phòng Ngân sách"
folders = ["Ngân sách"]
[[units]]
code = "TT"
name = "Thanh tra"
[[people]]
login = "an"
name = "Nguyễn Văn An"
unit = "NS"
[[people]]
login = "binh"
name = "Trần Bình"
unit = "TT"
"""
FILES = {
    "drive/Ngân sách/Quyết toán dự án.txt": "Báo cáo quyết toán dự án hoàn thành năm 2025.",
    "drive/Ngân sách/Dự toán.txt": "Dự toán ngân sách năm 2026.",
    "drive/odd\x1b[31m.txt": "Tên tệp lạ, nội dung quyết toán.",
    "closed/Kết luận.txt": "Kết luận thanh tra việc quyết toán.",
}


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of config.toml, every file indexed."""
    folder = make_office(tmp_path_factory.mktemp("office"))
    assert main(["--config", str(folder / "config.toml"), "index"]) == 0
    return folder


def make_office(folder: Path) -> Path:
    (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    for age, (name, text) in enumerate(FILES.items()):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        written = time.time() - age * 86_400
        os.utime(file, (written, written))
    return folder


Ask = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def ask(office: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a command with --json: (exit code, the document, what was said on standard error)."""

    def asked(*words: str) -> tuple[int, Any, str]:
        capsys.readouterr()
        code = main(["--config", str(office / "config.toml"), *words, "--json"])
        out, err = capsys.readouterr()
        return code, json.loads(out), err

    return asked
