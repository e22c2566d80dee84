"""One town for all tests of this folder; each finds everything running."""

import os
from collections.abc import Iterator

import pytest

from tests.scale.town import Town, running_town


@pytest.fixture(scope="package")
def whole_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with running_town(tmp_path_factory.mktemp("town")) as town:
        yield town


@pytest.fixture
def town(whole_town: Town) -> Iterator[Town]:
    """Everything runs, and nothing that another test did to it is left."""
    whole_town.all_running()
    yield whole_town
    whole_town.all_running()


@pytest.fixture
def is_long() -> bool:
    """Whether the long counts are wanted."""
    return os.environ.get("TEAMWORK_LONG", "") not in ("", "0")
