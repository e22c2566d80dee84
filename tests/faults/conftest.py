"""How long the counts are: `TEAMWORK_LONG=1` asks for those of the promise."""

import os

import pytest


@pytest.fixture
def is_long() -> bool:
    """Whether the long counts are wanted."""
    return os.environ.get("TEAMWORK_LONG", "") not in ("", "0")
