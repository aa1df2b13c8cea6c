"""The pointer to the index in use, its format, and its seal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.search import is_outdated, is_sealed, open_reader, open_writer, pointer, rebuild
from tests.search.corpus import generated


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rebuild(tmp_path, generated(5))
    return tmp_path


def _file(folder: Path, ending: str) -> Path:
    (found,) = folder.rglob(f"*{ending}")
    return found


def test_an_index_nobody_touched_is_sealed(folder: Path) -> None:
    assert is_sealed(folder)
    open_reader(folder).close()
    open_writer(folder).close()
    assert is_sealed(folder)


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: _file(folder, ".seg").write_bytes(b"damaged"),
        lambda folder: _file(folder, ".seg").unlink(),
        lambda folder: _file(folder, ".toc").unlink(),
        lambda folder: (folder / "current").unlink(),
        lambda folder: (folder / "sealed").unlink(),
        lambda folder: open_writer(folder).apply(generated(1), ()),  # and then a crash: nobody closed it
    ],
)
def test_any_change_breaks_the_seal(folder: Path, harm: Callable[[Path], object]) -> None:
    harm(folder)
    assert not is_sealed(folder)


def test_an_index_of_another_layout_answers_but_is_not_sealed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pointer, "LAYOUT", pointer.LAYOUT + 1)
    assert is_outdated(folder) and not is_sealed(folder)
    assert open_reader(folder).documents == 5
    rebuild(folder, generated(3))
    assert is_sealed(folder) and not is_outdated(folder)
