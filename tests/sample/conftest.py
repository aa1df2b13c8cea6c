from pathlib import Path

import pytest

from indexer import sample
from tests.sample.drive import UNTIL, Drive


@pytest.fixture(scope="session")
def drive(tmp_path_factory: pytest.TempPathFactory) -> Drive:
    target: Path = tmp_path_factory.mktemp("sample") / "office"
    sample.write(target, files=300, seed=1, until=UNTIL)
    return Drive(target)
