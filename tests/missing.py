"""What becomes of a test whose program is not on this machine."""

import os
from typing import NoReturn

import pytest


def is_ci() -> bool:
    return os.environ.get("CI", "").lower() not in {"", "0", "false", "no"}


def skip_or_fail(reason: str) -> NoReturn:
    """Skips where somebody tries the project out; fails where CI has promised that nothing is left out."""
    if is_ci():
        pytest.fail(f"{reason} (CI is set, so this is not skipped)", pytrace=False)
    pytest.skip(reason)
