"""Two sample offices, written and indexed once for all tests that hold what is known of them against their truth."""

import pytest

from tests.service.retold import Retold

FILES = 200


@pytest.fixture(scope="session", params=[5, 6])
def retold(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Retold:
    return Retold(tmp_path_factory.mktemp("retold") / "office", files=FILES, seed=request.param)
